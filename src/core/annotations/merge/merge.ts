/**
 * Knows how two versions of a sidecar become one: annotation by annotation and field by field against what both
 * began with, keeping both values where two people decided differently. The order of the two makes no difference.
 */

import type { JsonValue } from "../../article/article";
import { finish, type Steps } from "../../text/steps";
import type { Annotation, Conflict, SpanTarget } from "../annotation";
import { isSpanTarget, positionOf, quoteOf } from "../annotation";
import { compareStates, decidedState, placings, replay } from "../history";
import { canonicalJson, compareText, later, sameJson, type JsonObject } from "../sidecar/json";
import { mergeComments } from "./mergeComments";
import { mergeHistories } from "./mergeHistories";
import { emptySidecar, type ArticleInfo, type BadAnnotation, type Sidecar } from "../sidecar/sidecar";

export interface MergeInput {
  /** What both sides began with; absent where they began apart: then nothing counts as deleted. */
  readonly base?: Sidecar | undefined;
  readonly ours: Sidecar;
  readonly theirs: Sidecar;
  /** `ours`: our text is the one that is open, so the positions are told in it, whatever the others say. */
  readonly keepText?: "ours";
}

export interface MergeResult {
  readonly sidecar: Sidecar;
  /** Annotations with conflicts that neither side had before. */
  readonly conflicts: number;
}

type Fields = { readonly [field: string]: unknown };

export function mergeSidecars(input: MergeInput): MergeResult {
  return finish(mergeInSteps(input));
}

/** How many annotations are merged between two pauses. */
const PER_STEP = 8;

/** As {@link mergeSidecars}, in steps. */
export function* mergeInSteps({ base, ours, theirs, keepText }: MergeInput): Steps<MergeResult> {
  const from = base ?? emptySidecar({ name: "", hash: "", length: 0 });
  const article = mergeArticle(from.article, ours.article, theirs.article, keepText);
  const [before, left, right] = [new Side(from, article.hash), new Side(ours, article.hash), new Side(theirs, article.hash)];
  const annotations: Annotation[] = [];
  let conflicts = 0;
  let done = 0;
  yield;
  for (const id of new Set([...before.ids, ...left.ids, ...right.ids])) {
    if (++done % PER_STEP === 0) yield;
    const [own, other] = [left.get(id), right.get(id)];
    const merged = mergeAnnotation(before.get(id), own, other, article.hash);
    if (merged === undefined) continue;
    annotations.push(merged);
    const known = Math.max(own?.conflicts?.length ?? 0, other?.conflicts?.length ?? 0);
    if ((merged.conflicts?.length ?? 0) > known) conflicts++;
  }
  const [early, late] = later(ours.rest, theirs.rest) === ours.rest ? [theirs.rest, ours.rest] : [ours.rest, theirs.rest];
  const rest = mergeFields(from.rest, early, late, new Set()).fields as JsonObject;
  const bad = mergeBad(from.bad, ours.bad, theirs.bad);
  const version = Math.max(ours.version, theirs.version);
  return { sidecar: { format: ours.format, version, article, annotations, bad, rest }, conflicts };
}

const annotationFields: ReadonlySet<string> = new Set(["id", "created", "modified", "history", "comments", "conflicts", "targets", "anchor"]);

/** The text that the merged positions are of: ours if asked for, else the side that changed it, else either, by hash. */
function mergeArticle(base: ArticleInfo, ours: ArticleInfo, theirs: ArticleInfo, keepText: MergeInput["keepText"]): ArticleInfo {
  if (keepText === "ours" || ours.hash === theirs.hash) return sameJson(ours, theirs) || keepText === "ours" ? ours : later(ours, theirs);
  if (ours.hash === base.hash) return theirs;
  if (theirs.hash === base.hash) return ours;
  return later(ours, theirs);
}

/** A side's annotations, each of whose positions says of which text it is, where that is not the merged one. */
class Side {
  readonly #own: string;
  readonly #merged: string;
  readonly #byId: ReadonlyMap<string, Annotation>;

  /** `merged` is the hash of the text that the merged positions are of. */
  constructor({ annotations, article }: Sidecar, merged: string) {
    this.#own = article.hash;
    this.#merged = merged;
    this.#byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  }

  get ids(): Iterable<string> {
    return this.#byId.keys();
  }

  get(id: string): Annotation | undefined {
    const annotation = this.#byId.get(id);
    return annotation === undefined || this.#own === this.#merged ? annotation : nameText(annotation, this.#own, this.#merged);
  }
}

function nameText(annotation: Annotation, from: string, to: string): Annotation {
  const targets = annotation.targets.map((target) => (isSpanTarget(target) ? nameTextOf(target, from, to) : target));
  return { ...annotation, targets };
}

function nameTextOf(target: SpanTarget, from: string, to: string): SpanTarget {
  const selectors = target.selectors.map((selector) => {
    if (selector.type !== "position") return selector;
    const { of = from, ...position } = selector;
    return of === to ? position : { ...position, of };
  });
  return { ...target, selectors };
}

/** `hash` is that of the text that the merged positions are of. */
function mergeAnnotation(base: Annotation | undefined, ours: Annotation | undefined, theirs: Annotation | undefined, hash: string): Annotation | undefined {
  if (ours === undefined || theirs === undefined) {
    const kept = ours ?? theirs;
    if (kept === undefined || base === undefined) return kept;
    // Deleted here and untouched there: deleted. Where it was worked on, the work is kept and somebody asked.
    if (sameWork(base, kept)) return undefined;
    return withConflicts(kept, [{ field: "annotation", values: ["changed", null] }]);
  }
  if (sameJson(ours, theirs) || sameJson(theirs, base)) return ours;
  if (sameJson(ours, base)) return theirs;
  return mergeBoth(base, ours, theirs, hash);
}

/** Whether no person has done anything in between; where the annotation stands may have been found anew. */
function sameWork(a: Annotation, b: Annotation): boolean {
  const work = ({ targets, anchor, modified, ...rest }: Annotation): unknown => ({ ...rest, span: decidedState({ ...rest, targets, modified }).span });
  return sameJson(work(a), work(b));
}

function mergeBoth(base: Annotation | undefined, ours: Annotation, theirs: Annotation, hash: string): Annotation {
  const [early, late] = inOrder(ours, theirs);
  const merged = mergeFields((base ?? {}) as Fields, early as unknown as Fields, late as unknown as Fields, annotationFields);
  const places = mergePlaces(base, early, late, hash);
  const comments = mergeComments(base?.comments ?? [], early.comments ?? [], late.comments ?? []);
  const annotation = {
    ...merged.fields,
    id: ours.id,
    created: ours.created < theirs.created ? ours.created : theirs.created,
    modified: late.modified,
    ...places.fields,
    ...(comments.length === 0 ? {} : { comments }),
    history: mergeHistories(base?.history ?? [], ours.history, theirs.history),
  } as unknown as Annotation;
  const former = mergeOpenConflicts(base?.conflicts ?? [], early.conflicts ?? [], late.conflicts ?? []);
  return settleHistory(withConflicts(annotation, [...former, ...merged.conflicts, ...places.conflicts]));
}

/** The one changed last comes second; where that is a tie, any order that both sides agree on. */
function inOrder(a: Annotation, b: Annotation): [Annotation, Annotation] {
  if (a.modified !== b.modified) return a.modified < b.modified ? [a, b] : [b, a];
  return canonicalJson(a) < canonicalJson(b) ? [a, b] : [b, a];
}

/** Three-way, field by field; where both sides changed one differently, the later value stands and both are kept. */
function mergeFields(base: Fields, early: Fields, late: Fields, except: ReadonlySet<string>): { fields: Fields; conflicts: Conflict[] } {
  const fields: [string, unknown][] = [];
  const conflicts: Conflict[] = [];
  const names = new Set([...Object.keys(late), ...Object.keys(early)]);
  for (const name of names) {
    if (except.has(name)) continue;
    const [origin, first, second] = [own(base, name), own(early, name), own(late, name)];
    const value = sameJson(second, origin) ? first : second;
    if (value !== undefined) fields.push([name, value]);
    if (sameJson(first, second) || sameJson(first, origin) || sameJson(second, origin)) continue;
    conflicts.push({ field: name, values: [second ?? null, first ?? null] as JsonValue[] });
  }
  return { fields: Object.fromEntries(fields), conflicts };
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Places that no person chose differ only in the text they are of; two that people chose differently are a conflict. */
function mergePlaces(base: Annotation | undefined, early: Annotation, late: Annotation, hash: string): { fields: Fields; conflicts: Conflict[] } {
  const place = ({ targets, anchor }: Annotation): Fields => ({ targets, ...(anchor === undefined ? {} : { anchor }) });
  const [first, second] = [isPlacedAnew(early, base, late), isPlacedAnew(late, base, early)];
  if (first !== second) return { fields: place(first ? early : late), conflicts: [] };
  if (!first || samePlace(early, late)) return { fields: place(betterPlaced(early, late)), conflicts: [] };
  // The text that positions are of goes on; what they were of here must be known when somebody settles it.
  const values = [late, early].map(({ targets }) => targets.map((target) => (isSpanTarget(target) ? nameTextOf(target, hash, "") : target)));
  return { fields: place(late), conflicts: [{ field: "targets", values: values as unknown as JsonValue[] }] };
}

/** Whether a side's places were chosen since the base: other words stand there, or a decision says so that only this side has. */
function isPlacedAnew(side: Annotation, base: Annotation | undefined, other: Annotation): boolean {
  const words = decidedState(side).span;
  if (!sameJson(words, decidedState(base ?? other).span)) return true;
  const known = new Set([...placings(base?.history ?? []), ...placings(other.history)].map(canonicalJson));
  return placings(side.history).some((decision) => !known.has(canonicalJson(decision)));
}

/** Whether the same words in the same surroundings are meant. */
function samePlace(a: Annotation, b: Annotation): boolean {
  const quotes = ({ targets }: Annotation): unknown =>
    targets.map((target) => {
      const quote = quoteOf(target);
      return quote === undefined ? target : [quote.exact, quote.prefix, quote.suffix];
    });
  const positions = ({ targets }: Annotation): unknown => targets.map(positionOf);
  return sameJson(quotes(a), quotes(b)) && (sameJson(positions(a), positions(b)) || [a, b].some(isForeign));
}

function isForeign({ targets }: Annotation): boolean {
  return targets.some((target) => positionOf(target)?.of !== undefined);
}

/** Prefers positions of the merged text, then the one without doubts, then the later. */
function betterPlaced(early: Annotation, late: Annotation): Annotation {
  const doubt = (annotation: Annotation): number => (isForeign(annotation) ? 2 : 0) + (annotation.anchor === undefined ? 0 : 1);
  return doubt(early) < doubt(late) ? early : late;
}

/** Adds what the merge itself decided, so that replaying the joined histories gives the merged state. */
function settleHistory(annotation: Annotation): Annotation {
  const set = compareStates(replay(annotation.history), decidedState(annotation));
  if (set === undefined) return annotation;
  return { ...annotation, history: [...annotation.history, { at: annotation.history.at(-1)?.at ?? annotation.modified, by: "zhupi", how: "merge", set }] };
}

/** Conflicts that neither side has settled. */
function mergeOpenConflicts(base: readonly Conflict[], early: readonly Conflict[], late: readonly Conflict[]): Conflict[] {
  const has = (side: readonly Conflict[], conflict: Conflict): boolean => side.some((other) => sameJson(other, conflict));
  return [...early, ...late].filter((conflict) => !has(base, conflict) || (has(early, conflict) && has(late, conflict)));
}

function withConflicts(annotation: Annotation, added: readonly Conflict[]): Annotation {
  const byField = new Map<string, JsonValue[]>();
  for (const { field, values } of [...added, ...(annotation.conflicts ?? [])]) {
    const known = byField.get(field) ?? [];
    byField.set(field, [...known, ...values.filter((value) => !known.some((other) => sameJson(other, value)))]);
  }
  if (byField.size === 0) return annotation;
  const conflicts = [...byField].map(([field, values]) => ({ field, values })).sort((a, b) => compareText(a.field, b.field));
  return { ...annotation, conflicts };
}

function mergeBad(base: readonly BadAnnotation[], ours: readonly BadAnnotation[], theirs: readonly BadAnnotation[]): BadAnnotation[] {
  const [origin, left, right] = [base, ours, theirs].map((side) => new Set(side.map(({ json }) => json)));
  const merged = new Map<string, BadAnnotation>();
  for (const entry of [...ours, ...theirs]) {
    const gone = origin?.has(entry.json) === true && !(left?.has(entry.json) === true && right?.has(entry.json) === true);
    if (!gone) merged.set(entry.json, entry);
  }
  return [...merged.values()].sort((a, b) => a.index - b.index || compareText(a.json, b.json));
}
