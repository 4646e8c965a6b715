/** Finds a Chromium for tests and starts it so that it always ends with us. */

import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "../setup/lock.mjs";
import { say } from "../setup/messages.mjs";
import { root, vscodeCache } from "./paths.mts";

/** What a browser is launched with, in the terms of Playwright's launch options. */
export interface BrowserChoice {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const COMMON_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser to test with: `ZHUPI_CHROMIUM`, else the one from the package registry (Linux x64), else an installed one. */
export async function findBrowser(): Promise<BrowserChoice> {
  const named = process.env["ZHUPI_CHROMIUM"];
  if (named !== undefined && named !== "") return { executablePath: named, args: COMMON_ARGUMENTS };
  const packaged = await packagedChromium();
  if (packaged !== undefined) return { executablePath: packaged, args: COMMON_ARGUMENTS };
  const installed = installedBrowsers().find(isExecutable);
  if (installed !== undefined) return { executablePath: installed, args: COMMON_ARGUMENTS };
  throw new Error(say("noBrowser"));
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once. The package itself unpacks into the shared temporary folder under fixed
 * names, where a second run could meet a half-written file; here it is moved into place when it is whole.
 */
async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const home = join(root, "node_modules", "@sparticuz", "chromium");
  if (!existsSync(join(home, "package.json"))) return undefined;
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(vscodeCache, `chromium-${version}`);
  const executable = join(folder, "chromium");
  if (!existsSync(executable)) {
    await withLock(join(vscodeCache, `chromium-${version}.lock`), () => {
      if (existsSync(executable)) return;
      const work = `${folder}.tmp`;
      rmSync(work, { recursive: true, force: true });
      mkdirSync(work, { recursive: true });
      const script = `import chromium from ${JSON.stringify(pathToFileURL(join(home, "build", "esm", "index.js")).href)}; await chromium.executablePath();`;
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TMPDIR: work }, stdio: "inherit" });
      renameSync(work, folder);
    });
  }
  return starts(executable) ? executable : undefined;
}

/** A machine may lack the system libraries that Chromium is linked against. */
function starts(executable: string): boolean {
  try {
    execFileSync(executable, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function installedBrowsers(): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const programs = [process.env["ProgramFiles"], process.env["ProgramFiles(x86)"], process.env["LocalAppData"]].filter((folder) => folder !== undefined);
  return [
    ...onPath,
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...programs.flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
  ];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
