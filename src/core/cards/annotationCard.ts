/** Knows what a reviewer wants to read about an annotation at a glance: label, who, when, note, state. */

import * as l10n from "@vscode/l10n";
import { quotedText, type Annotation } from "../annotations/annotation";
import type { LiveAnnotation } from "../annotations/session/session";
import { anchorStateName, fieldName, localMinute, statusName } from "./annotationWords";
import type { Card, CardRow } from "./card";
import { conflictText } from "./conflictText";
import { type KnownEntity, knownRows } from "./entityCard";
import { labelName } from "./names";
import { quotePage } from "./quotePage";
import { listName } from "./reason";

/** `known`: what the tables say of the name that the annotation covers; the annotation's own link counts more. */
export function annotationCard({ annotation, state }: LiveAnnotation, known?: KnownEntity): Card {
  return {
    title: quotedText(annotation),
    subtitle: l10n.t("Annotation: {0}", labelName(annotation.label)),
    rows: [
      { label: l10n.t("Status"), value: statusName(annotation.status) },
      ...(state === "anchored" ? [] : [{ label: l10n.t("Place in the text"), value: anchorStateName(state) }]),
      ...(annotation.note === undefined ? [] : [{ label: l10n.t("Note"), value: annotation.note }]),
      ...linkRows(annotation, known),
      { label: l10n.t("By"), value: annotation.author },
      { label: l10n.t("When"), value: localMinute(annotation.modified) },
      ...(annotation.conflicts ?? []).map(({ field, values }) => ({ label: l10n.t("Two decisions about “{0}”", fieldName(field)), value: values.map((value) => conflictText(field, value)).join(" ↔ ") })),
      ...(annotation.comments ?? []).map(({ author, text }) => ({ label: l10n.t("Comment by {0}", author), value: text })),
    ],
  };
}

function linkRows({ link }: Annotation, known: KnownEntity | undefined): CardRow[] {
  if (link === undefined) return known === undefined ? [] : knownRows(known);
  if (link.state === "NIL") return [{ label: l10n.t("Who is meant"), value: l10n.t("none that is listed (NIL)") }];
  if (link.state === "unsure") return [{ label: l10n.t("Who is meant"), value: l10n.t("not sure") }];
  const name = link.canonical === undefined ? [] : [{ label: l10n.t("Full name"), value: link.canonical }];
  const codes = (link.ids ?? []).map((id) => {
    const url = quotePage(id);
    return { label: l10n.t("Security code"), value: id, ...(url === undefined ? {} : { url }) };
  });
  const table = known?.table !== undefined && known.entity.canonical === link.canonical ? [{ label: l10n.t("Known from"), value: listName(known.table) }] : [];
  return [...name, ...codes, ...table];
}
