/** Knows how a cleaned article becomes one HTML file that stands by itself: no script, nothing to load, ready to print. */

import * as l10n from "@vscode/l10n";
import type { PreviewBlock, PreviewMark, PreviewRun, PreviewUpdate } from "../../../protocol/preview";
import { segmentText } from "../../../protocol/segments";

/** A note at the end, for one annotation. Every string is plain text. */
export interface StandaloneNote {
  /** The id of its marks. */
  readonly mark: string;
  readonly label: string;
  readonly text: string;
  /** Who, when, value, note: in this order, empty ones left out. */
  readonly details: readonly string[];
}

export interface StandaloneInput {
  readonly title: string;
  readonly update: Pick<PreviewUpdate, "header" | "places" | "blocks">;
  readonly notes: readonly StandaloneNote[];
  /** The web address of a link of the article, checked; `undefined` for one that must not be followed. */
  readonly linkAddress: (link: number) => string | undefined;
  readonly style: string;
}

/** Every string of the article passes `escapeHtml`; the file's own policy forbids scripts and requests besides. */
export function buildStandalonePage(input: StandaloneInput): string {
  const { header, places, blocks } = input.update;
  const byKey = new Map(blocks.map((block) => [block.key, block]));
  const numbers = new Map(input.notes.map(({ mark }, index) => [mark, index + 1]));
  const shown = places.flatMap(({ key, part }) => (part === undefined ? (byKey.get(key) ?? []) : []));
  const body = shown.map((block) => blockHtml(block, { numbers, linkAddress: input.linkAddress }));
  const title = header.titleInText || header.title === "" ? [] : [`<h1>${escapeHtml(header.title)}</h1>`];
  const meta = header.rows.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd></div>`);
  return [
    "<!DOCTYPE html>",
    '<html lang="zh-Hans">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(input.title)}</title>`,
    `<style>\n${input.style}\n</style>`,
    "</head>",
    "<body>",
    "<main>",
    ...(meta.length > 0 ? [`<dl class="meta">${meta.join("")}</dl>`] : []),
    ...title,
    ...body,
    ...notesHtml(input.notes),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

interface Context {
  readonly numbers: ReadonlyMap<string, number>;
  readonly linkAddress: (link: number) => string | undefined;
}

function blockHtml(block: PreviewBlock, context: Context): string {
  const inline = (start: number, end: number, runs: readonly PreviewRun[]): string =>
    inlineHtml(block.text, start, end, runs, block.marks, context);
  switch (block.type) {
    case "image": {
      const details = [block.alt === "" ? l10n.t("Image") : block.alt, block.host].filter((part) => part !== undefined);
      return `<p class="image">[${escapeHtml(details.join(" · "))}]</p>`;
    }
    case "table": {
      const numeric = new Set(block.numeric);
      const rows = block.rows.map((row) => {
        const cells = row.map((cell, column) => {
          const tag = cell.header ? "th" : "td";
          const spans = `${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan.toString()}"` : ""}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan.toString()}"` : ""}`;
          return `<${tag}${spans}${numeric.has(column) ? ' class="number"' : ""}>${inline(cell.start, cell.end, cell.runs)}</${tag}>`;
        });
        return `<tr>${cells.join("")}</tr>`;
      });
      return `<div class="table"><table>${rows.join("\n")}</table></div>`;
    }
    default: {
      const text = inline(0, block.text.length, block.runs);
      const align = block.align === undefined ? "" : ` class="${block.align}"`;
      switch (block.type) {
        case "title":
          return `<h1>${text}</h1>`;
        case "heading":
          return `<h2${align}>${text}</h2>`;
        case "quote":
          return `<blockquote><p${align}>${text}</p></blockquote>`;
        case "preformatted":
          return `<pre>${text}</pre>`;
        case "listItem":
          return `<p class="item">${text}</p>`;
        case "paragraph":
          return `<p${align}>${text}</p>`;
      }
    }
  }
}

const STYLE_TAGS = { strong: "strong", em: "em", underline: "u", strike: "s", sub: "sub", sup: "sup", code: "code" } as const;

function inlineHtml(
  text: string,
  start: number,
  end: number,
  runs: readonly PreviewRun[],
  marks: readonly PreviewMark[],
  { numbers, linkAddress }: Context,
): string {
  const noted = marks.filter(({ id }) => numbers.has(id));
  const parts = segmentText(text, start, end, runs, noted).map((segment) => {
    const styles = segment.run?.marks ?? [];
    let html = escapeHtml(text.slice(segment.start, segment.end));
    for (const style of styles) html = `<${STYLE_TAGS[style]}>${html}</${STYLE_TAGS[style]}>`;
    const address = segment.run?.link === undefined ? undefined : linkAddress(segment.run.link);
    if (address !== undefined) html = `<a href="${escapeHtml(address)}" rel="noopener noreferrer">${html}</a>`;
    for (const mark of [...segment.marks].reverse()) {
      const last = mark.end <= segment.end && mark.continuesAfter !== true;
      html = `<mark>${html}</mark>${last ? reference(numbers.get(mark.id) ?? 0) : ""}`;
    }
    return html;
  });
  return parts.join("");
}

function reference(number: number): string {
  return `<sup><a href="#n${number.toString()}">${number.toString()}</a></sup>`;
}

function notesHtml(notes: readonly StandaloneNote[]): string[] {
  if (notes.length === 0) return [];
  const items = notes.map(
    ({ label, text, details }, index) =>
      `<li id="n${(index + 1).toString()}"><b>${escapeHtml(label)}</b> <q><bdi>${escapeHtml(text)}</bdi></q>${details
        .map((detail) => ` <span><bdi>${escapeHtml(detail)}</bdi></span>`)
        .join("")}</li>`,
  );
  return ['<section class="notes">', `<h2>${escapeHtml(l10n.t("Annotations"))}</h2>`, "<ol>", ...items, "</ol>", "</section>"];
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and quoted attribute values. Characters that HTML cannot hold or that would reorder the text are made visible. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? "")
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`,
    );
}
