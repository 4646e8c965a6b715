/** `node scripts/run.mjs icons`: draws the extension's icon from its SVG, at the sizes that a gallery and a README need. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser } from "../lib/browser.mts";
import { root } from "../lib/paths.mts";
import { endProcess } from "../lib/processes.mts";

const folder = join(root, "media", "icons");
const svg = readFileSync(join(folder, "zhupi.svg"), "utf8");
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args] });
try {
  for (const size of [128, 256]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${String(size)}px;height:${String(size)}px}</style>${svg}`);
    await page.screenshot({ path: join(folder, `zhupi-${String(size)}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
await endProcess(0);
