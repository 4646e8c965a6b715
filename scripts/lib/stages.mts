/** The parts of the whole test, each of which runs by itself and says how many of its tests passed. */

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { bin, root, testResults } from "./paths.mts";
import type { HostMode } from "./hostSuite.mts";
import { checkImports, checkThatRulesBite } from "./importRules.mts";
import { run } from "./processes.mts";
import { failureLine, nothing, oneCheck, readClosingLine, type Counts } from "./results.mts";
import { checkTranslations } from "./translations.mts";

export interface StageResult {
  readonly counts: Counts;
  /** Shown when the stage has not shown its output itself. */
  readonly output: string;
}

export interface Stage {
  readonly name: string;
  run(): Promise<StageResult>;
}

const MINUTE_MS = 60_000;
/** Every folder with settings of its own for the compiler. */
const typeProjects = globSync("**/tsconfig.json", { cwd: root, ignore: ["node_modules/**"] }).sort();

/** The native compiler, a tenth of the time. It has no API yet, so the rules of lint and imports still use TypeScript 6. */
const compiler = join(root, "node_modules", "typescript-7", "bin", "tsc");

/** Checks that look at the source only; they are quiet and may run side by side, so the longest begins. */
export const staticStages: readonly Stage[] = [
  quiet("lint", bin("eslint"), [".", "--max-warnings=0"]),
  ...typeProjects.map((project) => quiet(`types: ${project}`, process.execPath, [compiler, "-p", project, "--noEmit"])),
  listing("import rules: each catches a planted violation", checkThatRulesBite),
  listing("import rules", checkImports),
  listing("translations", checkTranslations),
];

/** A command whose output matters only when it fails. */
function quiet(name: string, command: string, args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const { status, output } = await run(command, args, { quiet: true, timeoutMs: 5 * MINUTE_MS });
      return { counts: oneCheck(status === 0), output: status === 0 ? "" : output };
    },
  };
}

/** A check that lists what is wrong. */
function listing(name: string, check: () => Promise<string[]>): Stage {
  return {
    name,
    run: async () => {
      const wrong = await check();
      return { counts: oneCheck(wrong.length === 0), output: wrong.join("\n") };
    },
  };
}

/** What is read of vitest's report. */
interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }[] }[];
}

/** What is read of Playwright's report. */
interface EndToEndReport {
  readonly stats: Readonly<Record<"expected" | "unexpected" | "flaky" | "skipped", number>>;
  readonly suites: readonly EndToEndSuite[];
}

interface EndToEndSuite {
  readonly suites?: readonly EndToEndSuite[];
  readonly specs: readonly EndToEndSpec[];
}

interface EndToEndSpec {
  readonly title: string;
  readonly tests: readonly { readonly status: string; readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
}

function specsIn(suites: readonly EndToEndSuite[]): readonly EndToEndSpec[] {
  return suites.flatMap((suite) => [...suite.specs, ...specsIn(suite.suites ?? [])]);
}

/** Unit and property tests; `args` go to vitest. */
export async function runUnitTests(args: readonly string[] = []): Promise<Counts> {
  const report = join(testResults, "unit.json");
  rmSync(report, { force: true });
  const { status } = await run(bin("vitest"), ["run", ...args], { timeoutMs: 12 * MINUTE_MS });
  if (!existsSync(report)) return oneCheck(false);
  const read = JSON.parse(readFileSync(report, "utf8")) as UnitReport;
  const failed = read.testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === "failed");
  const failures = failed.map((test) => failureLine(test.fullName, test.failureMessages.join("\n")));
  const counts = { passed: read.numPassedTests, failed: read.numFailedTests, skipped: read.numPendingTests + read.numTodoTests, failures, unsteady: [] };
  return failedAtLeastOnce(counts, status);
}

/** The suite inside VS Code, bundled before, in a process of its own, so that its output can be kept apart. */
export async function runHostTask(mode: HostMode, grep: string): Promise<StageResult> {
  const { status, output } = await run(process.execPath, [join(root, "scripts", "tasks", "host.mts"), "--mode", mode, "--grep", grep, "--built"], { quiet: true, timeoutMs: 15 * MINUTE_MS });
  return { counts: failedAtLeastOnce(readClosingLine(output) ?? nothing, status), output };
}

/** End-to-end tests; `args` go to Playwright. */
export async function runEndToEndTests(args: readonly string[] = [], project = "e2e"): Promise<Counts> {
  const report = join(testResults, "e2e.json");
  rmSync(report, { force: true });
  const { status } = await run(bin("playwright"), ["test", "--config", join(root, "playwright.config.mts"), `--project=${project}`, "--output", join(testResults, project), ...args], { timeoutMs: 15 * MINUTE_MS });
  return readEndToEndReport(report, status);
}

function readEndToEndReport(report: string, status: number): Counts {
  if (!existsSync(report)) return oneCheck(false);
  const { stats, suites } = JSON.parse(readFileSync(report, "utf8")) as EndToEndReport;
  const specs = specsIn(suites);
  const withStatus = (status: string, attempt: number): string[] =>
    specs.flatMap(({ title, tests }) => tests.filter((test) => test.status === status).map((test) => failureLine(title, test.results.at(attempt)?.error?.message ?? "")));
  return failedAtLeastOnce({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, failures: withStatus("unexpected", -1), unsteady: withStatus("flaky", 0) }, status);
}

/** A runner that failed without a failing test (a file that does not load, say) counts as one failure. */
function failedAtLeastOnce(counts: Counts, status: number): Counts {
  if (status === 0 && counts.passed + counts.failed === 0) return { ...nothing, failed: 1 };
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
