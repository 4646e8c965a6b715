/** How long Zhupi takes to activate on an article, as VS Code measures it, beside the built-in extensions of the same window. */

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser } from "../../scripts/lib/browser.mts";
import { installExtension } from "../../scripts/lib/installedExtension.mts";
import { samples } from "../../scripts/lib/paths.mts";
import { installVscode } from "../../scripts/lib/vscodeInstall.mts";
import { quietSettings, startServer } from "../../scripts/lib/vscodeServer.mts";

const RUNS = 5;
const work = mkdtempSync(join(tmpdir(), "zhupi-activation-"));
const folder = join(work, "samples");
cpSync(samples, folder, { recursive: true });
const extensionsDir = join(work, "extensions");
installExtension(extensionsDir);
const server = await startServer({ home: await installVscode(), dataDir: join(work, "data"), extensionsDir, workspaceTrust: false, settings: quietSettings });
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args], headless: true });

/** Opens a window of its own, an article in it, and reads VS Code's list of running extensions. */
async function measure(): Promise<Map<string, number>> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 2400 } });
  await page.goto(server.address(folder));
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget input").first().fill("东湖银行年报");
  await page.locator(".quick-input-list .monaco-list-row").first().click();
  await page.locator("#status\\.editor\\.mode", { hasText: /Article/ }).waitFor({ timeout: 60_000 });
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(">Show Running Extensions");
  await page.locator(".quick-input-list .monaco-list-row").first().click();
  const rows = page.locator(".runtime-extensions-editor .monaco-list-row");
  await rows.filter({ hasText: "Zhupi" }).waitFor({ timeout: 30_000 });
  const found = new Map<string, number>();
  for (const row of await rows.all()) {
    const name = (await row.locator(".name").innerText()).trim();
    const time = /(\d+)\s*ms/.exec(await row.locator(".activation-time").innerText());
    if (time !== null) found.set(name, Number(time[1]));
  }
  await page.close();
  return found;
}

const times = new Map<string, number[]>();
try {
  for (let run = 0; run < RUNS; run++) {
    for (const [name, time] of await measure()) times.set(name, [...(times.get(name) ?? []), time]);
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}
console.table(
  [...times]
    .map(([name, all]) => ({ extension: name, "median ms": all.sort((a, b) => a - b)[all.length >> 1], windows: all.length }))
    .sort((a, b) => (b["median ms"] ?? 0) - (a["median ms"] ?? 0)),
);
process.exit(0);
