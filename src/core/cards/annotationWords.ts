/** Knows the words for what annotations and cards have: statuses, states of a place, fields, times. */

import * as l10n from "@vscode/l10n";
import type { AnchorState, AnnotationStatus } from "../annotations/annotation";

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
    case "targets":
      return l10n.t("Place in the text");
    case "annotation":
      return l10n.t("The annotation itself");
    default:
      return field;
  }
}

/** An ISO 8601 time as the machine's local `2026-03-18 09:30`; anything else as it is. */
export function localMinute(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const two = (part: number): string => part.toString().padStart(2, "0");
  const day = `${date.getFullYear().toString()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
