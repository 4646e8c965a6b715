/** Broken and hostile sidecars: each is told for what it is, and nothing in it is lost or believed. */

import { describe, expect, it } from "vitest";
import { decidedState, replay } from "../../../src/core/annotations/history";
import { parseSidecar } from "../../../src/core/annotations/sidecar/readSidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { articleNames, authorPart, isSidecarOf, sidecarName } from "../../../src/core/annotations/sidecar/sidecarName";
import { hashOf, openText, saved } from "./support";

const head = '"format":"zhupi-sidecar","version":1,"article":{"name":"a.md","hash":"sha256:0","length":10}';
const good = JSON.stringify({
  id: "a",
  kind: "entity",
  label: "ORG",
  status: "accepted",
  author: "李",
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  targets: [{ selectors: [{ type: "position", start: 0, end: 4 }] }],
  history: [],
});
const file = (...annotations: string[]): string => `{${head},"annotations":[${annotations.join(",")}]}`;
const change = (field: string, value: unknown): string => JSON.stringify({ ...(JSON.parse(good) as object), [field]: value });

describe("a sidecar that can't be read", () => {
  it.each([
    ["empty", ""],
    ["white space", " \n\t "],
    ["cut in a string", file(good).slice(0, 60)],
    ["cut in the list", file(good, good).slice(0, -40)],
    ["two values", `${file(good)}${file(good)}`],
    ["a list", "[]"],
    ["a number", "1"],
    ["null", "null"],
    ["not JSON", "format: zhupi-sidecar"],
    ["NaN", file(good).replace('"length":10', '"length":NaN')],
    ["a trailing comma", file(good, "")],
    ["two commas", file(good, "", good)],
    ["no comma", file(`${good} ${good}`)],
    ["mismatched brackets", file('{"id":["a"}]')],
    ["conflict markers", `<<<<<<< HEAD\n${file(good)}\n=======\n${file()}\n>>>>>>> b\n`],
    ["no format", file(good).replace("zhupi-sidecar", "other")],
    ["no version", file(good).replace('"version":1', '"version":"1"')],
    ["a version below", file(good).replace('"version":1', '"version":-1')],
    ["half a version", file(good).replace('"version":1', '"version":1.5')],
    ["annotations of another type", `{${head},"annotations":{}}`],
    ["no annotations", `{${head}}`],
    ["two lists of annotations", `{${head},"annotations":[],"annotations":[${good}]}`],
    ["an article that is none", file(good).replace('"length":10', '"length":-1')],
    ["a list that is hidden by an escape", `{${head},"\\u0061nnotations":[${good}]}`],
    ["nested 100,000 deep", file("[".repeat(100_000) + "]".repeat(100_000))],
    ["nested in the frame", `{${head},"x":${"[".repeat(5000)}${"]".repeat(5000)},"annotations":[]}`],
  ])("%s", (_name, text) => {
    expect(parseSidecar(text)).toMatchObject({ status: "unreadable", reason: expect.any(String) as string });
  });

  it("is shown and not rewritten where it is newer", () => {
    const parsed = parseSidecar(file(good).replace('"version":1', '"version":7'));
    expect(parsed).toMatchObject({ status: "newer", version: 7 });
    expect(parsed.status === "newer" && parsed.sidecar.annotations).toHaveLength(1);
  });

  it("is not read where it is too large", () => {
    expect(parseSidecar(`${file(good)}${" ".repeat(50_000_001)}`).status).toBe("tooLarge");
  });
});

describe("an entry that can't be read", () => {
  it.each([
    ["null", "null"],
    ["a text", '"x"'],
    ["no id", change("id", undefined)],
    ["an empty id", change("id", "")],
    ["a kind of its own", change("kind", "constructor")],
    ["a status of its own", change("status", "__proto__")],
    ["no targets", change("targets", [])],
    ["a position below zero", change("targets", [{ selectors: [{ type: "position", start: -1, end: 4 }] }])],
    ["half a position", change("targets", [{ selectors: [{ type: "position", start: 0.5, end: 4 }] }])],
    ["an infinite position", good.replace('"end":4', '"end":1e999')],
    ["a target that is a text", change("targets", ["x"])],
    ["a history that is a text", change("history", "x")],
    ["a link that is a list", change("link", [])],
    ["a prototype in place of a field", good.replace('"id":"a"', '"__proto__":{"id":"a"}')],
    ["an id that is used twice", good],
  ])("%s: is listed and kept verbatim, the others load", (_name, entry) => {
    const parsed = parseSidecar(file(good, entry, change("id", "b")));
    if (parsed.status !== "ok") throw new Error(parsed.status);
    expect(parsed.sidecar.annotations.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(parsed.sidecar.bad).toMatchObject([{ index: 1, json: entry }]);
    const written = serializeSidecar(parsed.sidecar);
    expect(written).toContain(entry);
    const again = parseSidecar(written);
    expect(again.status === "ok" && again.sidecar.bad.map(({ json }) => json)).toEqual([entry]);
    expect(({} as Record<string, unknown>)["id"]).toBeUndefined();
  });

  it("does no harm with hostile strings, which come back as they were", () => {
    const hostile = ["<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "\u202egnp.exe", "\u0000\u0008", "\ud800", "${jndi:x}", "a\u2028b", "]},\"annotations\":[", "\\\""];
    for (const note of hostile) {
      const parsed = parseSidecar(file(change("note", note)));
      if (parsed.status !== "ok") throw new Error(parsed.status);
      const again = parseSidecar(serializeSidecar(parsed.sidecar));
      expect(again.status === "ok" && again.sidecar.annotations[0]?.note).toBe(note);
    }
  });
});

describe("the simple form", () => {
  const simple = (...entries: unknown[]): string => JSON.stringify({ format: "zhupi-sidecar", version: 0, article: { name: "a.md", hash: hashOf("东湖银行营收3000余万元。") }, annotations: entries });

  it("is brought up to the present one, with what it does not know kept", () => {
    const parsed = parseSidecar(simple({ start: 0, end: 4, text: "东湖银行", label: "ORG", author: "脚本", x: [1] }, { start: 6, end: 13, text: "3000余万元", label: "amount" }, { start: 4, end: 6, text: "营收", label: "自定" }));
    if (parsed.status !== "ok") throw new Error(parsed.status);
    expect(parsed).toMatchObject({ older: 0, sidecar: { version: 1, bad: [] } });
    expect(parsed.sidecar.annotations.map(({ kind }) => kind)).toEqual(["entity", "figure", "mark"]);
    const session = openText("东湖银行营收3000余万元。", parsed.sidecar);
    expect(session.counts()).toMatchObject({ anchored: 3 });
    for (const annotation of saved(session).annotations) expect(replay(annotation.history)).toEqual(decidedState(annotation));
    expect(saved(session).annotations[0]).toMatchObject({ author: "脚本", x: [1] });
    const again = parseSidecar(serializeSidecar(saved(session)));
    expect(again).toMatchObject({ status: "ok", sidecar: { version: 1, bad: [] } });
    expect(again).not.toHaveProperty("older");
  });

  it("gives the same ids whenever it is read, and keeps entries that have no place, text or label", () => {
    const hostile = [{ start: 4, end: 2, label: "ORG" }, { start: 0, end: 4, label: "ORG" }, { start: -1, end: 4, text: "x", label: "x" }, { start: "0", end: 4, text: "x", label: "x" }, null, "x", { start: 0, end: 4, text: "x", label: "ORG", comments: "x" }];
    const text = simple({ start: 0, end: 4, text: "东湖银行", label: "ORG" }, ...hostile, JSON.parse('{"start":0,"end":4,"text":"东湖银行","label":"constructor","__proto__":{"x":1}}'));
    const [one, other] = [parseSidecar(text), parseSidecar(text)];
    expect(one).toEqual(other);
    if (one.status !== "ok") throw new Error(one.status);
    expect(one.sidecar.annotations).toHaveLength(2);
    expect(one.sidecar.bad).toHaveLength(hostile.length);
  });

  it("asks about places where it does not say of which text they are", () => {
    const text = JSON.stringify({ format: "zhupi-sidecar", version: 0, article: { name: "a.md" }, annotations: [{ start: 0, end: 4, text: "东湖银行", label: "ORG" }] });
    const parsed = parseSidecar(text);
    if (parsed.status !== "ok") throw new Error(parsed.status);
    expect(openText("东湖银行营收3000余万元。", parsed.sidecar).annotations[0]?.state).toBe("needsReview");
  });
});

describe("places that can't be", () => {
  it.each([
    { start: 5, end: 2 },
    { start: 0, end: 0 },
    { start: 1e15, end: 1e15 + 4 },
    { start: 3, end: 1e12 },
  ])("%o: are no place, and the annotation is kept", (place) => {
    const parsed = parseSidecar(file(change("targets", [{ selectors: [{ type: "position", ...place }] }])));
    if (parsed.status !== "ok") throw new Error(parsed.status);
    const session = openText("东湖银行。", parsed.sidecar);
    expect(session.get("a")?.state).toBe("orphan");
    expect(session.at(2)).toEqual([]);
    expect(saved(session).annotations.map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("a sidecar's name", () => {
  it("is the article's full name and a suffix, in the same folder, whatever the names are", () => {
    expect(sidecarName("--help.md")).toBe("--help.md.zhupi.json");
    for (const author of ["../x", "a/b", "a\\b", "..", "C:", "王\u0000", "x\ud800", " ", "a.b", "NUL\n"]) {
      const name = sidecarName("a.md", author);
      expect(name).toMatch(/^a\.md\.[^/\\.\s:\p{C}]+\.zhupi\.json$/u);
      expect(isSidecarOf(name, "a.md")).toBe(true);
    }
    expect(new Set(["a.b", "a%2Eb", "a b", "a/b"].map(authorPart)).size).toBe(4);
    expect(articleNames("a.md.li.zhupi.json")).toEqual(["a.md.li", "a.md"]);
    expect(articleNames(".zhupi.json")).toEqual([]);
  });
});
