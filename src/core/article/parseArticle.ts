/** Knows how a file's text becomes an article: front matter, visible text with its map, clean blocks and metadata. */

import { cutText } from "../text/cutText";
import type { Article, ArticleLink, ArticleMeta, ArticleProblem, Block, JsonValue, RemovedPart, Run } from "./article";
import type { Draft } from "./blocks/draft";
import { readBlocks } from "./blocks/readBlocks";
import { VisibleWriter } from "./blocks/visibleWriter";
import { type CleanedDraft, cleanBlocks, type Cleaning } from "./cleaning/cleanBlocks";
import { compileUserRules, type UserCleaningRule } from "./cleaning/userRules";
import { isEmptyDate, readArticleDate } from "./frontMatter/articleDate";
import { type FrontMatter, readFrontMatter } from "./frontMatter/readFrontMatter";
import { type MarkdownLines, readMarkdownLines } from "./html/markdownLines";
import { type HiddenText, listHiddenTexts } from "./html/hiddenText";
import { parseFlat } from "./html/parseFlat";
import { parseHtml, type RootNode, sourceOf, TooComplexError } from "./html/parseHtml";
import { createProblem } from "./problems";
import { findTextProblems } from "./textProblems";
import { readTitle, type TitleText } from "./titleText";
import { VisibleText, type ZoneSpan } from "./visibleText";

export type { UserCleaningRule } from "./cleaning/userRules";

export interface ParseOptions {
  /** The file's name, without its folder; its date stands in for a missing one. */
  readonly fileName?: string;
  /** The user's own cleaning rules, asked before Zhupi's. */
  readonly rules?: readonly UserCleaningRule[];
}

/** Front-matter keys that have a field of their own in the metadata. */
const OWN_KEYS: ReadonlySet<string> = new Set(["title", "date", "author"]);

const LONGEST_EXCERPT = 60;

/** Reads an article. Never throws; takes time linear in the length of the text. */
export function parseArticle(text: string, options: ParseOptions = {}): Article {
  const frontMatter = readFrontMatter(text);
  const title = readTitle(text, frontMatter.fields.get("title"));
  const markdown = readMarkdownLines(text, frontMatter.bodyStart);
  const { root, flat } = parseBody(markdown.masked);
  const writer = new VisibleWriter();
  if (title) writer.writeSegments(title.text, title.segments);
  const body = readBlocks(root, markdown, writer);
  const { text: visible, segments } = writer.finish();
  const cleaning = cleanBlocks({
    drafts: body.drafts,
    text: new VisibleText(visible, segments, []),
    userRules: compileUserRules(options.rules ?? [], root),
    isFooter: linkLineTest(markdown, body.links),
  });
  const blocks = cleaning.drafts.map(toBlock);
  const problems = [
    ...frontMatter.problems,
    ...dateProblems(frontMatter),
    ...(body.tooDeep ? [createProblem("html.tooDeep", sourceOf(body.tooDeep))] : []),
    ...(flat ? [createProblem("html.tooDeep", { start: frontMatter.bodyStart, end: text.length })] : []),
    ...findTextProblems(text),
  ];
  return {
    text,
    meta: readMeta(frontMatter, title, cleaning, text, options),
    problems,
    visible: new VisibleText(visible, segments, zonesOf(visible.length, title, cleaning.drafts)),
    blocks,
    links: body.links,
    removed: listRemoved(cleaning.drafts, visible, markdown, listHiddenTexts(body.hidden)),
    hints: body.hints,
  };
}

/** The tree, or where that would take more than linear time, the bare paragraphs. */
function parseBody(masked: string): { readonly root: RootNode; readonly flat: boolean } {
  try {
    return { root: parseHtml(masked), flat: false };
  } catch (error) {
    if (error instanceof TooComplexError) return { root: parseFlat(masked), flat: true };
    throw error;
  }
}

/** A text that is its own visible text: no markup, no metadata. */
export function parsePlain(text: string): Article {
  const visible = VisibleText.plain(text);
  const blocks = [...text.matchAll(/[^\n]+/g)].map((line): Block => {
    const span = { start: line.index, end: line.index + line[0].length };
    return { type: "paragraph", ...span, runs: [{ ...span, marks: [] }], zone: "body", source: span };
  });
  const meta: ArticleMeta = { editors: [], family: "plain", extra: {} };
  return { text, meta, problems: findTextProblems(text), visible, blocks, links: [], removed: [], hints: [] };
}

/** Tells the blocks between the HTML that are nothing but a line of Markdown links. */
function linkLineTest(markdown: MarkdownLines, links: readonly ArticleLink[]): (draft: Draft) => boolean {
  const starts = new Set(markdown.links.map((link) => link.source.start));
  const isMarkdown = (run: Run) => run.link !== undefined && starts.has(links[run.link]?.source.start ?? -1);
  return (draft) => {
    if (draft.kind !== "text" || draft.element !== undefined || starts.size === 0) return false;
    const labels = draft.runs.filter(isMarkdown);
    const length = labels.reduce((sum, run) => sum + run.end - run.start, 0);
    return labels.length > 0 && draft.end - draft.start - length <= labels.length * LONGEST_GAP;
  };
}

/** What parts two links of a line: `｜` with its spaces. */
const LONGEST_GAP = 3;

function toBlock({ draft, zone, removedBy }: CleanedDraft): Block {
  const removed = removedBy !== undefined && { removedBy };
  if (draft.kind === "image") return { ...draft.image, ...removed };
  const { start, end, source } = draft;
  if (draft.kind === "table") return { type: "table", start, end, rows: draft.rows, zone, source, ...removed };
  const { type, level, ordered, align, runs } = draft;
  return {
    type,
    start,
    end,
    ...(level !== undefined && { level }),
    ...(ordered !== undefined && { ordered }),
    ...(align && { align }),
    runs,
    zone,
    source,
    ...removed,
  };
}

/** Separators belong to the zone before them. */
function zonesOf(length: number, title: TitleText | undefined, drafts: readonly CleanedDraft[]): readonly ZoneSpan[] {
  const zones: { start: number; end: number; zone: ZoneSpan["zone"] }[] = [];
  const add = (zone: ZoneSpan["zone"], start: number) => {
    const last = zones.at(-1);
    if (last?.zone === zone) return;
    if (last) last.end = start;
    zones.push({ start, end: length, zone });
  };
  if (title) add("title", 0);
  for (const { draft, zone } of drafts) if (draft.kind !== "image") add(zone, zones.length === 0 ? 0 : draft.start);
  return zones;
}

function listRemoved(
  drafts: readonly CleanedDraft[],
  visible: string,
  markdown: MarkdownLines,
  hidden: readonly HiddenText[],
): readonly RemovedPart[] {
  const parts: RemovedPart[] = [];
  let at = 0;
  for (const { draft, removedBy } of drafts) {
    const span = draft.kind === "image" ? { start: at, end: at } : { start: draft.start, end: draft.end };
    at = span.end;
    if (removedBy === undefined) continue;
    const excerpt = draft.kind === "image" ? hostOf(draft.image.url) : cutText(visible.slice(span.start, span.end), LONGEST_EXCERPT);
    parts.push({ rule: removedBy, source: draft.source, visible: span, excerpt });
  }
  const end = { start: at, end: at };
  for (const source of markdown.autolinks) {
    const address = markdown.text.slice(source.start + 1, source.end - 1);
    parts.push({ rule: "footerLinks", source, visible: end, excerpt: hostOf(address), text: address });
  }
  for (const { source, text } of hidden) {
    parts.push({ rule: "hiddenByAuthor", source, visible: end, excerpt: cutText(text, LONGEST_EXCERPT), text });
  }
  return parts.sort((a, b) => a.source.start - b.source.start);
}

function hostOf(url: string): string {
  return /^(?:[a-z]{2,8}:)?\/\/([^/?#\s]{1,100})/i.exec(url)?.[1] ?? cutText(url, LONGEST_EXCERPT);
}

function dateProblems(frontMatter: FrontMatter): readonly ArticleProblem[] {
  const field = frontMatter.fields.get("date");
  const value = typeof field?.value === "string" ? field.value : "";
  if (!field?.span || isEmptyDate(value) || readArticleDate(value) !== undefined) return [];
  return [createProblem("frontMatter.badDate", field.span, value)];
}

function readMeta(
  { fields }: FrontMatter,
  title: TitleText | undefined,
  cleaning: Cleaning,
  text: string,
  options: ParseOptions,
): ArticleMeta {
  const own = (key: string) => {
    const value = fields.get(key)?.value;
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const date = readArticleDate(own("date") ?? "") ?? dateOfFileName(options.fileName ?? "");
  const family = familyOf(fields, text);
  const feed = own("author");
  const source = cleaning.source ?? (family === "rsshub" ? feed : sourceOfTag(own("tags")));
  const author = cleaning.author ?? feed;
  const others = [...fields].filter(([key]) => !OWN_KEYS.has(key));
  const extra = Object.fromEntries(others.map(([key, field]): [string, JsonValue] => [key, field.value]));
  return {
    ...(title && { title: title.text, titleSpan: title.span }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    ...(author !== undefined && { author }),
    editors: cleaning.editors,
    family,
    extra,
  };
}

/** finews tags its posts with the paper's name and 新闻. */
function sourceOfTag(tags: string | undefined): string | undefined {
  return /^(\S{2,20})新闻$/.exec(tags ?? "")?.[1];
}

/** Jekyll names a post `2022-04-11-slug.md`. */
function dateOfFileName(name: string): string | undefined {
  const date = /^(\d{4}-\d{2}-\d{2})(?=[-_. ])/.exec(name)?.[1];
  return date === undefined ? undefined : readArticleDate(date);
}

function familyOf(fields: FrontMatter["fields"], text: string): ArticleMeta["family"] {
  if (fields.get("layout")?.value === "post" && (fields.has("tags") || text.includes("em_media"))) return "finews";
  if (fields.has("thumbnail") || fields.has("headimg") || (fields.has("comments") && fields.has("categories"))) return "rsshub";
  return "other";
}

