/** Knows a set of spans by where they start and end. */

import type { Span } from "../text/span";

export class Spans {
  readonly #byStart = new Map<number, number[]>();
  readonly #byEnd = new Map<number, number[]>();

  constructor(spans: readonly Span[]) {
    for (const { start, end } of spans) {
      append(this.#byStart, start, end);
      append(this.#byEnd, end, start);
    }
  }

  startsAt(offset: number): boolean {
    return this.#byStart.has(offset);
  }

  endsAt(offset: number): boolean {
    return this.#byEnd.has(offset);
  }

  endsFrom(start: number): readonly number[] {
    return this.#byStart.get(start) ?? [];
  }

  startsEndingAt(end: number): readonly number[] {
    return this.#byEnd.get(end) ?? [];
  }
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
