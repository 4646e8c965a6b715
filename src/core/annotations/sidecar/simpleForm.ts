/**
 * Knows the simple form of annotations, version 0, that scripts write: places, each with its text and a label. It is brought up to the
 * present form when it is read: `media/schemas/README.md` describes it.
 */

import { entityTypes } from "../../entities/entity";
import { figureKinds } from "../../figures/figure";
import { annotationStatuses, type Annotation, type AnnotationKind, type AnnotationStatus, type Selector } from "../annotation";
import { decidedState, compareStates } from "../history";
import { isObject, type JsonObject } from "./json";

export const simpleVersion = 0;

const entities: ReadonlySet<string> = new Set(entityTypes);
const figures: ReadonlySet<string> = new Set(figureKinds);
const statuses: ReadonlySet<string> = new Set(annotationStatuses);
/** A time for entries that say none: the same whenever the file is read, so that two windows make the same of it. */
const SOMETIME = "1970-01-01T00:00:00.000Z";

/** `undefined` where the entry has no place, text or label: nobody could tell whether the place is right. `index` is its place in the list. */
export function fromSimpleForm(entry: unknown, index: number): Annotation | undefined {
  if (!isObject(entry)) return undefined;
  const { start, end, text, label, kind, id, author, created, status, ...rest } = own(entry);
  if (!isOffset(start) || !isOffset(end) || start >= end || !isFilled(text) || !isFilled(label)) return undefined;
  const selectors: Selector[] = [
    { type: "position", start, end },
    { type: "quote", exact: text, prefix: "", suffix: "", at: start, scope: "file" },
  ];
  const time = isFilled(created) ? created : SOMETIME;
  const by = typeof author === "string" ? author : "";
  const annotation: Annotation = {
    ...rest,
    id: isFilled(id) ? id : `${start.toString()}-${end.toString()}-${label}-${index.toString()}`,
    kind: kindOf(kind, label),
    label,
    status: isFilled(status) && statuses.has(status) ? (status as AnnotationStatus) : "accepted",
    author: by,
    created: time,
    modified: time,
    targets: [{ selectors }],
    history: [],
  };
  const set = compareStates({}, decidedState(annotation));
  return { ...annotation, history: set === undefined ? [] : [{ at: time, by, how: "outside", set }] };
}

/** The article as the simple form names it: a hash and a length that are not given are not known. */
export function articleOfSimpleForm(article: unknown): unknown {
  return isObject(article) ? { hash: "", length: 0, ...own(article) } : article;
}

function kindOf(kind: unknown, label: string): AnnotationKind {
  if (kind === "entity" || kind === "figure" || kind === "mark") return kind;
  return entities.has(label) ? "entity" : figures.has(label) ? "figure" : "mark";
}

/** Its own fields; one that is called `__proto__` stays a field. */
function own(object: JsonObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object));
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
