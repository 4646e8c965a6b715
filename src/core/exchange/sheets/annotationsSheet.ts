/** Knows the sheet of annotations: one row an annotation, with who decided what and when. */

import * as l10n from "@vscode/l10n";
import { isSpanTarget, quotedText } from "../../annotations/annotation";
import type { LiveAnnotation } from "../../annotations/session/session";
import { labelName } from "../../cards/names";
import type { ExportDocument } from "../exportDocument";
import { toLocalDay } from "./calendar";
import { findSentence } from "./context";
import { defineSheet, toNumberCell, toTextCell, type Cell } from "./sheet";

interface AnnotationRow {
  readonly document: ExportDocument;
  readonly live: LiveAnnotation;
}

export const annotationsSheet = defineSheet<AnnotationRow>({
  id: "annotations",
  title: () => l10n.t("Annotations"),
  rowsOf: (document) => document.annotations.map((live) => ({ document, live })),
  columns: [
    { id: "file", title: () => l10n.t("File"), width: 28, of: ({ document }) => document.path },
    { id: "text", title: () => l10n.t("Text"), width: 24, of: ({ live }) => toTextCell(quotedText(live.annotation)) },
    { id: "label", title: () => l10n.t("Label"), width: 12, of: ({ live }) => live.annotation.label, display: labelName },
    { id: "kind", title: () => l10n.t("Kind"), width: 10, of: ({ live }) => live.annotation.kind, display: annotationKindName },
    { id: "status", title: () => l10n.t("Status"), width: 10, of: ({ live }) => live.annotation.status, display: statusName },
    { id: "note", title: () => l10n.t("Note"), width: 40, of: ({ live }) => toTextCell(live.annotation.note) },
    { id: "value", title: () => l10n.t("Value"), width: 16, of: valueCell },
    { id: "canonical", title: () => l10n.t("Full name"), width: 30, of: ({ live }) => toTextCell(live.annotation.link?.canonical) },
    { id: "ids", title: () => l10n.t("Security codes"), width: 22, of: ({ live }) => toTextCell(live.annotation.link?.ids?.join("; ")) },
    {
      id: "link",
      title: () => l10n.t("Link state"),
      width: 9,
      of: ({ live }) => toTextCell(live.annotation.link?.state),
      display: linkName,
    },
    { id: "relates", title: () => l10n.t("Relates"), width: 20, of: relationCell },
    { id: "author", title: () => l10n.t("Annotator"), width: 14, of: ({ live }) => live.annotation.author },
    { id: "created", title: () => l10n.t("Created"), width: 18, of: ({ live }) => toLocalDay(live.annotation.created) },
    { id: "modified", title: () => l10n.t("Modified"), width: 18, of: ({ live }) => toLocalDay(live.annotation.modified) },
    { id: "comments", title: () => l10n.t("Comments"), width: 40, of: commentsCell },
    { id: "anchor", title: () => l10n.t("Anchoring"), width: 12, of: ({ live }) => live.state, display: anchorName },
    { id: "start", title: () => l10n.t("Start"), width: 8, of: ({ live }) => toNumberCell(live.spans[0]?.start) },
    { id: "end", title: () => l10n.t("End"), width: 8, of: ({ live }) => toNumberCell(live.spans.at(-1)?.end) },
    { id: "spans", title: () => l10n.t("Parts"), width: 14, of: partsCell },
    { id: "id", title: () => l10n.t("Id"), width: 14, of: ({ live }) => live.annotation.id },
    { id: "sentence", title: () => l10n.t("Sentence"), width: 60, of: sentenceCell },
  ],
});

function valueCell({ live }: AnnotationRow): Cell {
  const { value } = live.annotation;
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return toNumberCell(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function relationCell({ live }: AnnotationRow): Cell {
  const parts = live.annotation.targets.flatMap((target) => (isSpanTarget(target) ? [] : `${target.role}: ${target.annotation}`));
  return toTextCell(parts.join("; "));
}

function commentsCell({ live }: AnnotationRow): Cell {
  return toTextCell(live.annotation.comments?.map((comment) => `${comment.author}: ${comment.text}`).join("\n"));
}

/** Only where there are several: a discontinuous annotation's offsets, `start-end` each. */
function partsCell({ live }: AnnotationRow): Cell {
  return live.spans.length > 1 ? live.spans.map((span) => `${String(span.start)}-${String(span.end)}`).join("; ") : null;
}

function sentenceCell({ document, live }: AnnotationRow): Cell {
  const [first] = live.spans;
  return first === undefined ? null : toTextCell(findSentence(document.article, first));
}

function annotationKindName(kind: string): string {
  switch (kind) {
    case "entity":
      return l10n.t("Entity");
    case "figure":
      return l10n.t("Figure");
    case "relation":
      return l10n.t("Relation");
    default:
      return l10n.t("Mark");
  }
}

function statusName(status: string): string {
  switch (status) {
    case "accepted":
      return l10n.t("accepted");
    case "rejected":
      return l10n.t("rejected");
    case "reviewed":
      return l10n.t("reviewed");
    default:
      return l10n.t("unsure");
  }
}

function linkName(state: string): string {
  switch (state) {
    case "linked":
      return l10n.t("linked");
    case "NIL":
      return l10n.t("in no list");
    default:
      return l10n.t("unsure");
  }
}

function anchorName(state: string): string {
  switch (state) {
    case "anchored":
      return l10n.t("found");
    case "needsReview":
      return l10n.t("to be checked");
    default:
      return l10n.t("lost");
  }
}
