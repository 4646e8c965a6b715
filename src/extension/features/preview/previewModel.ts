/** Knows everything that the page shows of one version of an article. */

import * as l10n from "@vscode/l10n";
import type { ArticleFrame } from "../../../core/analysis/section";
import type { Label } from "../../../core/annotations/labels";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import type { ArticleMeta } from "../../../core/article/article";
import type { VisibleText } from "../../../core/article/visibleText";
import type { Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import type { PreviewHeader, PreviewRemoved, PreviewUpdate } from "../../../protocol/preview";
import type { ArticleLayout } from "./articleLayout";
import { partId, restorableParts, type PlacedBlock } from "./blocks";
import { listLegend } from "./marks";
import { placeAnnotations } from "./placeAnnotations";
import { ruleName } from "./ruleNames";
import type { BlockUpdates } from "./updates";

/** A list of more would be read by nobody and hold up the page. */
const MOST_REMOVED = 1_000;

export interface ModelInput {
  readonly layout: ArticleLayout;
  readonly annotations: readonly LiveAnnotation[];
  readonly labels: readonly Label[];
}

/** What of an update depends on the article alone. */
export type UpdateContent = Omit<PreviewUpdate, "type" | "document" | "version" | "serial" | "complete" | "more">;

export class PreviewModel {
  readonly layout: ArticleLayout;
  readonly #annotations: readonly LiveAnnotation[];
  readonly #labels: readonly Label[];
  #visible: VisibleText | undefined;

  constructor({ layout, annotations, labels }: ModelInput) {
    this.layout = layout;
    this.#annotations = annotations;
    this.#labels = labels;
  }

  get blocks(): readonly PlacedBlock[] {
    return this.layout.blocks;
  }

  /** The web address of a link by its number. */
  linkUrl(link: number): string | undefined {
    return this.layout.shown.list.links()[link]?.url;
  }

  /** What `updates` has not sent yet, of the first `most` blocks. Pauses now and then. */
  *update(updates: BlockUpdates, most = Number.POSITIVE_INFINITY): Steps<UpdateContent> {
    const { blocks, layout } = this;
    const { list, frame } = layout.shown;
    const annotations = this.#annotations.length === 0 ? new Map<number, never>() : yield* placeAnnotations(this.#annotations, this.visible, blocks);
    const names = new Map(this.#labels.map((label) => [label.id, label.name]));
    const sent = yield* updates.next({ blocks: blocks.slice(0, most) }, { annotations, names });
    return {
      header: readHeader(frame, blocks),
      ...sent,
      removed: listRemoved(frame, blocks),
      legend: listLegend(updates.countCategories(), this.#labels),
      cut: layout.cut || frame.removed.length > MOST_REMOVED,
      length: list.visibleLength,
      blockedImages: blocks.filter(({ content, part }) => content.type === "image" && part === undefined && isBlocked(content)).length,
    };
  }

  get visible(): VisibleText {
    return (this.#visible ??= this.layout.shown.list.visible(this.layout.shown.frame));
  }

  /** The place in the file of a stretch that the page spoke of; `undefined` where it shows nothing of the file. */
  toSource(span: Span): Span | undefined {
    return this.visible.toSource(span);
  }

  /** Where in the file one is when a visible character is at the top; the file's first character at the very top. */
  sourceOffset(offset: number): number {
    if (offset <= 0) return 0;
    const { visible } = this;
    // A separator between blocks has no place of its own; the next character has.
    for (let end = offset + 1; end <= visible.text.length && end <= offset + 8; end++) {
      const span = visible.toSource({ start: end - 1, end });
      if (span !== undefined) return span.start;
    }
    return this.layout.shown.list.sourceLength;
  }

  /** The visible offset of what stands at or after a place in the file. */
  visibleOffset(offset: number): number {
    return this.visible.visibleFrom(offset);
  }
}

function isBlocked(image: { readonly host?: string; readonly url?: string }): boolean {
  return image.host !== undefined && image.url === undefined;
}

function readHeader({ meta }: ArticleFrame, blocks: readonly PlacedBlock[]): PreviewHeader {
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

function listRemoved({ removed }: ArticleFrame, blocks: readonly PlacedBlock[]): PreviewRemoved[] {
  const restorable = restorableParts(blocks);
  return removed.slice(0, MOST_REMOVED).map(({ rule, excerpt, text }, index) => ({
    id: partId(index),
    rule: ruleName(rule),
    excerpt,
    restorable: restorable.has(partId(index)),
    ...(text !== undefined && { text }),
  }));
}
