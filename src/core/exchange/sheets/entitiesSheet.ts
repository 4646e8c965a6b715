/** Knows the sheet of entities: one row a mention, names inside other names marked as such. */

import * as l10n from "@vscode/l10n";
import { labelName } from "../../cards/names";
import { reasonOf } from "../../cards/reason";
import { subtypeName } from "../../cards/subtypes";
import type { LabelledEntity } from "../../entities/learning/applyModel";
import type { ExportDocument } from "../exportDocument";
import { findSentence } from "./context";
import { levelName } from "./figuresSheet";
import { defineSheet, toNumberCell, toTextCell } from "./sheet";
import { zoneName } from "./zones";

interface EntityRow {
  readonly document: ExportDocument;
  readonly entity: LabelledEntity;
  readonly nested: boolean;
}

export const entitiesSheet = defineSheet<EntityRow>({
  id: "entities",
  title: () => l10n.t("Entities"),
  rowsOf: (document) =>
    [
      ...document.entities.map((entity) => ({ document, entity, nested: false })),
      ...document.nested.map((entity) => ({ document, entity, nested: true })),
    ].sort((a, b) => a.entity.start - b.entity.start || b.entity.end - a.entity.end),
  columns: [
    { id: "file", title: () => l10n.t("File"), width: 28, of: ({ document }) => document.path },
    { id: "text", title: () => l10n.t("Text"), width: 24, of: ({ entity }) => entity.surface ?? entity.text },
    { id: "type", title: () => l10n.t("Type"), width: 10, of: ({ entity }) => entity.type, display: labelName },
    { id: "subtype", title: () => l10n.t("Subtype"), width: 12, of: ({ entity }) => toTextCell(entity.subtype), display: shownSubtype },
    { id: "canonical", title: () => l10n.t("Full name"), width: 30, of: ({ entity }) => toTextCell(entity.canonical) },
    { id: "ids", title: () => l10n.t("Security codes"), width: 22, of: ({ entity }) => toTextCell(entity.ids?.join("; ")) },
    { id: "nested", title: () => l10n.t("Inside another"), width: 8, of: ({ nested }) => nested },
    { id: "zone", title: () => l10n.t("Zone"), width: 8, of: ({ entity }) => entity.zone, display: zoneName },
    { id: "level", title: () => l10n.t("Level"), width: 9, of: ({ entity }) => entity.level, display: levelName },
    { id: "confidence", title: () => l10n.t("Confidence"), width: 10, of: ({ entity }) => toNumberCell(entity.confidence) },
    { id: "source", title: () => l10n.t("Evidence"), width: 30, of: ({ entity }) => entity.source, display: reasonOf },
    { id: "start", title: () => l10n.t("Start"), width: 8, of: ({ entity }) => toNumberCell(entity.start) },
    { id: "end", title: () => l10n.t("End"), width: 8, of: ({ entity }) => toNumberCell(entity.end) },
    {
      id: "sentence",
      title: () => l10n.t("Sentence"),
      width: 60,
      of: ({ document, entity }) => toTextCell(findSentence(document.article, entity)),
    },
  ],
});

/** As on the cards, one that says no more than the type is left out. */
function shownSubtype(subtype: string): string {
  return subtypeName(subtype) ?? "";
}
