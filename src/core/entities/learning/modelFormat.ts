/** Knows how a trained model is written to a file, and read again whatever the file holds. */

import { Judge } from "./judge";
import { NameMemory } from "./nameMemory";

/** Weights of features for labels, those that are 0 left out: of a hundred, five are kept. */
export interface SparseRows {
  /** The hash of each row's feature. */
  readonly hashes: Int32Array;
  /** Where each row begins among the entries; the next one's beginning is its end. */
  readonly starts: Uint32Array;
  /** Pairs of bytes: a label, and its weight in steps of the model's `scale`, 128 standing for 0. */
  readonly entries: Uint8Array;
}

/** What a weight of 0 is written as. */
export const NO_WEIGHT = 128;

/** What a model is made of. */
export interface ModelParts {
  readonly types: readonly string[];
  /** What its word, and the rules' beside it, has proved to be worth. */
  readonly judge: Judge;
  readonly memory: NameMemory;
  readonly rows: SparseRows;
  readonly scale: number;
  /** One weight for each pair of labels (from, to). */
  readonly transitions: Float32Array;
}

/** A file that is no model, or a damaged one. */
export class NoModelError extends RangeError {}
/** A model whose file has the form of another version of the program. */
export class OtherFormatError extends RangeError {
  readonly newer: boolean;

  constructor(newer: boolean) {
    super(newer ? "The model was made by a newer version of Zhupi." : "The model was made by an older version of Zhupi.");
    this.newer = newer;
  }
}

const MAGIC = 0x5a505431;
/** Since 3, models remember names; since 4, they judge what they propose. */
const VERSION = 4;
const FIXED = 28;
/** No model is larger; a file that is may be anything. */
const LARGEST_READ = 32_000_000;
const LONGEST_TYPE = 100;
/** Labels are written as one byte. */
export const MOST_TYPES = 60;
const ROW_BYTES = 5;
const WEIGHT_BYTES = 2;
const NAME_BYTES = 6;
const SIGN_BYTES = 5;

/** How many labels there are for so many types. */
export function labelCount(types: readonly string[]): number {
  return 1 + 4 * types.length;
}

/** What rows take in a file, in bytes. */
export function rowBytes({ hashes, entries }: SparseRows): number {
  return ROW_BYTES * hashes.length + entries.length;
}

/** A header with the types and the judge; the judge's signs; the names; then the features with their weights. */
export function writeModel({ types, judge, memory, rows, scale, transitions }: ModelParts): Uint8Array {
  const { places, weights } = judge.signs;
  const { hashes, starts, entries } = rows;
  const header = new TextEncoder().encode(JSON.stringify({ types, judge }));
  const bytes = new Uint8Array(FIXED + header.length + places.length * SIGN_BYTES + memory.hashes.length * NAME_BYTES + transitions.length * 4 + rowBytes(rows));
  const view = new DataView(bytes.buffer);
  [MAGIC, VERSION, header.length, memory.hashes.length, hashes.length, places.length].forEach((word, index) => {
    view.setInt32(index * 4, word);
  });
  view.setFloat32(24, scale);
  bytes.set(header, FIXED);
  let at = FIXED + header.length;
  places.forEach((place, index) => {
    view.setUint32(at, place);
    view.setInt8(at + 4, weights[index] ?? 0);
    at += SIGN_BYTES;
  });
  memory.hashes.forEach((hash, name) => {
    view.setInt32(at, hash);
    view.setUint16(at + 4, memory.memories[name] ?? 0);
    at += NAME_BYTES;
  });
  for (const weight of transitions) {
    view.setFloat32(at, weight);
    at += 4;
  }
  hashes.forEach((hash, row) => {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? from;
    view.setInt32(at, hash);
    view.setUint8(at + 4, (to - from) / WEIGHT_BYTES);
    bytes.set(entries.subarray(from, to), at + ROW_BYTES);
    at += ROW_BYTES + to - from;
  });
  return bytes;
}

/** Throws an `OtherFormatError` for a model of another version; a `RangeError`, and nothing else, for what is no model or cut off. */
export function readModel(bytes: Uint8Array): ModelParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIXED || bytes.length > LARGEST_READ || view.getInt32(0) !== MAGIC) throw notAModel();
  const version = view.getInt32(4);
  if (version !== VERSION) throw new OtherFormatError(version > VERSION);
  const [headerLength, nameCount, rowCount, signCount] = [view.getInt32(8), view.getInt32(12), view.getInt32(16), view.getInt32(20)];
  const scale = view.getFloat32(24);
  const fits = (count: number, size: number) => count >= 0 && count * size <= bytes.length;
  if (!fits(headerLength, 1) || !fits(nameCount, NAME_BYTES) || !fits(rowCount, ROW_BYTES) || !fits(signCount, SIGN_BYTES) || !Number.isFinite(scale)) throw notAModel();
  const header = readHeader(bytes.subarray(FIXED, FIXED + headerLength));
  const { types } = header;
  const count = labelCount(types);
  let at = FIXED + headerLength;
  const places = new Uint32Array(signCount);
  const signs = new Int8Array(signCount);
  for (let sign = 0; sign < signCount; sign += 1, at += SIGN_BYTES) {
    places[sign] = view.getUint32(at);
    signs[sign] = view.getInt8(at + 4);
  }
  const names = new Int32Array(nameCount);
  const memories = new Uint16Array(nameCount);
  for (let name = 0; name < nameCount; name += 1, at += NAME_BYTES) {
    names[name] = view.getInt32(at);
    memories[name] = view.getUint16(at + 4);
  }
  const transitions = new Float32Array(count * count);
  for (let i = 0; i < transitions.length; i += 1, at += 4) transitions[i] = view.getFloat32(at);
  if (!transitions.every(Number.isFinite)) throw notAModel();
  return { types, judge: Judge.from(header.judge, places, signs), memory: new NameMemory(names, memories), rows: readRows(view, at, rowCount, count), scale, transitions };
}

function readRows(view: DataView, from: number, rowCount: number, count: number): SparseRows {
  const hashes = new Int32Array(rowCount);
  const starts = new Uint32Array(rowCount + 1);
  const entries = new Uint8Array(Math.max(0, view.byteLength - from - rowCount * ROW_BYTES));
  let at = from;
  let filled = 0;
  for (let row = 0; row < rowCount; row += 1) {
    hashes[row] = view.getInt32(at);
    const end = filled + view.getUint8(at + 4) * WEIGHT_BYTES;
    at += ROW_BYTES;
    for (; filled < end; filled += WEIGHT_BYTES, at += WEIGHT_BYTES) {
      const label = view.getUint8(at);
      if (label >= count) throw notAModel();
      entries[filled] = label;
      entries[filled + 1] = view.getUint8(at + 1);
    }
    starts[row + 1] = filled;
  }
  return { hashes, starts, entries: entries.slice(0, filled) };
}

function notAModel(): NoModelError {
  return new NoModelError("Not a model of Zhupi.");
}

function readHeader(bytes: Uint8Array): { readonly types: readonly string[]; readonly judge: unknown } {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw notAModel();
  }
  const { types, judge } = (typeof header === "object" && header !== null ? header : {}) as { readonly types?: unknown; readonly judge?: unknown };
  if (!Array.isArray(types) || types.length > MOST_TYPES) throw notAModel();
  const names = types as readonly unknown[];
  if (!names.every((type): type is string => typeof type === "string" && type.length <= LONGEST_TYPE)) throw notAModel();
  return { types: names, judge };
}
