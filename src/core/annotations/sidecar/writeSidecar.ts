/** Knows how a sidecar is written: one field a line, in an order that never changes, so that a change is a small diff. */

import { positionOf, type Annotation, type PositionSelector } from "../annotation";
import type { Sidecar } from "./sidecar";

const articleFields = ["name", "hash", "length", "encoding", "blocks"];
const annotationFields = [
  "id",
  "kind",
  "label",
  "status",
  "author",
  "created",
  "modified",
  "targets",
  "value",
  "link",
  "note",
  "comments",
  "anchor",
  "conflicts",
  "history",
];
/** Lists whose entries stand on a line each. */
const listFields: ReadonlySet<string> = new Set(["targets", "comments", "conflicts", "history", "blocks"]);

/** UTF-16 code units a piece, about. */
const PIECE = 1 << 15;

/** The file's text. */
export function serializeSidecar(sidecar: Sidecar): string {
  return [...writePieces(sidecar)].join("");
}

/** The file's text in pieces, each some milliseconds' work at most. */
export function* writePieces(sidecar: Sidecar): Generator<string, void, undefined> {
  const { format, version, article, annotations, bad, rest } = sidecar;
  const ordered = yield* inReadingOrder(annotations);
  yield "";
  const head = [
    writeField(["format", JSON.stringify(format)]),
    writeField(["version", JSON.stringify(version)]),
    writeField(["article", writeObject(article, articleFields, "  ")]),
  ];
  const tail = orderedKeys(rest, []).map((name) => writeField([name, JSON.stringify(own(rest, name))]));
  let piece = `{\n${head.join(",\n")},\n  "annotations": [`;
  let first = true;
  for (const annotation of ordered) {
    piece += `${first ? "" : ","}\n    ${writeAnnotation(annotation)}`;
    first = false;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  for (const { json } of bad) {
    piece += `${first ? "" : ","}\n    ${json}`;
    first = false;
  }
  yield `${piece}${first ? "" : "\n  "}]${tail.map((field) => `,\n${field}`).join("")}\n}\n`;
}

/** An annotation is never changed in place, so its text can be kept as long as it lives. */
const written = new WeakMap<Annotation, string>();

function writeAnnotation(annotation: Annotation): string {
  const known = written.get(annotation);
  if (known !== undefined) return known;
  const text = writeObject(annotation, annotationFields, "    ");
  written.set(annotation, text);
  return text;
}

function writeObject(object: object, fields: readonly string[], indent: string): string {
  const lines = orderedKeys(object, fields).map((name) => {
    const value = own(object, name);
    const text = listFields.has(name) && Array.isArray(value) ? writeList(value, `${indent}  `) : JSON.stringify(value);
    return `${indent}  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function writeList(values: readonly unknown[], indent: string): string {
  if (values.length === 0) return "[]";
  return `[\n${values.map((value) => `${indent}  ${JSON.stringify(value)}`).join(",\n")}\n${indent}]`;
}

function writeField([name, text]: readonly [string, string]): string {
  return `  ${JSON.stringify(name)}: ${text}`;
}

/** The known fields in their order, then the others by name. */
function orderedKeys(object: object, known: readonly string[]): string[] {
  const keys = Object.keys(object).filter((key) => own(object, key) !== undefined);
  const present = new Set(keys);
  const others = keys.filter((key) => !known.includes(key)).sort();
  return [...known.filter((key) => present.has(key)), ...others];
}

function own(object: object, key: string): unknown {
  return (object as Readonly<Record<string, unknown>>)[key];
}

/** By place, then by id, so that a new annotation is a change in one spot of the file. Empty pieces are its pauses. */
function* inReadingOrder(annotations: readonly Annotation[]): Generator<string, readonly Annotation[], undefined> {
  const starts = new Float64Array(annotations.length);
  const ends = new Float64Array(annotations.length);
  annotations.forEach((annotation, index) => {
    const position = firstPosition(annotation);
    starts[index] = position?.start ?? Number.MAX_SAFE_INTEGER;
    ends[index] = position?.end ?? 0;
  });
  const compare = (a: number, b: number): number =>
    (starts[a] ?? 0) - (starts[b] ?? 0) || (ends[a] ?? 0) - (ends[b] ?? 0) || ((annotations[a]?.id ?? "") < (annotations[b]?.id ?? "") ? -1 : 1);
  // Nearly always they are in order already, since they were read in it.
  if (annotations.every((_, index) => index === 0 || compare(index - 1, index) < 0)) return annotations;
  yield "";
  const order = annotations.map((_, index) => index).sort(compare);
  return order.flatMap((index) => annotations[index] ?? []);
}

function firstPosition({ targets }: Annotation): PositionSelector | undefined {
  const [first] = targets.flatMap((target) => positionOf(target) ?? []);
  return first;
}
