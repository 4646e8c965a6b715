/** Downloads desktop VS Code for the tests where that is possible, and remembers for a day where it is not. */

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { vscodeCache } from "./paths.mts";

const REQUEST_TIMEOUT_MS = 8_000;
const REMEMBER_MS = 24 * 60 * 60_000;

/**
 * The executable of a desktop VS Code, or undefined where a VS Code in a browser has to serve.
 * `ZHUPI_VSCODE` = `desktop` or `served` decides; by default a desktop is used where there is a display and the download works.
 */
export async function findDesktopVscode(): Promise<string | undefined> {
  const wish = process.env["ZHUPI_VSCODE"];
  if (wish === "served") return undefined;
  if (wish !== "desktop") {
    const hasDisplay = process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
    if (!hasDisplay || failedLately()) return undefined;
  }
  try {
    return await downloadAndUnzipVSCode({ version: "stable", cachePath: vscodeCache, timeout: REQUEST_TIMEOUT_MS, reporter: new SilentReporter() });
  } catch (error) {
    if (wish === "desktop") throw error;
    mkdirSync(vscodeCache, { recursive: true });
    writeFileSync(marker, String(error));
    return undefined;
  }
}

const marker = join(vscodeCache, "desktop-unreachable");

function failedLately(): boolean {
  return existsSync(marker) && Date.now() - statSync(marker).mtimeMs < REMEMBER_MS;
}
