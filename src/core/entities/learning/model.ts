/** Knows how a trained sequence model labels a text. */

import type { Calibration } from "./calibration";
import { extractFeatures, type LearningInput, TEMPLATES } from "./features";
import { Labels, type TypedSpan } from "./labels";
import { type ModelParts, NO_WEIGHT, readModel, writeModel } from "./modelFormat";
import { RowTable } from "./rowTable";
import { Viterbi } from "./viterbi";

/** A span that the model found; `confidence`, 0 to 1, from how far it is above its rivals. */
export interface TaggedSpan extends TypedSpan {
  readonly confidence: number;
}

/** Texts are labelled a line at a time, and long lines in pieces: memory stays flat. */
const LONGEST_PIECE = 2000;

export class TaggerModel {
  readonly #parts: ModelParts;
  readonly #labels: Labels;
  readonly #table: RowTable;
  readonly #viterbi: Viterbi;
  #emissions = new Float32Array(0);

  constructor(parts: ModelParts) {
    this.#parts = parts;
    this.#labels = new Labels(parts.types);
    this.#table = new RowTable(parts.rows.hashes);
    this.#viterbi = new Viterbi(this.#labels);
  }

  get types(): readonly string[] {
    return this.#parts.types;
  }

  get calibration(): Calibration {
    return this.#parts.calibration;
  }

  /** The same model with what was learnt of its confidence. */
  withCalibration(calibration: Calibration): TaggerModel {
    return new TaggerModel({ ...this.#parts, calibration });
  }

  /** Labels a text. Offsets are into `input.text`; spans never overlap. */
  tag(input: LearningInput): TaggedSpan[] {
    const features = extractFeatures(input, this.#parts.memory);
    const spans: TaggedSpan[] = [];
    for (let start = 0; start < input.text.length; ) {
      const end = pieceEnd(input.text, start);
      for (const span of this.#tagPiece(features, start, end)) spans.push(span);
      start = end;
    }
    return spans;
  }

  #tagPiece(features: Int32Array, start: number, end: number): TaggedSpan[] {
    const { count } = this.#labels;
    const length = end - start;
    if (this.#emissions.length < length * count) this.#emissions = new Float32Array(length * count);
    const emissions = this.#emissions;
    emissions.fill(0, 0, length * count);
    for (let i = 0; i < length; i += 1) this.#scoreAt(emissions, i * count, features, (start + i) * TEMPLATES);
    const result = new Uint16Array(length);
    this.#viterbi.decode(length, emissions, this.#parts.transitions, result);
    return this.#labels.decode(result).map((span) => ({
      start: start + span.start,
      end: start + span.end,
      type: span.type,
      confidence: confidenceOf(emissions, count, result, span),
    }));
  }

  #scoreAt(emissions: Float32Array, to: number, features: Int32Array, from: number): void {
    const { scale, rows } = this.#parts;
    const { starts, entries } = rows;
    for (let k = from; k < from + TEMPLATES; k += 1) {
      const row = this.#table.get(features[k] ?? 0);
      if (row < 0) continue;
      const end = starts[row + 1] ?? 0;
      for (let entry = starts[row] ?? 0; entry < end; entry += 2) {
        const at = to + (entries[entry] ?? 0);
        emissions[at] = (emissions[at] ?? 0) + (entries[entry + 1] ?? NO_WEIGHT) - NO_WEIGHT;
      }
    }
    for (let label = to; label < to + this.#labels.count; label += 1) emissions[label] = (emissions[label] ?? 0) * scale;
  }

  /** The model as a file. */
  serialise(): Uint8Array {
    return writeModel(this.#parts);
  }

  /** Reads a model's file; throws as `readModel` does. */
  static read(bytes: Uint8Array): TaggerModel {
    return new TaggerModel(readModel(bytes));
  }
}

/** After a line feed or a full stop where there is one. */
function pieceEnd(text: string, start: number): number {
  const line = text.indexOf("\n", start);
  const end = line < 0 ? text.length : line + 1;
  if (end - start <= LONGEST_PIECE) return end;
  const stop = text.lastIndexOf("。", start + LONGEST_PIECE);
  if (stop > start) return stop + 1;
  const code = text.charCodeAt(start + LONGEST_PIECE);
  return code >= 0xdc00 && code <= 0xdfff ? start + LONGEST_PIECE + 1 : start + LONGEST_PIECE;
}

/** By how much the chosen labels of a span lead the best other ones, as a probability. */
function confidenceOf(emissions: Float32Array, count: number, labels: Uint16Array, { start, end }: TypedSpan): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = start; i < end; i += 1) {
    const chosen = labels[i] ?? 0;
    let rival = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < count; label += 1) if (label !== chosen) rival = Math.max(rival, emissions[i * count + label] ?? 0);
    least = Math.min(least, (emissions[i * count + chosen] ?? 0) - rival);
  }
  return Math.round(100 / (1 + Math.exp(-3.6 * least))) / 100;
}
