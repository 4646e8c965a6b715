/** Runs the suite in `test/host` inside a real VS Code, in one of the ways a user may have it. */

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleForNode, filesEnding } from "./bundle.mts";
import { findDesktopVscode } from "./desktopVscode.mts";
import { dist, root, samples } from "./paths.mts";
import { onEnd } from "./processes.mts";
import { failureLine, nothing, oneCheck, type Counts } from "./results.mts";

/** `default`: trusted, English. `restricted`: Restricted Mode. `chinese`: Chinese texts. `lowest`: the oldest VS Code that is promised. */
export const hostModes = ["default", "restricted", "chinese", "lowest"] as const;
export type HostMode = (typeof hostModes)[number];

/** Bundles the suite in a folder; once before any number of runs. */
export async function bundleHostSuite(folder = "test/host"): Promise<void> {
  await bundleForNode([join(root, folder, "index.ts"), ...filesEnding(folder, ".test.ts")], bundleOf(folder));
}

function bundleOf(folder: string): string {
  return join(dist, ...folder.split("/"));
}

/** Runs the bundled suite in one mode on a copy of the samples; `grep` picks tests by name. */
export async function runHostSuite(mode: HostMode, { grep = "", folder = "test/host" } = {}): Promise<Counts> {
  const work = mkdtempSync(join(tmpdir(), "zhupi 审阅 "));
  const forget = onEnd(() => {
    rmSync(work, { recursive: true, force: true });
  });
  const workspace = join(work, "samples");
  if (existsSync(samples)) cpSync(samples, workspace, { recursive: true });
  const report = join(work, "report.json");
  // Restricted Mode, Chinese and old versions need no download with the served VS Code, and a desktop refuses some of them to a test run.
  const desktop = mode === "default" ? await findDesktopVscode() : undefined;
  try {
    await runTests({
      vscodeExecutablePath: desktop ?? join(root, "scripts", "launchServedVscode.mts"),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundleOf(folder), "index.js"),
      launchArgs: [workspace, ...flagsFor(mode)],
      extensionTestsEnv: { ZHUPI_HOST_MODE: mode, ZHUPI_HOST_REPORT: report, ZHUPI_HOST_GREP: grep },
    });
    return readReport(report) ?? oneCheck(false);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    const counts = readReport(report);
    // A host that broke down without a failing test is a failure all the same.
    return counts !== undefined && counts.failed > 0 ? counts : { ...(counts ?? nothing), failed: 1 };
  } finally {
    forget();
    rmSync(work, { recursive: true, force: true });
  }
}

function flagsFor(mode: HostMode): string[] {
  switch (mode) {
    case "default":
      return [];
    case "restricted":
      return ["--served-trust"];
    case "chinese":
      return ["--locale=zh-cn"];
    case "lowest":
      return ["--served-release=lowest"];
  }
}

function readReport(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const read = JSON.parse(readFileSync(file, "utf8")) as Omit<Counts, "failures" | "unsteady"> & Record<"failures" | "unsteady", readonly { readonly name: string; readonly message: string }[]>;
  const lines = (list: typeof read.failures): string[] => list.map(({ name, message }) => failureLine(name, message));
  return { ...read, failures: lines(read.failures), unsteady: lines(read.unsteady) };
}
