/** Knows the sheet of articles: one row an article, with what its front matter and credits say. */

import * as l10n from "@vscode/l10n";
import type { ExportDocument } from "../exportDocument";
import { toLocalDay } from "./calendar";
import { defineSheet, toNumberCell, toTextCell } from "./sheet";

export const articlesSheet = defineSheet<ExportDocument>({
  id: "articles",
  title: () => l10n.t("Articles"),
  rowsOf: (document) => [document],
  columns: [
    { id: "file", title: () => l10n.t("File"), width: 28, of: ({ path }) => path },
    { id: "title", title: () => l10n.t("Title"), width: 50, of: ({ article }) => toTextCell(article.meta.title) },
    { id: "date", title: () => l10n.t("Date"), width: 18, of: ({ article }) => toLocalDay(article.meta.date) },
    { id: "source", title: () => l10n.t("Source"), width: 16, of: ({ article }) => toTextCell(article.meta.source) },
    { id: "author", title: () => l10n.t("Author"), width: 16, of: ({ article }) => toTextCell(article.meta.author) },
    { id: "editors", title: () => l10n.t("Editors"), width: 20, of: ({ article }) => toTextCell(article.meta.editors.join("; ")) },
    { id: "family", title: () => l10n.t("Family"), width: 9, of: ({ article }) => article.meta.family, display: familyName },
    { id: "characters", title: () => l10n.t("Characters"), width: 10, of: ({ article }) => toNumberCell(article.visible.text.length) },
    { id: "figures", title: () => l10n.t("Figures"), width: 9, of: ({ figures }) => toNumberCell(figures.length) },
    { id: "entities", title: () => l10n.t("Entities"), width: 9, of: ({ entities }) => toNumberCell(entities.length) },
    { id: "annotations", title: () => l10n.t("Annotations"), width: 11, of: ({ annotations }) => toNumberCell(annotations.length) },
    {
      id: "problems",
      title: () => l10n.t("Problems"),
      width: 40,
      of: ({ article }) => toTextCell(article.problems.map((p) => p.message).join("\n")),
    },
  ],
});

/** The two families are called what their makers call them. */
function familyName(family: string): string {
  if (family === "other") return l10n.t("other");
  return family === "plain" ? l10n.t("plain text") : family;
}
