/** Runs the preview's real page in a real browser, with a small host in front of it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { buildPageHtml, STYLES } from "../../../src/extension/features/preview/pageHtml";
import type { HostMessage, PageMessage } from "../../../src/protocol/preview";
import { themeStyle, type ThemeName } from "./themes";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const ORIGIN = "https://page.test";

/** The page's script as it is shipped. */
export async function buildPageScript(): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    bundle: true,
    charset: "utf8",
    entryPoints: ["src/webview/preview.ts"],
    format: "iife",
    platform: "browser",
    target: "es2023",
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

export async function launchBrowser(): Promise<Browser> {
  // Not a static import: the scripts are a program of their own, checked with other rules.
  const path = new URL("../../../scripts/lib/browser.mts", import.meta.url).href;
  const { findBrowser } = (await import(path)) as { findBrowser(): Promise<{ executablePath: string; args: readonly string[] }> };
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args], headless: true });
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  readonly imageHosts?: readonly string[];
  /** Adds `unsafe-inline` and every source, to see what the page does without its second layer. */
  readonly withoutPolicy?: boolean;
}

/** An open page: what it sent, and a way to answer. */
export class OpenPage {
  readonly page: Page;
  readonly sent: PageMessage[] = [];
  /** Requests that left for anywhere but the page's own files. */
  readonly requests: string[] = [];
  readonly navigations: string[] = [];
  readonly errors: string[] = [];
  #onMessage: ((message: PageMessage) => void) | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  /** Calls `handle` for every message from now on, after it was noted. */
  onMessage(handle: (message: PageMessage) => void): void {
    this.#onMessage = handle;
  }

  receive(message: PageMessage): void {
    this.sent.push(message);
    this.#onMessage?.(message);
  }

  async post(...messages: readonly HostMessage[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const message of all) window.postMessage(message, "*");
    }, messages);
    // Messages are tasks of their own; one more turn and they have been handled.
    await this.page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
  }

  sentOfType<T extends PageMessage["type"]>(type: T): Extract<PageMessage, { type: T }>[] {
    return this.sent.filter((message): message is Extract<PageMessage, { type: T }> => message.type === type);
  }

  async waitForSent<T extends PageMessage["type"]>(type: T, after = 0): Promise<Extract<PageMessage, { type: T }>> {
    const end = Date.now() + 5_000;
    for (;;) {
      const found = this.sentOfType(type)[after];
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`The page sent no ${type}, but ${this.sent.map((message) => message.type).join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  state(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { keptState: unknown }).keptState);
  }
}

export async function openPage(browser: Browser, script: string, options: OpenOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 900, height: options.height ?? 800 },
    bypassCSP: options.withoutPolicy === true,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: ORIGIN });
  const page = await context.newPage();
  const open = new OpenPage(page);
  await page.exposeFunction("hostReceives", (message: PageMessage) => {
    open.receive(message);
  });
  await page.addInitScript((state) => {
    const kept = window as unknown as { keptState: unknown; hostReceives(message: unknown): void; executed: number };
    kept.keptState = state;
    kept.executed = 0;
    const count = () => {
      kept.executed++;
    };
    Object.assign(window, { alert: count, prompt: count, confirm: count, print: count });
    Object.assign(window, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => {
          kept.hostReceives(message);
        },
        getState: () => kept.keptState,
        setState: (next: unknown) => {
          kept.keptState = next;
        },
      }),
    });
  }, options.state);
  const styles = STYLES.map((name) => readFileSync(join(root, "media/preview", name), "utf8"));
  const body = buildPageHtml({
    nonce: "bm9uY2U",
    script,
    style: [themeStyle(options.theme ?? "light"), ...styles].join("\n"),
    language: "en",
    imageHosts: options.imageHosts ?? [],
    fileSource: undefined,
  });
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.href === `${ORIGIN}/`) await route.fulfill({ contentType: "text/html; charset=utf-8", body });
    else {
      open.requests.push(url.href);
      await route.abort();
    }
  });
  page.on("framenavigated", (frame) => {
    if (frame.url() !== `${ORIGIN}/`) open.navigations.push(frame.url());
  });
  page.on("pageerror", (error) => open.errors.push(error.message));
  page.on("popup", (popup) => open.navigations.push(popup.url()));
  await page.goto(`${ORIGIN}/`);
  await page.evaluate((theme) => {
    document.body.classList.add(`vscode-${theme}`, ...(theme === "high-contrast-light" ? ["vscode-high-contrast"] : []));
  }, options.theme ?? "light");
  await open.waitForSent("ready");
  return open;
}
