/** Knows what a reviewer wants to read about an annotation at a glance: label, who, when, note, state. */

import * as l10n from "@vscode/l10n";
import { quotedText, type AnchorState, type Annotation, type AnnotationStatus } from "../annotations/annotation";
import type { LiveAnnotation } from "../annotations/session";
import type { Card, CardRow } from "./card";
import { labelName } from "./names";
import { quotePage } from "./quotePage";

const LONGEST_VALUE = 120;

export function annotationCard({ annotation, state }: LiveAnnotation): Card {
  return {
    title: quotedText(annotation),
    subtitle: l10n.t("Annotation: {0}", labelName(annotation.label)),
    rows: [
      { label: l10n.t("Status"), value: statusName(annotation.status) },
      ...(state === "anchored" ? [] : [{ label: l10n.t("Place in the text"), value: anchorStateName(state) }]),
      ...(annotation.note === undefined ? [] : [{ label: l10n.t("Note"), value: annotation.note }]),
      ...linkRows(annotation),
      { label: l10n.t("By"), value: annotation.author },
      { label: l10n.t("When"), value: localMinute(annotation.modified) },
      ...(annotation.conflicts ?? []).map(({ field, values }) => ({ label: l10n.t("Two decisions about “{0}”", fieldName(field)), value: values.map(valueText).join(" ↔ ") })),
      ...(annotation.comments ?? []).map(({ author, text }) => ({ label: l10n.t("Comment by {0}", author), value: text })),
    ],
  };
}

/** What two people may decide differently, as the card's other rows call it. */
export function fieldName(field: string): string {
  switch (field) {
    case "label":
      return l10n.t("Label");
    case "status":
      return l10n.t("Status");
    case "note":
      return l10n.t("Note");
    case "link":
      return l10n.t("Who is meant");
    case "target":
    case "targets":
      return l10n.t("Place in the text");
    default:
      return field;
  }
}

/** A value of whatever field, short and plain; places are told by what they quote. */
function valueText(value: unknown): string {
  if (value === null) return l10n.t("(nothing)");
  return typeof value === "string" ? value : JSON.stringify(value).slice(0, LONGEST_VALUE);
}

function linkRows({ link }: Annotation): CardRow[] {
  if (link === undefined) return [];
  if (link.state === "NIL") return [{ label: l10n.t("Who is meant"), value: l10n.t("none that is listed (NIL)") }];
  if (link.state === "unsure") return [{ label: l10n.t("Who is meant"), value: l10n.t("not sure") }];
  const name = link.canonical === undefined ? [] : [{ label: l10n.t("Full name"), value: link.canonical }];
  const codes = (link.ids ?? []).map((id) => {
    const url = quotePage(id);
    return { label: l10n.t("Security code"), value: id, ...(url === undefined ? {} : { url }) };
  });
  return [...name, ...codes];
}

export function statusName(status: AnnotationStatus): string {
  switch (status) {
    case "accepted":
      return l10n.t("accepted");
    case "rejected":
      return l10n.t("rejected");
    case "unsure":
      return l10n.t("unsure");
    case "reviewed":
      return l10n.t("reviewed");
  }
}

export function anchorStateName(state: AnchorState): string {
  switch (state) {
    case "anchored":
      return l10n.t("found");
    case "needsReview":
      return l10n.t("in doubt: the text has changed here");
    case "orphan":
      return l10n.t("not found: the text has gone or changed too much");
  }
}

/** An ISO 8601 time as the machine's local `2026-03-18 09:30`; anything else as it is. */
function localMinute(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const two = (part: number): string => part.toString().padStart(2, "0");
  const day = `${date.getFullYear().toString()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
