/** The longest common subsequence of random lists: as long as a plain table says, in order, and of equal keys. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonKeys } from "../../../src/core/annotations/anchoring/commonKeys";
import { finish } from "../../../src/core/text/steps";

function lengthByTable(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const key of before) {
    const next = [0];
    after.forEach((other, j) => next.push(key === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const list = fc.array(fc.constantFrom("a", "b", "c", "d", "__proto__"), { maxLength: 30 });

describe("common keys", () => {
  it("are as many as can be, in order and equal", () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = finish(commonKeys(before, after, 100));
        expect(pairs).toHaveLength(lengthByTable(before, after));
        let [lastOld, lastNew] = [-1, -1];
        for (const [from, to] of pairs) {
          expect(before[from]).toBe(after[to]);
          expect(from > lastOld && to > lastNew).toBe(true);
          [lastOld, lastNew] = [from, to];
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("are none where more must be taken away and added than asked for", () => {
    fc.assert(
      fc.property(list, list, fc.nat(30), (before, after, most) => {
        const length = lengthByTable(before, after);
        const needed = before.length + after.length - 2 * length;
        expect(finish(commonKeys(before, after, most))).toHaveLength(needed > most ? 0 : length);
      }),
      { numRuns: 500 },
    );
  });
});
