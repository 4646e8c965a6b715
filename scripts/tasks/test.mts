/**
 * `npm test`: everything, whatever fails before: one part after the other, but VS Code twice at a time, which mostly waits.
 * What failed is said again at the end; the last line is the sum; the exit status is 1 if anything failed.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll } from "../lib/bundle.mts";
import { bundleHostSuite, type HostMode } from "../lib/hostSuite.mts";
import { installPackage, makePackage } from "../lib/makePackage.mts";
import { endProcess, onEnd } from "../lib/processes.mts";
import { add, closingLine, failureLines, nothing, oneCheck, type Counts } from "../lib/results.mts";
import { runQuietly } from "../lib/runQuietly.mts";
import { runEndToEndTests, runHostTask, runUnitTests, staticStages } from "../lib/stages.mts";
import { installVscode } from "../lib/vscodeInstall.mts";

/**
 * The ways of running VS Code, and which tests are worth running in each: language changes what is said, not what is done,
 * and trust what may run and be loaded, not how files are kept. The lists run side by side.
 */
const HOST_RUNS: readonly (readonly (readonly [mode: HostMode, grep: string])[])[] = [
  [
    ["default", ""],
    ["chinese", "reviewing|checks|preview|activation"],
    ["restricted", "preview|reviewing"],
  ],
  [
    ["restricted", "activation|written beside|checks|disk of this|first steps|symbols|read-only|waking up|settings"],
    ["lowest", ""],
  ],
];

let total = nothing;
const lines: string[] = [];

async function part(title: string, work: () => Promise<Counts>): Promise<void> {
  process.stdout.write(`\n── ${title}\n`);
  await count(title, work);
}

/** Output that is shown as a whole at its end, since another part shows its own meanwhile. */
async function quietPart(title: string, work: () => Promise<{ readonly counts: Counts; readonly output: string }>): Promise<void> {
  await count(title, async () => {
    const { counts, output } = await work();
    process.stdout.write(`\n── ${title}\n${output.trimEnd()}\n`);
    return counts;
  });
}

async function count(title: string, work: () => Promise<Counts>): Promise<void> {
  const begun = performance.now();
  let counts: Counts;
  try {
    counts = await work();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    counts = oneCheck(false);
  }
  total = add(total, counts.failed > 0 && counts.failures.length === 0 ? { ...counts, failures: [title] } : counts);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  lines.push(`${counts.failed > 0 ? "✘" : "✔"} ${title}: ${closingLine(counts)} (${seconds} s)`);
}

// Fetched while the processors are busy with what comes first; whoever needs them waits for the same, and says it where they can't be had.
void Promise.allSettled([installVscode("current"), installVscode("lowest")]);
await part("Types, lint, import rules, translations", () => runQuietly(staticStages));
const installed = mkdtempSync(join(tmpdir(), "zhupi-package-"));
onEnd(() => {
  rmSync(installed, { recursive: true, force: true });
});
await part("Package, installed by VS Code", async () => {
  const { file, bytes, fileCount } = await makePackage();
  // The end-to-end tests use the very package that users get.
  process.env["ZHUPI_E2E_EXTENSIONS"] = await installPackage(file, installed);
  process.stdout.write(`${String(fileCount)} files, ${(bytes / 1e6).toFixed(2)} MB\n`);
  return oneCheck(true);
});
await part("Build", async () => {
  await buildAll({ production: false });
  await bundleHostSuite();
  return oneCheck(true);
});
await part("Unit and property tests", () => runUnitTests());
process.stdout.write("\n── In VS Code, two at a time …\n");
await Promise.all(
  HOST_RUNS.map(async (runs) => {
    for (const [mode, grep] of runs) await quietPart(`In VS Code (${mode})`, () => runHostTask(mode, grep));
  }),
);
await part("End to end in a browser", () => runEndToEndTests());

// Indented, so that only the very last line can be taken for the sum.
process.stdout.write(`\n${lines.map((line) => `  ${line}`).join("\n")}\n\n${failureLines(total)}${closingLine(total)}\n`);
await endProcess(total.failed > 0 ? 1 : 0);
