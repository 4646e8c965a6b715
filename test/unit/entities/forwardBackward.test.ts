/** The probabilities of labels, against every sequence written out. */

import { describe, expect, it } from "vitest";
import { ForwardBackward } from "../../../src/core/entities/learning/forwardBackward";
import { Labels } from "../../../src/core/entities/learning/labels";

const labels = new Labels(["A", "B"]);
const { count } = labels;
const legal = new Set(labels.transitions().map(([from, to]) => from * count + to));

function sequences(length: number): number[][] {
  let all = labels.openers.map((label) => [label]);
  for (let i = 1; i < length; i += 1) {
    all = all.flatMap((before) => Array.from({ length: count }, (_, to) => [...before, to]).filter((now) => legal.has((now.at(-2) ?? 0) * count + (now.at(-1) ?? 0))));
  }
  return all.filter((sequence) => labels.closers.includes(sequence.at(-1) ?? -1));
}

/** Fixed numbers that look random, about -2 to 2. */
function scores(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, index) => 2 * Math.sin((index + 1) * seed));
}

describe("ForwardBackward", () => {
  it.each([1, 2, 4])("gives for %i characters what adding up all sequences gives", (length) => {
    const emissions = scores(length * count, 12.9898);
    const transitions = scores(count * count, 78.233);
    const marginals = new Float64Array(length * count);
    const expected = new Float64Array(count * count);
    let total = 0;
    for (const sequence of sequences(length)) {
      const sum = sequence.reduce((score, label, i) => score + (emissions[i * count + label] ?? 0) + (i === 0 ? 0 : (transitions[(sequence[i - 1] ?? 0) * count + label] ?? 0)), 0);
      const weight = Math.exp(sum);
      total += weight;
      sequence.forEach((label, i) => {
        marginals[i * count + label] = (marginals[i * count + label] ?? 0) + weight;
        if (i > 0) {
          const at = (sequence[i - 1] ?? 0) * count + label;
          expected[at] = (expected[at] ?? 0) + weight;
        }
      });
    }
    const found = new ForwardBackward(labels);
    found.run(length, emissions, transitions);
    marginals.forEach((weight, at) => {
      expect(found.marginals[at]).toBeCloseTo(weight / total, 5);
    });
    expected.forEach((weight, at) => {
      expect(found.expected[at]).toBeCloseTo(weight / total, 5);
    });
  });

  it.each([1, 2, 4])("gives each span of %i characters what the sequences that hold it add up to", (length) => {
    const emissions = scores(length * count, 12.9898);
    const transitions = scores(count * count, 78.233);
    const weights = new Map<string, number>();
    let total = 0;
    for (const sequence of sequences(length)) {
      const weight = Math.exp(sequence.reduce((score, label, i) => score + (emissions[i * count + label] ?? 0) + (i === 0 ? 0 : (transitions[(sequence[i - 1] ?? 0) * count + label] ?? 0)), 0));
      total += weight;
      for (const { start, end, type } of labels.decode(sequence)) {
        const key = `${String(start)} ${String(end)} ${type}`;
        weights.set(key, (weights.get(key) ?? 0) + weight);
      }
    }
    const found = new Map<string, number>();
    const likelihoods = new ForwardBackward(labels);
    likelihoods.listSpans(length, emissions, transitions, 0, (start, end, type, probability) => found.set(`${String(start)} ${String(end)} ${labels.types[type] ?? ""}`, probability));
    expect(found.size).toBe(weights.size);
    for (const [key, weight] of weights) expect(found.get(key)).toBeCloseTo(weight / total, 5);
    likelihoods.listSpans(length, emissions, transitions, 0.1, (_start, _end, _type, probability) => {
      expect(probability).toBeGreaterThanOrEqual(0.1);
    });
  });

  it("stays finite where a text is long and a score large", () => {
    const length = 3000;
    const emissions = scores(length * count, 4.1).map((score) => score * 300);
    const found = new ForwardBackward(labels);
    found.run(length, emissions, scores(count * count, 1.7));
    for (let i = 0; i < length; i += 1) {
      let sum = 0;
      for (let label = 0; label < count; label += 1) sum += found.marginals[i * count + label] ?? Number.NaN;
      expect(sum).toBeCloseTo(1, 4);
    }
  });
});
