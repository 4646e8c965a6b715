/** How many tests of a stage passed, failed and were skipped, and which failed. */

import { stripVTControlCharacters } from "node:util";

/** What a line of something failed begins with. */
const FAILED = "✘ ";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each test that failed: its name and the first line of its error. */
  readonly failures: readonly string[];
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures] };
}

/** A stage that is one check: either it passed or it failed. */
export function oneCheck(good: boolean): Counts {
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, failures: [] };
}

/** A line for a test that failed, without the colours of its error. */
export function failureLine(name: string, message: string): string {
  const first = stripVTControlCharacters(message).split("\n").find((line) => line.trim() !== "");
  return `${name}: ${first?.trim() ?? "failed without a message"}`;
}

/** What failed, a line each: said again at the end, where a long output is read first. */
export function failureLines({ failures }: Counts): string {
  return failures.map((line) => `${FAILED}${line}\n`).join("");
}

/** The closing line that people and tools read. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ""}`;
}

/** The counts in the last closing line of an output, and its lines of what failed; `undefined` where there is none. */
export function readClosingLine(output: string): Counts | undefined {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gmu)].at(-1);
  if (line === undefined) return undefined;
  const failures = output.split("\n").filter((each) => each.startsWith(FAILED)).map((each) => each.slice(FAILED.length));
  return { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3] ?? 0), failures };
}
