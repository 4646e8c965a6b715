/** How many tests of a stage passed, failed and were skipped, and which failed, at last or at first. */

import { stripVTControlCharacters } from "node:util";

/** What a line of something failed begins with. */
const FAILED = "✘ ";
/** What a line of something that passed only when tried again begins with. */
const UNSTEADY = "↻ ";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each test that failed: its name and how its error begins. */
  readonly failures: readonly string[];
  /** The same for each test that failed once and passed when it was tried again. */
  readonly unsteady: readonly string[];
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures], unsteady: [...a.unsteady, ...b.unsteady] };
}

/** A stage that is one check: either it passed or it failed. */
export function oneCheck(good: boolean): Counts {
  return { ...nothing, passed: good ? 1 : 0, failed: good ? 0 : 1 };
}

/** A line for a test that failed: its name and how its error begins, without the error's colours. */
export function failureLine(name: string, message: string): string {
  const text = stripVTControlCharacters(message).replace(/\s+/gu, " ").trim();
  return `${name}: ${text === "" ? "failed without a message" : text.slice(0, 200)}`;
}

/** What failed, and what failed at first only, a line each: said again at the end, where a long output is read first. */
export function failureLines({ failures, unsteady }: Counts): string {
  return [...unsteady.map((line) => `${UNSTEADY}${line}\n`), ...failures.map((line) => `${FAILED}${line}\n`)].join("");
}

/** The closing line that people and tools read. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ""}`;
}

/** The counts in the last closing line of an output, and its lines of what failed; `undefined` where there is none. */
export function readClosingLine(output: string): Counts | undefined {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gmu)].at(-1);
  if (line === undefined) return undefined;
  const beginning = (mark: string): string[] => output.split("\n").filter((each) => each.startsWith(mark)).map((each) => each.slice(mark.length));
  return { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3] ?? 0), failures: beginning(FAILED), unsteady: beginning(UNSTEADY) };
}
