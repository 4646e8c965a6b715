import { expect, it } from "vitest";
import { HashCounts } from "../../../src/core/entities/learning/hashCounts";

it("counts numbers of any size, far more of them than it began with room for", () => {
  const counts = new HashCounts();
  const numbers = Array.from({ length: 50_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
  for (const number of numbers) counts.add(number);
  for (const number of numbers.slice(0, 1000)) counts.add(number);
  for (const number of [-1, -1, -1]) counts.add(number);
  const distinct = new Set([...numbers, -1]);
  expect(new Set(counts.frequent(1))).toEqual(distinct);
  expect(counts.frequent(1)).toHaveLength(distinct.size);
  expect(new Set(counts.frequent(2))).toEqual(new Set([...numbers.slice(0, 1000), -1]));
  expect([...counts.frequent(3)]).toEqual([-1]);
});
