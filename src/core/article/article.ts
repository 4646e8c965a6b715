/** Knows what an article is once it has been read: metadata, visible text tied to the file, blocks to show. */

import type { Span } from "../text/span";
import type { VisibleText } from "./visibleText";
import type { Zone } from "./zone";

export type { Zone } from "./zone";

/** The two families of files that are met, and everything else. */
export type Family = "finews" | "rsshub" | "plain" | "other";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What the front matter and the credits say. Every string is plain text, never markup. */
export interface ArticleMeta {
  readonly title?: string;
  /** Of the title's value in the file, quotes excluded. */
  readonly titleSpan?: Span;
  /** ISO 8601 with offset, e.g. `2022-04-11T23:52:43+08:00`; a date without a zone is read as UTC+8. */
  readonly date?: string;
  readonly source?: string;
  readonly author?: string;
  readonly editors: readonly string[];
  readonly family: Family;
  /** All front-matter keys that have no field of their own here, as they were written. */
  readonly extra: { readonly [key: string]: JsonValue };
}

export type ProblemCode =
  | "frontMatter.executable"
  | "frontMatter.unsupportedLanguage"
  | "frontMatter.unclosed"
  | "frontMatter.invalidYaml"
  | "frontMatter.tooLarge"
  | "frontMatter.badDate"
  | "html.tooDeep"
  | "text.replacementCharacters"
  | "text.controlCharacters";

/** Something that is wrong with the file, for a diagnostic; reading goes on all the same. */
export interface ArticleProblem {
  readonly code: ProblemCode;
  /** In the file. */
  readonly span: Span;
  /** What is wrong and what to do, in the user's language, as plain text. */
  readonly message: string;
}

/** How a stretch of text is set; several may hold at once. */
export type Mark = "strong" | "em" | "underline" | "strike" | "sub" | "sup" | "code";

/** A stretch of a block's text with one set of marks. Offsets are into the visible text. */
export interface Run extends Span {
  readonly marks: readonly Mark[];
  /** An index into `Article.links`. */
  readonly link?: number;
}

/** A picture that the article refers to; nothing is loaded from it unasked. */
export interface ImageBlock {
  readonly type: "image";
  readonly url: string;
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
  /** Of the tag in the file. */
  readonly source: Span;
  readonly removedBy?: string;
}

/** A paragraph, heading, quotation, list item or preformatted text. */
export interface TextBlock extends Span {
  readonly type: "paragraph" | "heading" | "quote" | "listItem" | "preformatted";
  /** 1 to 6 for headings; nesting depth, from 1, for list items and quotes. */
  readonly level?: number;
  readonly ordered?: boolean;
  readonly align?: "center" | "right";
  readonly runs: readonly Run[];
  readonly zone: Zone;
  /** Of the block in the file, tags included. */
  readonly source: Span;
  /** The name of the cleaning rule that takes this block out of the reading view. */
  readonly removedBy?: string;
}

/** A table's cell; its offsets are into the visible text. */
export interface TableCell extends Span {
  readonly header: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly runs: readonly Run[];
}

export interface TableBlock extends Span {
  readonly type: "table";
  readonly rows: readonly (readonly TableCell[])[];
  readonly zone: Zone;
  readonly source: Span;
  readonly removedBy?: string;
}

export type Block = TextBlock | TableBlock | ImageBlock;

/** A link of the article; the page gets its index, the host opens it, http and https only. */
export interface ArticleLink {
  readonly url: string;
  readonly source: Span;
}

/** A part that a cleaning rule took out of the reading view; it can be shown again. */
export interface RemovedPart {
  readonly rule: string;
  /** In the file. */
  readonly source: Span;
  /** In the visible text; empty for a part without text. */
  readonly visible: Span;
  /** The first characters of what was removed, or an image's host. */
  readonly excerpt: string;
  /** The whole of what stands in no block and so in no visible text, up to a limit: what an author hid, an autolink's address. */
  readonly text?: string;
}

/** A security that the markup names (`data-code="601318|1|1"`): exact evidence for the name it surrounds. */
export interface SecurityHint {
  /** With market, e.g. `601318.SH`, `02318.HK`, `NIO.US`, `BK0473` for a sector board. */
  readonly code: string;
  /** Of the text that the markup surrounds, in the visible text; absent where there is none (a chart). */
  readonly visible?: Span;
}

/** An article as it was read. Everything in it is plain data but for `visible`'s methods. */
export interface Article {
  /** The file's decoded text, untouched. */
  readonly text: string;
  readonly meta: ArticleMeta;
  readonly problems: readonly ArticleProblem[];
  readonly visible: VisibleText;
  readonly blocks: readonly Block[];
  readonly links: readonly ArticleLink[];
  readonly removed: readonly RemovedPart[];
  readonly hints: readonly SecurityHint[];
}
