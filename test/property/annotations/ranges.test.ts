/** Ranges follow any edits, told one by one or worked out from scratch. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RangeTable } from "../../../src/core/annotations/session/rangeTable";
import type { TextEdit } from "../../../src/core/annotations/session/session";

/** Characters that are all different, so that where one went is known without any mapping. */
function distinct(length: number, from: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + from + index)).join("");
}

const LENGTH = 60;

/** Some edits of one event, apart from each other, with new characters that stand nowhere else. */
function editsOf(text: string, seed: readonly { at: number; length: number; insert: number }[], fresh: () => number): { edits: TextEdit[]; after: string } {
  const edits: TextEdit[] = [];
  let end = -1;
  for (const { at, length, insert } of [...seed].sort((a, b) => (a.at % (text.length + 1)) - (b.at % (text.length + 1)))) {
    const start = at % (text.length + 1);
    if (start <= end) continue;
    const removed = Math.min(length, text.length - start);
    if (removed + insert === 0) continue;
    edits.push({ start, length: removed, text: distinct(insert, fresh()) });
    end = start + removed;
  }
  const after = [...edits].reverse().reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.start + edit.length), text);
  return { edits: edits.reverse(), after };
}

const event = fc.array(fc.record({ at: fc.nat(200), length: fc.nat(12), insert: fc.nat(5) }), { minLength: 1, maxLength: 4 });

describe("ranges", () => {
  it("are whole exactly where all of their characters are still side by side, and stand there", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), fc.array(fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }), (events, spans) => {
        let used = LENGTH;
        let text = distinct(LENGTH, 0);
        const table = new RangeTable(text);
        const ranges = spans.map(([start, length]) => {
          const span = { start, end: Math.min(LENGTH, start + length) };
          return { slot: table.add(span), quote: text.slice(span.start, span.end) };
        });
        for (const seed of events) {
          const { edits, after } = editsOf(text, seed, () => (used += 10));
          table.map(edits, after);
          text = after;
          for (const { slot, quote } of ranges) {
            const { start, end } = table.span(slot);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(start).toBeLessThanOrEqual(end);
            expect(table.state(slot) === "whole").toBe(text.includes(quote));
            if (table.state(slot) === "whole") expect(text.slice(start, end)).toBe(quote);
            if (table.state(slot) === "lost") expect(start).toBe(end);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are as they were when every edit is undone", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), fc.array(fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }), (events, spans) => {
        let used = LENGTH;
        let text = distinct(LENGTH, 0);
        const table = new RangeTable(text);
        const ranges = spans.map(([start, length]) => ({ start, end: Math.min(LENGTH, start + length) }));
        const slots = ranges.map((span) => table.add(span));
        const undo: { edits: TextEdit[]; after: string }[] = [];
        for (const seed of events) {
          const { edits, after } = editsOf(text, seed, () => (used += 10));
          const ascending = [...edits].sort((a, b) => a.start - b.start);
          let shift = 0;
          const inverse = ascending.map((edit) => {
            const start = edit.start + shift;
            shift += edit.text.length - edit.length;
            return { start, length: edit.text.length, text: text.slice(edit.start, edit.start + edit.length) };
          });
          undo.push({ edits: inverse, after: text });
          table.map(edits, after);
          text = after;
        }
        for (const { edits, after } of undo.reverse()) table.map(edits, after);
        expect(slots.map((slot) => [table.span(slot), table.state(slot)])).toEqual(ranges.map((span) => [span, "whole"]));
      }),
      { numRuns: 500 },
    );
  });
});
