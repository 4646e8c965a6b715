/** Knows everything that the page shows of one version of an article. */

import * as l10n from "@vscode/l10n";
import type { Label } from "../../../core/annotations/labels";
import type { ArticleMeta } from "../../../core/article/article";
import type { Span } from "../../../core/text/span";
import type { PreviewHeader, PreviewRemoved, PreviewUpdate } from "../../../protocol/preview";
import type { ShownArticle } from "../../analysis/documentAnalysis";
import type { ArticleLayout } from "./articleLayout";
import { partId, restorableParts, type PlacedBlock } from "./blocks";
import { listLegend, placeMarks, type MarkSources, type PlacedMark } from "./marks";
import { ruleName } from "./ruleNames";
import type { BlockUpdates } from "./updates";

/** A list of more would be read by nobody and hold up the page. */
const MOST_REMOVED = 1_000;

export interface ModelInput extends MarkSources {
  readonly layout: ArticleLayout;
}

/** What of an update depends on the article alone. */
export type UpdateContent = Omit<PreviewUpdate, "type" | "document" | "version" | "serial" | "complete">;

export class PreviewModel {
  readonly layout: ArticleLayout;
  readonly marks: readonly PlacedMark[];
  readonly #labels: readonly Label[];

  constructor(input: ModelInput) {
    this.layout = input.layout;
    this.marks = placeMarks(input, input.layout.index);
    this.#labels = input.labels;
  }

  get article(): ShownArticle {
    return this.layout.article;
  }

  get blocks(): readonly PlacedBlock[] {
    return this.layout.blocks;
  }

  /** What `updates` has not sent yet. */
  update(updates: BlockUpdates): UpdateContent {
    const { article, blocks } = this;
    return {
      header: readHeader(article, blocks),
      ...updates.next(this.layout, this.marks),
      removed: listRemoved(article, blocks),
      legend: listLegend(this.marks, this.#labels),
      cut: this.layout.cut || article.removed.length > MOST_REMOVED,
      length: article.visible.text.length,
      blockedImages: blocks.filter(({ content, part }) => content.type === "image" && part === undefined && isBlocked(content)).length,
    };
  }

  /** The place in the file of a stretch that the page spoke of; `undefined` where it shows nothing of the file. */
  toSource(span: Span): Span | undefined {
    return this.article.visible.toSource(span);
  }

  /** Where in the file one is when a visible character is at the top; the file's first character at the very top. */
  sourceOffset(offset: number): number {
    if (offset <= 0) return 0;
    const { text, visible } = this.article;
    // A separator between blocks has no place of its own; the next character has.
    for (let end = offset + 1; end <= visible.text.length && end <= offset + 8; end++) {
      const span = visible.toSource({ start: end - 1, end });
      if (span !== undefined) return span.start;
    }
    return text.length;
  }

  visibleOffset(offset: number): number {
    return this.layout.index.nearest(offset, this.article.visible.text.length);
  }
}

function isBlocked(image: { readonly host?: string; readonly url?: string }): boolean {
  return image.host !== undefined && image.url === undefined;
}

function readHeader({ meta }: ShownArticle, blocks: readonly PlacedBlock[]): PreviewHeader {
  return {
    title: meta.title ?? "",
    titleInText: blocks.some(({ content }) => content.type === "title"),
    rows: metaRows(meta),
  };
}

function metaRows({ date, source, author, editors }: ArticleMeta): PreviewHeader["rows"] {
  const rows = [
    { label: l10n.t("Date"), value: date === undefined ? "" : readableDate(date) },
    { label: l10n.t("Source"), value: source ?? "" },
    { label: l10n.t("Written by"), value: author === source ? "" : (author ?? "") },
    { label: l10n.t("Editors"), value: editors.join(l10n.t(", ")) },
  ];
  return rows.filter(({ value }) => value !== "");
}

/** `2022-04-11T23:52:43+08:00` as `2022-04-11 23:52 (UTC+8)`: the article's own zone, never the reader's. */
function readableDate(date: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/u.exec(date);
  const [, day = "", time, zone] = match ?? [];
  if (match === null) return date;
  if (time === undefined) return day;
  if (zone === undefined) return `${day} ${time}`;
  return zone === "+08:00" ? `${day} ${time}` : `${day} ${time} (UTC${zone === "Z" ? "" : zone})`;
}

function listRemoved({ removed }: ShownArticle, blocks: readonly PlacedBlock[]): PreviewRemoved[] {
  const restorable = restorableParts(blocks);
  return removed.slice(0, MOST_REMOVED).map(({ rule, excerpt, text }, index) => ({
    id: partId(index),
    rule: ruleName(rule),
    excerpt,
    restorable: restorable.has(partId(index)),
    ...(text !== undefined && { text }),
  }));
}
