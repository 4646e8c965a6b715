/** Knows the marks of an article: what each shows, what it is called, and what it stands for. */

import * as l10n from "@vscode/l10n";
import type { Label } from "../../../core/annotations/labels";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { moveSpan } from "../../../core/analysis/section";
import { anchorStateName, statusName } from "../../../core/cards/annotationWords";
import { valueWords } from "../../../core/cards/figureCard";
import { CHECKED_BADGE, isCheckLabel, labelName } from "../../../core/cards/names";
import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import { compareSpans, type Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import type { LegendEntry, MarkLayer, MarkState } from "../../../protocol/preview";
import type { PlacedBlock } from "./blocks";
import { mentionsIn, type PlacedMention } from "./mentions";

const LONGEST_BADGE = 10;

/** What a mark on the page stands for; a mention has offsets of its section. */
export type MarkSubject = PlacedMention["subject"] | { readonly type: "annotation"; readonly id: string };

/** A mark in offsets of a block's text, which it may reach beyond at either end. */
export interface PlacedMark extends Span {
  readonly layer: MarkLayer;
  readonly category: string;
  readonly state: MarkState;
  readonly description: string;
  readonly note?: string;
  readonly subject: MarkSubject;
}

/** An annotation in offsets of the text of one of the blocks that it covers. */
export interface PlacedAnnotation extends Span {
  readonly live: LiveAnnotation;
}

const MARKS_A_STEP = 100;

/**
 * The marks of a block in reading order. Suggestions that somebody has decided upon are left out, and so are rejected annotations.
 * Pauses now and then.
 */
export function* placeMarks({ section, indent, content }: PlacedBlock, annotations: readonly PlacedAnnotation[], names: ReadonlyMap<string, string>): Steps<PlacedMark[]> {
  const decided = new Set(annotations.map(({ live: { annotation }, start, end }) => decisionKey(annotation.kind, { start, end })));
  const marks: PlacedMark[] = [];
  const mentions = yield* mentionsIn(section, { start: indent, end: indent + content.text.length });
  for (const [index, { subject, ...span }] of mentions.entries()) {
    const placed = moveSpan(span, -indent);
    if (!decided.has(decisionKey(subject.type, placed))) marks.push({ ...placed, ...(subject.type === "figure" ? figureMark(subject.figure, names) : entityMark(subject.entity, names)) });
    if (index % MARKS_A_STEP === 0) yield;
  }
  for (const { live, start, end } of annotations) {
    if (live.annotation.status !== "rejected") marks.push({ start, end, ...annotationMark(live, names) });
  }
  return marks.sort(compareSpans);
}

/** The categories that occur, in the order of the labels; annotations first. Takes how many mentions or annotations each has. */
export function listLegend(counts: ReadonlyMap<string, number>, labels: readonly Label[]): LegendEntry[] {
  const order = new Map(labels.map((label, index) => [label.id, index]));
  const byId = new Map(labels.map((label) => [label.id, label]));
  return [...counts]
    .map(([category, count]) => {
      const layer = layers.find((one) => category.startsWith(`${one}:`)) ?? "annotation";
      const label = category.slice(layer.length + 1);
      const known = byId.get(label);
      const color = known === undefined ? undefined : labelColor(known);
      return { category, layer, name: known?.name ?? labelName(label), badge: badgeOf(known, label), count, label, ...(color === undefined ? {} : { color }) };
    })
    .sort((a, b) => layerOrder(a.layer) - layerOrder(b.layer) || (order.get(a.label) ?? labels.length) - (order.get(b.label) ?? labels.length))
    .map(({ label: _, ...entry }) => entry);
}

/** A Chinese name is short enough to stand in the text; of a Latin one the label's id is. */
function badgeOf(label: Label | undefined, id: string): string {
  if (isCheckLabel(id)) return CHECKED_BADGE;
  const name = label === undefined || !/\p{Script=Han}/u.test(label.name) ? id : label.name;
  return Array.from(name).slice(0, LONGEST_BADGE).join("");
}

/** A colour that a style sheet may hold: the user's, checked, or the theme's. */
export function labelColor({ color, colorId }: Pick<Label, "color" | "colorId">): string | undefined {
  if (color !== undefined) return /^#[0-9a-f]{6}$/iu.test(color) ? color : undefined;
  if (!/^[a-zA-Z]+(?:\.[a-zA-Z]+)+$/u.test(colorId)) return undefined;
  // VS Code turns only the first dot of a colour's id into a dash.
  const name = colorId.replace(".", "-");
  return `var(--vscode-${name.replaceAll(".", "\\.")}, var(--vscode-${name.replaceAll(".", "-")}, currentcolor))`;
}

function decisionKey(kind: string, { start, end }: Span): string {
  return `${kind}:${start.toString()}:${end.toString()}`;
}

const layers: readonly MarkLayer[] = ["annotation", "figure", "entity"];

function layerOrder(layer: MarkLayer): number {
  return layers.indexOf(layer);
}

function figureMark(figure: Figure, names: ReadonlyMap<string, string>): Omit<PlacedMark, "start" | "end"> {
  return {
    layer: "figure",
    category: `figure:${figure.kind}`,
    state: "suggested",
    description: describe([names.get(figure.kind) ?? figure.kind, valueWords(figure), l10n.t("suggestion")]),
    subject: { type: "figure", figure },
  };
}

function entityMark(entity: Entity, names: ReadonlyMap<string, string>): Omit<PlacedMark, "start" | "end"> {
  return {
    layer: "entity",
    category: `entity:${entity.type}`,
    state: "suggested",
    description: describe([names.get(entity.type) ?? entity.type, entity.canonical, ...(entity.ids ?? []), l10n.t("suggestion")]),
    subject: { type: "entity", entity },
  };
}

function annotationMark(live: LiveAnnotation, names: ReadonlyMap<string, string>): Omit<PlacedMark, "start" | "end"> {
  const { annotation, state } = live;
  const { id, label, note, status } = annotation;
  const doubt = state === "anchored" ? undefined : anchorStateName(state);
  return {
    layer: "annotation",
    category: `annotation:${label}`,
    state: doubt !== undefined ? "needsReview" : status === "unsure" || status === "reviewed" ? status : "accepted",
    description: describe([l10n.t("annotation"), names.get(label) ?? labelName(label), annotation.link?.canonical, statusName(status), doubt, note]),
    ...(note === undefined ? {} : { note }),
    subject: { type: "annotation", id },
  };
}

function describe(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
