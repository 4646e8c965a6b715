/** Knows how trained weights become small enough for a file: quantised, and without those that decide little. */

import { labelCount, type ModelParts, NO_WEIGHT, rowBytes, type SparseRows } from "./modelFormat";

/** The rows of a model's file stay below this, in bytes. */
const LARGEST = 6_600_000;
const LARGEST_WEIGHT = 127;

/** `weights` holds a row for each of `hashes`, one weight for each label. */
export function compressWeights(types: readonly string[], hashes: Int32Array, weights: Float32Array): Pick<ModelParts, "rows" | "scale"> {
  const count = labelCount(types);
  let largest = 1e-6;
  for (const weight of weights) if (Math.abs(weight) > largest) largest = Math.abs(weight);
  // The few largest weights are clipped, so that the many small ones keep their differences.
  const scale = (largest * 0.5) / LARGEST_WEIGHT;
  const quantised = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) quantised[i] = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round((weights[i] ?? 0) / scale)));
  for (let threshold = 1; ; threshold += 1) {
    const rows = keep(hashes, quantised, count, threshold);
    if (rowBytes(rows) <= LARGEST) return { rows, scale };
  }
}

/** The weights of at least `threshold`, and the rows that have any. */
function keep(hashes: Int32Array, weights: Int8Array, count: number, threshold: number): SparseRows {
  let size = 0;
  for (const weight of weights) if (Math.abs(weight) >= threshold) size += 1;
  const keptHashes: number[] = [];
  const starts = [0];
  const entries = new Uint8Array(size * 2);
  let filled = 0;
  hashes.forEach((hash, row) => {
    for (let label = 0; label < count; label += 1) {
      const weight = weights[row * count + label] ?? 0;
      if (Math.abs(weight) < threshold) continue;
      entries[filled] = label;
      entries[filled + 1] = weight + NO_WEIGHT;
      filled += 2;
    }
    if (filled === starts.at(-1)) return;
    keptHashes.push(hash);
    starts.push(filled);
  });
  return { hashes: Int32Array.from(keptHashes), starts: Uint32Array.from(starts), entries };
}
