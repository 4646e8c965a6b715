/** Knows how trained weights become small enough for a file: quantised, and without those that decide little. */

import { labelCount, type ModelParts, rowBytes } from "./modelFormat";

/** The rows of a model's file stay below this, in bytes. */
const LARGEST = 7_600_000;
const LARGEST_WEIGHT = 127;

/** `weights` holds a row for each of `hashes`, one weight for each label. */
export function compressWeights(types: readonly string[], hashes: Int32Array, weights: Float32Array): Pick<ModelParts, "hashes" | "weights" | "scale"> {
  const count = labelCount(types);
  let largest = 1e-6;
  for (const weight of weights) if (Math.abs(weight) > largest) largest = Math.abs(weight);
  const scale = largest / LARGEST_WEIGHT;
  const quantised = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) quantised[i] = Math.round((weights[i] ?? 0) / scale);
  for (let threshold = 1; ; threshold += 1) {
    const { rows, bytes } = keptRows(quantised, count, threshold);
    if (bytes <= LARGEST) return { scale, ...pick(hashes, quantised, count, rows, threshold) };
  }
}

function keptRows(weights: Int8Array, count: number, threshold: number): { readonly rows: number[]; readonly bytes: number } {
  const rows: number[] = [];
  let bytes = 0;
  for (let row = 0; row * count < weights.length; row += 1) {
    let used = 0;
    for (let label = row * count; label < (row + 1) * count; label += 1) if (Math.abs(weights[label] ?? 0) >= threshold) used += 1;
    if (used === 0) continue;
    rows.push(row);
    bytes += rowBytes(used);
  }
  return { rows, bytes };
}

function pick(hashes: Int32Array, weights: Int8Array, count: number, rows: readonly number[], threshold: number): { readonly hashes: Int32Array; readonly weights: Int8Array } {
  const kept = new Int8Array(rows.length * count);
  rows.forEach((row, index) => {
    for (let label = 0; label < count; label += 1) {
      const weight = weights[row * count + label] ?? 0;
      if (Math.abs(weight) >= threshold) kept[index * count + label] = weight;
    }
  });
  return { hashes: Int32Array.from(rows, (row) => hashes[row] ?? 0), weights: kept };
}
