/** What a hostile file is, and what most of them have around their poison. */

import type { Buffer } from "node:buffer";
import { isWholeRun } from "../attacks";

export interface HostileFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the page shows of it; a pattern for the notice where it can't show the text. */
  readonly shows: string | RegExp;
  /** Whether the Problems panel says what is wrong. */
  readonly warns?: boolean;
  /** Part of every run, rather than only of the whole one. */
  readonly always?: boolean;
  /** What lies beside it in place of its annotations. */
  readonly sidecar?: string;
}

/** How often what is repeated is repeated. */
export const MANY = isWholeRun ? 100_000 : 20_000;

export const VISIBLE = "可见正文";
export const BODY = "<p>东湖银行可见正文。</p>\n";

export function head(more = ""): string {
  return `---\nlayout: post\ntitle: 恶意文件\ndate: 2026-03-18 09:30:00 +0800\n${more}tags: 江城财经报新闻\n---\n`;
}

/** An article with `body` after its visible words and `more` lines in its front matter. */
export function article(body: string, more = ""): string {
  return `${head(more)}${BODY}${body}`;
}

/** One file for each entry, its visible words shown; a name ends in the entry's number. */
export function each<T>(name: string, entries: readonly T[], make: (entry: T) => string | Buffer, more: Partial<HostileFile> = {}): HostileFile[] {
  return entries.map((entry, index) => ({ name: `${name}-${String(index + 1)}.md`, content: make(entry), shows: VISIBLE, ...more }));
}
