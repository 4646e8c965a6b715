/** What every end-to-end test begins with: a copy of a folder, open in a real VS Code that has the packaged extension installed. */

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test as base } from "@playwright/test";
import { installExtension, installFolder, installLanguagePack } from "../../scripts/lib/installedExtension.mts";
import { prepareLanguagePack } from "../../scripts/lib/languagePack.mts";
import { samples } from "../../scripts/lib/paths.mts";
import { installVscode } from "../../scripts/lib/vscodeInstall.mts";
import { quietSettings, startServer, type Server } from "../../scripts/lib/vscodeServer.mts";
import { Workbench } from "./workbench";

export { expect } from "@playwright/test";

interface WorkerOptions {
  /** Whether VS Code asks before trusting folders: true starts in Restricted Mode. Set with `test.use({ workspaceTrust: true })`. */
  readonly workspaceTrust: boolean;
  /** User settings to start with, besides the quiet ones. */
  readonly userSettings: Readonly<Record<string, unknown>>;
  /** Folders of extensions to install beside ours. */
  readonly otherExtensions: readonly string[];
}

interface WorkerFixtures extends WorkerOptions {
  readonly server: Server;
}

interface TestOptions {
  /** The folder that each test gets a fresh copy of (default: samples/). */
  readonly sourceFolder: string;
  /** VS Code's display language. */
  readonly language: "en" | "zh-cn";
}

interface TestFixtures extends TestOptions {
  /** The copy: tests may read and change it. */
  readonly workspace: string;
  /** VS Code, open on `workspace`. */
  readonly workbench: Workbench;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  workspaceTrust: [false, { option: true, scope: "worker" }],
  userSettings: [{}, { option: true, scope: "worker" }],
  otherExtensions: [[], { option: true, scope: "worker" }],
  sourceFolder: [samples, { option: true }],
  language: ["en", { option: true }],

  server: [
    async ({ workspaceTrust, userSettings, otherExtensions }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), "zhupi-e2e-"));
      const extensionsDir = join(dataDir, "extensions");
      const installed = process.env["ZHUPI_E2E_EXTENSIONS"];
      if (installed === undefined) installExtension(extensionsDir);
      else cpSync(installed, extensionsDir, { recursive: true });
      for (const folder of otherExtensions) installFolder(extensionsDir, folder);
      installLanguagePack(await prepareLanguagePack(), extensionsDir, join(dataDir, "data"));
      const settings = {
        ...quietSettings,
        ...(workspaceTrust ? { "security.workspace.trust.startupPrompt": "never" } : {}),
        ...userSettings,
      };
      const server = await startServer({ home: await installVscode(), dataDir, extensionsDir, workspaceTrust, settings });
      await use(server);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],

  workspace: async ({ sourceFolder }, use) => {
    const home = mkdtempSync(join(tmpdir(), "zhupi 审阅 "));
    const workspace = join(home, basename(sourceFolder));
    cpSync(sourceFolder, workspace, { recursive: true });
    await use(workspace);
    rmSync(home, { recursive: true, force: true });
  },

  // As for a user: VS Code follows the language that the browser asks for.
  locale: async ({ language }, use) => {
    await use(language === "zh-cn" ? "zh-CN" : "en-US");
  },

  workbench: async ({ page, server, workspace }, use, testInfo) => {
    // What an earlier test settled for the machine, such as the reviewer's name, is no part of this one.
    rmSync(server.machineSettings, { force: true });
    const workbench = new Workbench(page, testInfo);
    await workbench.open(server.address(workspace));
    await use(workbench);
  },
});
