/** Which addresses may be opened or loaded, and what the page's policy lets through. */

import { describe, expect, it } from "vitest";
import { readImageUrl, readLocalImage } from "../../../src/extension/features/preview/imageUrl";
import { readWebLink } from "../../../src/extension/features/preview/links";
import { buildPageHtml } from "../../../src/extension/features/preview/pageHtml";

const parts = { nonce: "abc", script: "start();", style: "p { margin: 0 }", language: "en", imageHosts: [], fileSource: undefined };

function policyOf(imageHosts: readonly string[]): string {
  return /Content-Security-Policy" content="([^"]*)"/u.exec(buildPageHtml({ ...parts, imageHosts }))?.[1] ?? "";
}

describe("readWebLink", () => {
  it.each([
    ["https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2"],
    ["http://example.com", "http://example.com/"],
    ["//example.com/x", "https://example.com/x"],
    ["HTTPS://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/"],
  ])("opens %s", (address, expected) => {
    expect(readWebLink(address)).toBe(expected);
  });

  it.each(["javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "command:workbench.action.quit", "vscode://x", "file:///etc/passwd", "data:text/html,x", "/relative", "", "https://", `https://${"a".repeat(9_000)}`])(
    "refuses %j",
    (address) => {
      expect(readWebLink(address)).toBeUndefined();
    },
  );
});

describe("readImageUrl", () => {
  it.each([
    ["https://img.example.com/a.png", "img.example.com"],
    ["//img.example.com/a.png", "img.example.com"],
    ["https://IMG.example.com:8443/a.png", "img.example.com:8443"],
  ])("knows the host of %s", (address, host) => {
    expect(readImageUrl(address)?.host).toBe(host);
  });

  it.each(["http://img.example.com/a.png", "data:image/svg+xml,<svg onload=alert(1)>", "https://user:pass@img.example.com/", "images/a.png", "file:///a.png", "https://", "https://[::1]/a.png"])(
    "refuses %j",
    (address) => {
      expect(readImageUrl(address)).toBeUndefined();
    },
  );
});

describe("readLocalImage", () => {
  it.each([
    ["图/a.png", "图/a.png", false],
    ["./a%20b.JPG?x=1#y", "./a b.JPG", false],
    ["../up.webp", "../up.webp", false],
    ["/images/a.svg", "/images/a.svg", true],
    ["a\\b.gif", "a/b.gif", false],
    ["100%.png", "100%.png", false],
  ])("reads the path of %s", (address, path, fromRoot) => {
    expect(readLocalImage(address)).toEqual({ path, fromRoot });
  });

  it.each(["", "a.html", "a.png.js", "//host/a.png", "\\\\host\\a.png", "%2f%2fhost/a.png", "file:///a.png", "vscode://a.png", "data:image/png,a.png", "javascript:a.png", "C:a.png", "a\u0000.png", `${"a/".repeat(600)}a.png`])(
    "refuses %j",
    (address) => {
      expect(readLocalImage(address)).toBeUndefined();
    },
  );
});

describe("buildPageHtml", () => {
  it("lets nothing through but its own files", () => {
    expect(policyOf([])).toBe(
      "default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'; img-src 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it("lets images through from allowed hosts only, and never a directive", () => {
    expect(policyOf(["a.example.com", "b.example.com:8443"])).toContain("img-src https://a.example.com https://b.example.com:8443;");
    expect(policyOf(["a.example.com; script-src *", "'unsafe-inline'", "*.example.com", "data:"])).toContain("img-src 'none';");
    expect(policyOf(["*"])).toContain("img-src https:;");
    expect(buildPageHtml({ ...parts, fileSource: "https://own.test" })).toContain("img-src https://own.test;");
    expect(buildPageHtml({ ...parts, fileSource: "https://own.test", imageHosts: ["a.example.com"] })).toContain("img-src https://own.test https://a.example.com;");
  });

  it("holds no markup of anyone else's making", () => {
    expect(buildPageHtml({ ...parts, language: '"><script>alert(1)</script>' })).not.toContain("<script>alert");
  });

  it.each(["</script>", "<!--", "</STYLE", "<script"])("holds no file with %s in it, which would end the file's element or begin another", (markup) => {
    expect(() => buildPageHtml({ ...parts, script: `"${markup}"` })).toThrow();
    expect(() => buildPageHtml({ ...parts, style: `/* ${markup} */` })).toThrow();
  });
});
