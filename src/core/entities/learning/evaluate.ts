/** Knows how found spans are measured against annotated ones: exact, and overlapping by half with the same label. */

import type { TypedSpan } from "./labels";

export interface Counts {
  readonly correct: number;
  readonly found: number;
  readonly expected: number;
}

export interface Measure extends Counts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export type ErrorKind = "missed" | "spurious" | "label" | "boundary";

/** One kind of error on one text, counted over all sentences. */
export interface ErrorRow {
  readonly kind: ErrorKind;
  readonly text: string;
  readonly expected: string;
  readonly found: string;
  readonly count: number;
}

export interface Evaluation {
  readonly exact: Measure;
  readonly overlapping: Measure;
  readonly byLabel: ReadonlyMap<string, { readonly exact: Measure; readonly overlapping: Measure }>;
  readonly errors: readonly ErrorRow[];
}

interface Tally {
  exact: number;
  overlapping: number;
  found: number;
  expected: number;
}

/** Adds up sentence by sentence, so that memory stays flat but for the errors' table. */
export class Evaluator {
  readonly #tallies = new Map<string, Tally>();
  readonly #errors = new Map<string, { row: Omit<ErrorRow, "count">; count: number }>();

  add(text: string, expected: readonly TypedSpan[], found: readonly TypedSpan[]): void {
    const open = new Map(expected.map((span) => [keyOf(span), span]));
    for (const span of expected) this.#tally(span.type).expected += 1;
    for (const span of found) {
      const tally = this.#tally(span.type);
      tally.found += 1;
      if (open.delete(keyOf(span))) {
        tally.exact += 1;
        tally.overlapping += 1;
        continue;
      }
      if (expected.some((other) => other.type === span.type && overlapsHalf(other, span))) tally.overlapping += 1;
      this.#foundWrongly(text, span, expected);
    }
    for (const span of open.values()) {
      if (found.some((other) => overlaps(other, span))) continue;
      this.#error({ kind: "missed", text: text.slice(span.start, span.end), expected: span.type, found: "" });
    }
  }

  result(): Evaluation {
    const byLabel = new Map([...this.#tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, tally]) => [label, measures(tally)]));
    const total: Tally = { exact: 0, overlapping: 0, found: 0, expected: 0 };
    for (const tally of this.#tallies.values()) {
      total.exact += tally.exact;
      total.overlapping += tally.overlapping;
      total.found += tally.found;
      total.expected += tally.expected;
    }
    const errors = [...this.#errors.values()].map(({ row, count }) => ({ ...row, count })).sort((a, b) => b.count - a.count);
    return { ...measures(total), byLabel, errors };
  }

  #foundWrongly(text: string, span: TypedSpan, expected: readonly TypedSpan[]): void {
    const rival = expected.find((other) => overlaps(other, span));
    const shown = text.slice(span.start, span.end);
    if (rival === undefined) this.#error({ kind: "spurious", text: shown, expected: "", found: span.type });
    else if (rival.start === span.start && rival.end === span.end) this.#error({ kind: "label", text: shown, expected: rival.type, found: span.type });
    else this.#error({ kind: "boundary", text: shown, expected: `${rival.type} ${text.slice(rival.start, rival.end)}`, found: span.type });
  }

  #error(row: Omit<ErrorRow, "count">): void {
    const key = `${row.kind}\t${row.text}\t${row.expected}\t${row.found}`;
    const known = this.#errors.get(key);
    if (known === undefined) this.#errors.set(key, { row, count: 1 });
    else known.count += 1;
  }

  #tally(label: string): Tally {
    let tally = this.#tallies.get(label);
    if (tally === undefined) {
      tally = { exact: 0, overlapping: 0, found: 0, expected: 0 };
      this.#tallies.set(label, tally);
    }
    return tally;
  }
}

function measures({ exact, overlapping, found, expected }: Tally): { exact: Measure; overlapping: Measure } {
  return { exact: measure(exact, found, expected), overlapping: measure(overlapping, found, expected) };
}

function measure(correct: number, found: number, expected: number): Measure {
  const precision = found === 0 ? 0 : correct / found;
  const recall = expected === 0 ? 0 : correct / expected;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { correct, found, expected, precision, recall, f1 };
}

function keyOf({ start, end, type }: TypedSpan): string {
  return `${String(start)}:${String(end)}:${type}`;
}

function overlaps(a: TypedSpan, b: TypedSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

/** By at least half of the longer of the two. */
function overlapsHalf(a: TypedSpan, b: TypedSpan): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 >= Math.max(a.end - a.start, b.end - b.start);
}
