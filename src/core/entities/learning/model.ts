/** Knows a trained sequence model: how it labels a text, and how it is written to a file and read again. */

import { Calibration } from "./calibration";
import { extractFeatures, type LearningInput, TEMPLATES } from "./features";
import { Labels, type TypedSpan } from "./labels";
import { RowTable } from "./rowTable";
import { Viterbi } from "./viterbi";

/** A span that the model found; `confidence`, 0 to 1, from how far it is above its rivals. */
export interface TaggedSpan extends TypedSpan {
  readonly confidence: number;
}

const MAGIC = 0x5a505431;
const VERSION = 2;
/** A model file stays below this. */
const LARGEST_FILE = 7_600_000;
/** No model is larger; a file that is may be anything. */
const LARGEST_READ = 32_000_000;
/** A small file may promise many rows of many labels: no model has more weights than this. */
const MOST_WEIGHTS = 256_000_000;
const LONGEST_TYPE = 100;
/** Labels are written as one byte. */
const MOST_TYPES = 60;
/** Texts are labelled a line at a time, and long lines in pieces: memory stays flat. */
const LONGEST_PIECE = 2000;

export class TaggerModel {
  readonly types: readonly string[];
  /** What the confidence of its suggestions, and of the rules' beside them, has proved to be worth. */
  readonly calibration: Calibration;
  readonly #labels: Labels;
  /** The hash of each row's feature. */
  readonly #hashes: Int32Array;
  readonly #table: RowTable;
  /** One row of `labels.count` weights a feature, quantised. */
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #transitions: Float32Array;
  readonly #viterbi: Viterbi;
  #emissions = new Float32Array(0);

  constructor(types: readonly string[], hashes: Int32Array, weights: Int8Array, scale: number, transitions: Float32Array, calibration = Calibration.identity) {
    this.types = types;
    this.calibration = calibration;
    this.#labels = new Labels(types);
    this.#hashes = hashes;
    this.#table = new RowTable(hashes);
    this.#weights = weights;
    this.#scale = scale;
    this.#transitions = transitions;
    this.#viterbi = new Viterbi(this.#labels);
  }

  /** Quantises trained weights, and leaves out the features that decide nothing, until the file is small enough. */
  static build(types: readonly string[], hashes: Int32Array, weights: Float32Array, transitions: Float32Array): TaggerModel {
    const count = 1 + 4 * types.length;
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
    // The few largest weights are clipped, so that the many small ones keep their differences.
    const scale = (largest * 0.5) / 127;
    const quantised = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
    let threshold = 1;
    for (;;) {
      const kept = keptRows(quantised, count, threshold);
      if (kept.bytes <= LARGEST_FILE) return new TaggerModel(types, ...pick(hashes, quantised, count, kept.rows, threshold), scale, transitions);
      threshold += 1;
    }
  }

  /** The same model with what was learnt of its confidence. */
  withCalibration(calibration: Calibration): TaggerModel {
    return new TaggerModel(this.types, this.#hashes, this.#weights, this.#scale, this.#transitions, calibration);
  }

  /** Labels a text. Offsets are into `input.text`; spans never overlap. */
  tag(input: LearningInput): TaggedSpan[] {
    const features = extractFeatures(input);
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
    this.#viterbi.decode(length, emissions, this.#transitions, result);
    return this.#labels.decode(result).map((span) => ({
      start: start + span.start,
      end: start + span.end,
      type: span.type,
      confidence: confidenceOf(emissions, count, result, span),
    }));
  }

  #scoreAt(emissions: Float32Array, to: number, features: Int32Array, from: number): void {
    const { count } = this.#labels;
    const weights = this.#weights;
    for (let k = from; k < from + TEMPLATES; k += 1) {
      const row = this.#table.get(features[k] ?? 0);
      if (row < 0) continue;
      const base = row * count;
      for (let label = 0; label < count; label += 1) emissions[to + label] = (emissions[to + label] ?? 0) + (weights[base + label] ?? 0);
    }
    for (let label = to; label < to + count; label += 1) emissions[label] = (emissions[label] ?? 0) * this.#scale;
  }

  /** The model as a file: a header with the types and the calibration, then the features with their weights, sparsely. */
  serialise(): Uint8Array {
    const { count } = this.#labels;
    const header = new TextEncoder().encode(JSON.stringify({ types: this.types, calibration: this.calibration }));
    const entries: number[] = [];
    let size = 20 + header.length + this.#transitions.length * 4;
    for (let row = 0; row < this.#hashes.length; row += 1) {
      let used = 0;
      for (let label = 0; label < count; label += 1) if (this.#weights[row * count + label] !== 0) used += 1;
      entries.push(used);
      size += 5 + 2 * used;
    }
    const view = new DataView(new ArrayBuffer(size));
    let at = 0;
    const word = (value: number) => {
      view.setInt32(at, value);
      at += 4;
    };
    word(MAGIC);
    word(VERSION);
    word(header.length);
    word(this.#hashes.length);
    view.setFloat32(at, this.#scale);
    at += 4;
    for (const byte of header) view.setUint8(at++, byte);
    for (const weight of this.#transitions) {
      view.setFloat32(at, weight);
      at += 4;
    }
    this.#hashes.forEach((hash, row) => {
      word(hash);
      view.setUint8(at++, entries[row] ?? 0);
      for (let label = 0; label < count; label += 1) {
        const weight = this.#weights[row * count + label] ?? 0;
        if (weight === 0) continue;
        view.setUint8(at++, label);
        view.setInt8(at++, weight);
      }
    });
    return new Uint8Array(view.buffer);
  }

  /** Reads a model file; throws a `RangeError` when it is none, or cut off. */
  static read(bytes: Uint8Array): TaggerModel {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 20 || bytes.length > LARGEST_READ || view.getInt32(0) !== MAGIC || view.getInt32(4) !== VERSION) throw notAModel();
    const headerLength = view.getInt32(8);
    const rowCount = view.getInt32(12);
    const scale = view.getFloat32(16);
    if (headerLength < 0 || headerLength > bytes.length || rowCount < 0 || rowCount * 5 > bytes.length || !Number.isFinite(scale)) throw notAModel();
    const { types, calibration } = readHeader(bytes.subarray(20, 20 + headerLength));
    const count = 1 + 4 * types.length;
    if (rowCount * count > MOST_WEIGHTS) throw notAModel();
    let at = 20 + headerLength;
    const transitions = new Float32Array(count * count);
    for (let i = 0; i < transitions.length; i += 1, at += 4) transitions[i] = view.getFloat32(at);
    if (!transitions.every(Number.isFinite)) throw notAModel();
    const hashes = new Int32Array(rowCount);
    const weights = new Int8Array(rowCount * count);
    for (let row = 0; row < rowCount; row += 1) {
      hashes[row] = view.getInt32(at);
      const used = view.getUint8(at + 4);
      at += 5;
      for (let k = 0; k < used; k += 1, at += 2) {
        const label = view.getUint8(at);
        if (label < count) weights[row * count + label] = view.getInt8(at + 1);
      }
    }
    return new TaggerModel(types, hashes, weights, scale, transitions, calibration);
  }
}

function notAModel(): RangeError {
  return new RangeError("Not a model of Zhupi.");
}

function readHeader(bytes: Uint8Array): { readonly types: readonly string[]; readonly calibration: Calibration } {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw notAModel();
  }
  const { types, calibration } = (typeof header === "object" && header !== null ? header : {}) as { readonly types?: unknown; readonly calibration?: unknown };
  if (!Array.isArray(types) || types.length > MOST_TYPES) throw notAModel();
  const names = types as readonly unknown[];
  if (!names.every((type): type is string => typeof type === "string" && type.length <= LONGEST_TYPE)) throw notAModel();
  return { types: names, calibration: Calibration.from(calibration) };
}

function keptRows(weights: Int8Array, count: number, threshold: number): { readonly rows: number[]; readonly bytes: number } {
  const rows: number[] = [];
  let bytes = 0;
  for (let row = 0; row * count < weights.length; row += 1) {
    let used = 0;
    for (let label = row * count; label < (row + 1) * count; label += 1) if (Math.abs(weights[label] ?? 0) >= threshold) used += 1;
    if (used === 0) continue;
    rows.push(row);
    bytes += 5 + 2 * used;
  }
  return { rows, bytes };
}

function pick(hashes: Int32Array, weights: Int8Array, count: number, rows: readonly number[], threshold: number): [Int32Array, Int8Array] {
  const keptHashes = Int32Array.from(rows, (row) => hashes[row] ?? 0);
  const kept = new Int8Array(rows.length * count);
  rows.forEach((row, index) => {
    for (let label = 0; label < count; label += 1) {
      const weight = weights[row * count + label] ?? 0;
      if (Math.abs(weight) >= threshold) kept[index * count + label] = weight;
    }
  });
  return [keptHashes, kept];
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
