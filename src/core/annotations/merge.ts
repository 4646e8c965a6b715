/**
 * Knows how two versions of a sidecar become one: annotation by annotation and field by field against what both
 * began with, keeping both values where two people decided differently. The order of the two makes no difference.
 */

import type { JsonValue } from "../article/article";
import type { Annotation, Comment, Conflict, Decision, SpanTarget } from "./annotation";
import { isSpanTarget } from "./annotation";
import { compareStates, decidedState, replay } from "./history";
import { canonicalJson, sameJson, type JsonObject } from "./json";
import { emptySidecar, type ArticleInfo, type BadAnnotation, type Sidecar } from "./sidecar";

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

export function mergeSidecars({ base, ours, theirs, keepText }: MergeInput): MergeResult {
  const from = base ?? emptySidecar({ name: "", hash: "", length: 0 });
  const article = mergeArticle(from.article, ours.article, theirs.article, keepText);
  const [left, right] = [ours, theirs].map((side) => byId(side, article.hash));
  const before = byId(from, article.hash);
  const annotations: Annotation[] = [];
  let conflicts = 0;
  for (const id of new Set([...before.keys(), ...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const [own, other] = [left?.get(id), right?.get(id)];
    const merged = mergeAnnotation(before.get(id), own, other);
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

/** A choice that is the same whichever side is asked first. */
function later<T>(a: T, b: T): T {
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

/** A side's annotations, each of whose positions says of which text it is, where that is not the merged one. */
function byId({ annotations, article }: Sidecar, hash: string): Map<string, Annotation> {
  return new Map(annotations.map((annotation) => [annotation.id, article.hash === hash ? annotation : nameText(annotation, article.hash, hash)]));
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

function mergeAnnotation(base: Annotation | undefined, ours: Annotation | undefined, theirs: Annotation | undefined): Annotation | undefined {
  if (ours === undefined || theirs === undefined) {
    const kept = ours ?? theirs;
    if (kept === undefined || base === undefined) return kept;
    // Deleted here and untouched there: deleted. Where it was worked on, the work is kept and somebody asked.
    if (sameWork(base, kept)) return undefined;
    return withConflicts(kept, [{ field: "annotation", values: ["changed", null] }]);
  }
  if (sameJson(ours, theirs) || sameJson(theirs, base)) return ours;
  if (sameJson(ours, base)) return theirs;
  return mergeBoth(base, ours, theirs);
}

/** Whether no person has done anything in between; where the annotation stands may have been found anew. */
function sameWork(a: Annotation, b: Annotation): boolean {
  const work = ({ targets, anchor, modified, ...rest }: Annotation): unknown => ({ ...rest, span: decidedState({ ...rest, targets, modified }).span });
  return sameJson(work(a), work(b));
}

function mergeBoth(base: Annotation | undefined, ours: Annotation, theirs: Annotation): Annotation {
  const [early, late] = inOrder(ours, theirs);
  const merged = mergeFields((base ?? {}) as Fields, early as unknown as Fields, late as unknown as Fields, annotationFields);
  const places = mergePlaces(base, early, late);
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
function mergePlaces(base: Annotation | undefined, early: Annotation, late: Annotation): { fields: Fields; conflicts: Conflict[] } {
  const place = ({ targets, anchor }: Annotation): Fields => ({ targets, ...(anchor === undefined ? {} : { anchor }) });
  const span = (annotation: Annotation): JsonValue => decidedState(annotation).span ?? null;
  if (base !== undefined && sameJson(span(early), span(late))) return { fields: place(betterPlaced(early, late)), conflicts: [] };
  const origin = base === undefined ? undefined : span(base);
  if (sameJson(span(late), origin)) return { fields: place(early), conflicts: [] };
  if (sameJson(span(early), origin)) return { fields: place(late), conflicts: [] };
  if (sameJson(span(early), span(late))) return { fields: place(betterPlaced(early, late)), conflicts: [] };
  const values = [late.targets, early.targets] as unknown as JsonValue[];
  return { fields: place(late), conflicts: [{ field: "targets", values }] };
}

/** Prefers positions of the merged text, then the one without doubts, then the later. */
function betterPlaced(early: Annotation, late: Annotation): Annotation {
  const doubt = ({ targets, anchor }: Annotation): number => {
    const foreign = targets.some((target) => isSpanTarget(target) && target.selectors.some((s) => s.type === "position" && s.of !== undefined));
    return (foreign ? 2 : 0) + (anchor === undefined ? 0 : 1);
  };
  return doubt(early) < doubt(late) ? early : late;
}

function mergeComments(base: readonly Comment[], early: readonly Comment[], late: readonly Comment[]): Comment[] {
  const [origin, first, second] = [base, early, late].map((side) => new Map(side.map((comment) => [comment.id, comment])));
  const merged: Comment[] = [];
  for (const id of new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])) {
    const [before, one, other] = [origin?.get(id), first?.get(id), second?.get(id)];
    if (one === undefined || other === undefined) {
      const kept = one ?? other;
      if (kept !== undefined && !sameJson(kept, before)) merged.push(kept);
    } else if (sameJson(one, before)) merged.push(other);
    else if (sameJson(other, before) || sameJson(one, other)) merged.push(one);
    else merged.push(...bothVersions(one, other));
  }
  const byId = new Map(merged.map((comment) => [comment.id, comment]));
  return [...byId.values()].sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
}

/** Two versions of one comment: the later keeps its id, the other stands beside it under an id of its own. */
function bothVersions(a: Comment, b: Comment): Comment[] {
  const [first, second] = [a, b].map((comment) => comment.modified ?? comment.created);
  const winner = first === second ? later(a, b) : (first ?? "") > (second ?? "") ? a : b;
  const other = winner === a ? b : a;
  return other.text === winner.text ? [winner] : [winner, { ...other, id: `${other.id}~${hashOf(other.text)}` }];
}

/** FNV-1a over the code units, so that both sides of a merge give the same id. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What both began with, then the union in order of time; what both have comes once. */
function mergeHistories(base: readonly Decision[], ours: readonly Decision[], theirs: readonly Decision[]): Decision[] {
  const begun = new Set(numbered(base).map(({ key }) => key));
  const all = new Map<string, Numbered>();
  for (const decision of [...numbered(ours), ...numbered(theirs)]) {
    const rank = Math.max(decision.rank, all.get(decision.key)?.rank ?? 0);
    all.set(decision.key, { ...decision, rank });
  }
  const late = ({ key }: Numbered): number => (begun.has(key) ? 0 : 1);
  const order = (a: Numbered, b: Numbered): number => {
    // Clocks differ: what both began with comes first, whatever the time says.
    if (late(a) !== late(b)) return late(a) - late(b);
    if (late(a) === 0) return a.rank - b.rank || compare(a.key, b.key);
    return compare(a.decision.at, b.decision.at) || a.rank - b.rank || compare(a.key, b.key);
  };
  return [...all.values()].sort(order).map(({ decision }) => decision);
}

interface Numbered {
  readonly key: string;
  readonly decision: Decision;
  readonly rank: number;
}

/** The same decision can be made twice within a millisecond: there, back, and there again. */
function numbered(history: readonly Decision[]): Numbered[] {
  const times = new Map<string, number>();
  return history.map((decision, rank) => {
    const json = canonicalJson(decision);
    const nth = (times.get(json) ?? 0) + 1;
    times.set(json, nth);
    return { key: `${json}#${nth.toString()}`, decision, rank };
  });
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
  const conflicts = [...byField].map(([field, values]) => ({ field, values })).sort((a, b) => compare(a.field, b.field));
  return { ...annotation, conflicts };
}

function mergeBad(base: readonly BadAnnotation[], ours: readonly BadAnnotation[], theirs: readonly BadAnnotation[]): BadAnnotation[] {
  const [origin, left, right] = [base, ours, theirs].map((side) => new Set(side.map(({ json }) => json)));
  const merged = new Map<string, BadAnnotation>();
  for (const entry of [...ours, ...theirs]) {
    const gone = origin?.has(entry.json) === true && !(left?.has(entry.json) === true && right?.has(entry.json) === true);
    if (!gone) merged.set(entry.json, entry);
  }
  return [...merged.values()].sort((a, b) => a.index - b.index || compare(a.json, b.json));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
