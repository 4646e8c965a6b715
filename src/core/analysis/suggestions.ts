/** Knows what the recognisers suggest to annotate, and which of it nobody has decided upon yet. */

import type { JsonValue } from "../article/article";
import type { EntityLink } from "../annotations/annotation";
import type { Draft } from "../annotations/session/session";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";
import type { LearntMark } from "../learning/suggestLearnt";
import { compareSpans, type Span } from "../text/span";

/** Something recognised that a reviewer can accept or reject. Offsets are into the file. */
export interface Suggestion extends Span {
  readonly kind: "entity" | "figure" | "mark";
  /** An `EntityType`, a `FigureKind`, or a label of the user's own. */
  readonly label: string;
  /** What a reader sees. */
  readonly text: string;
  readonly value?: JsonValue;
  readonly link?: EntityLink;
  /** 0 to 1; figures have none. */
  readonly confidence?: number;
}

/** All suggestions in reading order, optional ones included. */
export function listSuggestions(figures: readonly Figure[], entities: readonly Entity[], marks: readonly LearntMark[] = []): Suggestion[] {
  return [...figures.map(ofFigure), ...entities.map(ofEntity), ...marks.map(ofMark)].sort(compareSpans);
}

/** The one whose decision would tell most first: the nearer to an even chance, the less is known of it. Figures, which are read and not guessed, are left out. */
export function byUncertainty<S extends Pick<Suggestion, "start" | "end" | "confidence">>(suggestions: readonly S[]): S[] {
  const distance = ({ confidence = 1 }: S): number => Math.abs(confidence - 0.5);
  return suggestions.filter(({ confidence }) => confidence !== undefined).sort((a, b) => distance(a) - distance(b) || compareSpans(a, b));
}

/** Those that no annotation, of whatever status, stands on: `decided` holds the annotations' spans. */
export function undecided(suggestions: readonly Suggestion[], decided: readonly (Span & { readonly kind: string })[]): Suggestion[] {
  const keys = new Set(decided.map(keyOf));
  return suggestions.filter((suggestion) => !keys.has(keyOf(suggestion)));
}

/** What is stored when the suggestion is accepted or rejected. */
export function draftOf(suggestion: Suggestion, status: "accepted" | "rejected"): Draft {
  const { kind, label, start, end, value, link } = suggestion;
  return {
    kind,
    label,
    status,
    spans: [{ start, end }],
    ...(value === undefined ? {} : { value }),
    ...(link === undefined ? {} : { link }),
  };
}

function ofFigure(figure: Figure): Suggestion {
  const value = figureValue(figure);
  return {
    kind: "figure",
    label: figure.kind,
    start: figure.start,
    end: figure.end,
    text: figure.surface ?? figure.text,
    ...(value === undefined ? {} : { value }),
  };
}

function ofEntity(entity: Entity): Suggestion {
  const known = entity.canonical !== undefined || entity.ids !== undefined;
  return {
    kind: "entity",
    label: entity.type,
    start: entity.start,
    end: entity.end,
    text: entity.surface ?? entity.text,
    ...(known ? { link: linkOf(entity) } : {}),
    confidence: entity.confidence,
  };
}

function ofMark({ label, start, end, text, surface, confidence }: LearntMark): Suggestion {
  return { kind: "mark", label, start, end, text: surface ?? text, confidence };
}

function linkOf({ canonical, ids }: Entity): EntityLink {
  return { state: "linked", ...(canonical === undefined ? {} : { canonical }), ...(ids === undefined ? {} : { ids }) };
}

/** The meaning that a reviewer confirms by accepting: only what is known, so that the sidecar stays short. */
function figureValue(figure: Figure): JsonValue | undefined {
  const fields: Record<string, JsonValue> = {};
  if (figure.value !== null) fields["value"] = figure.decimal ?? figure.value;
  if (figure.isRange) Object.assign(fields, { valueMin: figure.valueMin, valueMax: figure.valueMax });
  if (figure.values !== undefined) fields["values"] = figure.values;
  if (figure.unit !== null) fields["unit"] = figure.unit;
  if (figure.currency !== null) fields["currency"] = figure.currency;
  if (figure.qualifier !== "exact") fields["qualifier"] = figure.qualifier;
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function keyOf({ start, end, kind }: Span & { readonly kind: string }): string {
  return `${kind}:${start.toString()}:${end.toString()}`;
}
