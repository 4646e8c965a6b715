/** End-to-end tests: a real VS Code in a headless browser, used as a reviewer would use it. */

import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/lib/browser.mts";

const browser = await findBrowser();
const inCi = process.env["CI"] !== undefined && process.env["CI"] !== "";

export default defineConfig({
  testDir: "test/e2e",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  // One VS Code and one browser keep two cores busy; more only make each other late.
  workers: 1,
  retries: inCi ? 1 : 0,
  forbidOnly: inCi,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1360, height: 860 },
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args] },
    screenshot: "only-on-failure",
    // Recording every test takes time, and the driver has lost its connection over it.
    trace: "on-first-retry",
    permissions: ["clipboard-read", "clipboard-write"],
    actionTimeout: 15_000,
  },
  projects: [
    { name: "e2e", testMatch: "**/*.spec.ts" },
    // Pictures for the README, on request only: npm run screenshots.
    { name: "screenshots", testMatch: "**/*.screenshots.ts" },
  ],
});
