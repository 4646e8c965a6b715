/** Knows how an annotation's decisions are recorded, and that replaying them gives its present state. */

import type { JsonValue } from "../article/article";
import { quoteOf, type Annotation, type Decision, type FieldChange } from "./annotation";
import { sameJson } from "./sidecar/json";

/** What decisions are about; `span` holds the quoted texts of the targets, or what a relation relates. */
export const decidedFields = ["label", "status", "value", "link", "note", "span"] as const;
export type DecidedField = (typeof decidedFields)[number];

export type DecidedState = { readonly [Field in DecidedField]?: JsonValue };

/** The present values of what can be decided upon; absent fields have none. */
export function decidedState(annotation: Annotation): DecidedState {
  const { label, status, value, link, note } = annotation;
  return {
    label,
    status,
    ...(value === undefined ? {} : { value }),
    ...(link === undefined ? {} : { link: link as unknown as JsonValue }),
    ...(note === undefined ? {} : { note }),
    span: spanTexts(annotation),
  };
}

/** The state that decisions lead to when they are made in order. */
export function replay(history: readonly Decision[]): DecidedState {
  const state = new Map<string, JsonValue>();
  for (const { set } of history) {
    for (const [field, [, to]] of Object.entries(set)) {
      if (to === null) state.delete(field);
      else state.set(field, to);
    }
  }
  return Object.fromEntries(state);
}

/** What is different between two states, field by field; `undefined` where nothing is. */
export function compareStates(from: DecidedState, to: DecidedState): Decision["set"] | undefined {
  const changes: [string, FieldChange][] = [];
  for (const field of decidedFields) {
    const [before, after] = [from[field] ?? null, to[field] ?? null];
    if (!sameJson(before, after)) changes.push([field, [before, after]]);
  }
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** What a decision is about besides what it changes. */
export interface Occasion {
  readonly placed?: boolean;
  readonly settled?: string;
}

/** Who decided, when and how. */
export type DecisionMaker = Omit<Decision, "set">;

/**
 * Records the step from one state of an annotation to another at the end of its history. What another program
 * changed without recording it is recorded first, so that replay holds. `placed`: somebody chose the places, so that
 * is recorded, too, where the same words stand at them. `settled`: a field about which two people disagreed; that one of
 * them was right is a decision, too, where nothing is changed by it.
 */
export function recordDecision(before: Annotation | undefined, after: Annotation, maker: DecisionMaker, { placed = false, settled }: Occasion = {}): Annotation {
  const known = before === undefined ? {} : replay(before.history);
  const stated = before === undefined ? {} : decidedState(before);
  const outside = compareStates(known, stated);
  const now = decidedState(after);
  const changed = compareStates(stated, now);
  const span = placed ? { span: [stated.span ?? null, spanTexts(after)] as const } : {};
  const field = decidedFields.find((one) => one === settled);
  const kept = field === undefined ? {} : { [field]: [stated[field] ?? null, now[field] ?? null] as const };
  const all = { ...span, ...kept, ...changed };
  const set = Object.keys(all).length === 0 ? undefined : all;
  const history = [...(before?.history ?? [])];
  if (outside !== undefined) history.push({ at: before?.modified ?? maker.at, by: before?.author ?? maker.by, how: "outside", set: outside });
  if (set !== undefined) history.push({ ...maker, set });
  return history.length === after.history.length && set === undefined ? after : { ...after, history };
}

/** The decisions by which somebody chose where an annotation stands. */
export function placings(history: readonly Decision[]): Decision[] {
  return history.filter(({ set }) => Object.hasOwn(set, "span"));
}

function spanTexts(annotation: Annotation): JsonValue {
  return annotation.targets.map((target) => quoteOf(target)?.exact ?? ("annotation" in target ? `${target.role}=${target.annotation}` : ""));
}
