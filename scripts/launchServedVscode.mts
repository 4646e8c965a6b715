#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code where that cannot be had: takes the flags that `@vscode/test-electron` passes to it,
 * runs the suite in a VS Code served to a headless browser, prints what the extension host prints, and ends with its status.
 *
 * Own flags: `--served-release=current|lowest`, `--served-trust` (Restricted Mode, although `--disable-workspace-trust` is
 * passed as well), `--locale=zh-cn`.
 */

import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser } from "./lib/browser.mts";
import { testResults } from "./lib/paths.mts";
import { endProcess, onEnd } from "./lib/processes.mts";
import { installVscode, type ReleaseName } from "./lib/vscodeInstall.mts";
import { quietSettings, startServer } from "./lib/vscodeServer.mts";

const SUITE_TIMEOUT_MS = 14 * 60_000;

/** The suite's own report begins so; the rest of what VS Code says goes to the log. */
const REPORT_MARK = "│ ";

const flags = new Map<string, string>();
let folder = process.cwd();
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name === undefined) folder = resolve(argument);
  else flags.set(name, value ?? "");
}

const dataDir = mkdtempSync(join(tmpdir(), "zhupi-host-"));
onEnd(() => {
  rmSync(dataDir, { recursive: true, force: true });
});
const locale = flags.get("locale");
const release: ReleaseName = flags.get("served-release") === "lowest" ? "lowest" : "current";
const server = await startServer({
  home: await installVscode(release),
  dataDir,
  workspaceTrust: flags.has("served-trust"),
  testDriver: true,
  settings: quietSettings,
});
const choice = await findBrowser();
const browser = await chromium.launch({ executablePath: choice.executablePath, args: [...choice.args] });
onEnd(() => browser.close());

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
if (locale !== undefined) {
  // The workbench takes its language from this global, which the page otherwise gets from a language pack.
  await page.addInitScript((language) => {
    Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => language, set: () => undefined });
  }, locale);
}
const finished = new Promise<number>((done) => {
  void page.exposeFunction("codeAutomationExit", (status: number) => {
    done(status);
  });
});
const logFile = join(testResults, `host-${process.env["ZHUPI_HOST_MODE"] ?? "default"}.log`);
mkdirSync(testResults, { recursive: true });
writeFileSync(logFile, "");
await page.exposeFunction("codeAutomationLog", (type: string, args: readonly unknown[]) => {
  const line = format(...args);
  if (line.startsWith(REPORT_MARK)) process.stdout.write(`${line.replaceAll(REPORT_MARK, "")}\n`);
  else appendFileSync(logFile, `[${type}] ${line}\n`);
});
const remote = (path: string): string => `vscode-remote://127.0.0.1:${String(server.port)}${encodeURI(resolve(path))}`;
await page.goto(
  server.address(folder, [
    ["extensionDevelopmentPath", remote(flags.get("extensionDevelopmentPath") ?? "")],
    ["extensionTestsPath", remote(flags.get("extensionTestsPath") ?? "")],
    ["skipWelcome", "true"],
  ]),
);
const status = await Promise.race([
  finished,
  server.died.then((reason) => {
    process.stderr.write(`${reason}\n`);
    return 1;
  }),
  new Promise<number>((done) => {
    setTimeout(() => {
      process.stderr.write(`The suite did not end within ${String(SUITE_TIMEOUT_MS / 60_000)} minutes.\n`);
      done(1);
    }, SUITE_TIMEOUT_MS).unref();
  }),
]);
if (status !== 0) process.stderr.write(`${logFile}: what VS Code and the extension said\n`);
await endProcess(status);
