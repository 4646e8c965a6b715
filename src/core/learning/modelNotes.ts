/** Knows what is noted of a model in its file: what it learnt from, and how well it does. */

/** F1 after learning from so many sentences, all labels together. */
export interface CurvePoint {
  readonly sentences: number;
  readonly f1: number;
}

/** How well one label, or all together, came out in cross-validation; 0 to 1. */
export interface Score {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Annotations that were to be found. */
  readonly expected: number;
}

export interface Validation {
  readonly all: Score;
  readonly labels: readonly Score[];
  readonly curve: readonly CurvePoint[];
}

/** What is known of a model beside its weights. */
export interface ModelNotes {
  readonly sentences: number;
  /** Accepted annotations that it learnt from, by label. */
  readonly annotations: Readonly<Record<string, number>>;
  /** ISO 8601, UTC. */
  readonly trained: string;
  /** Tells whether there is anything new to learn. */
  readonly digest: string;
  /** Absent until cross-validation has run. */
  readonly validation?: Validation;
}

const LONGEST_NOTES = 200_000;
const TRAILER = 0x5a504e31;

/** The model as the command line writes it, with the notes behind, where its readers don't look. */
export function writeModelFile(model: Uint8Array, notes: ModelNotes): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(notes));
  const file = new Uint8Array(model.length + text.length + 8);
  file.set(model);
  file.set(text, model.length);
  const view = new DataView(file.buffer);
  view.setInt32(file.length - 8, text.length);
  view.setInt32(file.length - 4, TRAILER);
  return file;
}

/** The model's own bytes, and the notes where the file has any that can be read. Never throws. */
export function splitModelFile(bytes: Uint8Array): { readonly body: Uint8Array; readonly notes?: ModelNotes } {
  if (bytes.length < 8) return { body: bytes };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getInt32(bytes.length - 8);
  const end = bytes.length - 8;
  if (view.getInt32(bytes.length - 4) !== TRAILER || length < 2 || length > LONGEST_NOTES || length > end) return { body: bytes };
  const notes = readNotes(new TextDecoder().decode(bytes.subarray(end - length, end)));
  return { body: bytes.subarray(0, end - length), ...(notes === undefined ? {} : { notes }) };
}

type Fields = Readonly<Record<string, unknown>>;

function readNotes(text: string): ModelNotes | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(value)) return undefined;
  const { sentences, annotations, trained, digest, validation } = value;
  if (!isCount(sentences) || !isFields(annotations) || !isShort(trained) || !isShort(digest)) return undefined;
  const counts = Object.entries(annotations).filter((entry): entry is [string, number] => isCount(entry[1]));
  const read = isFields(validation) ? readValidation(validation) : undefined;
  return { sentences, annotations: Object.fromEntries(counts), trained, digest, ...(read === undefined ? {} : { validation: read }) };
}

function readValidation({ all, labels, curve }: Fields): Validation | undefined {
  if (!isScore(all) || !Array.isArray(labels) || !Array.isArray(curve)) return undefined;
  return { all, labels: labels.filter(isScore), curve: curve.filter(isPoint) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScore(value: unknown): value is Score {
  if (!isFields(value)) return false;
  const { label, precision, recall, f1, expected } = value;
  return isShort(label) && isShare(precision) && isShare(recall) && isShare(f1) && isCount(expected);
}

function isPoint(value: unknown): value is CurvePoint {
  return isFields(value) && isCount(value["sentences"]) && isShare(value["f1"]);
}

function isShort(value: unknown): value is string {
  return typeof value === "string" && value.length <= 100;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}
