/** Knows whether a file looks like an article, from its first characters alone. */

import { decodeText } from "../text/encoding";

/** How much is looked at; the caller need not read more of the file. */
export const HEAD_LENGTH = 4_096;
/** A character takes up to four bytes in the encodings that articles come in; a cut one at the end does no harm. */
const HEAD_BYTES = 4 * HEAD_LENGTH;

const FRONT_MATTER = /^[\s\uFEFF\u200B]{0,200}-{3,4}[ \t]{0,8}(?:ya?ml)?[ \t]{0,8}\r?[\n\r]/i;
const KEYS = /^(?:title|date|author|categories|tags|thumbnail|headimg|source)[ \t]{0,4}:/gm;
/** Marks that only these sites' articles hold. */
const SIGNATURES =
  /EM_StockImg_|class=["']?em_media|class=["']?news-edit-info|class=["']?(?:keytip|EmImageRemark|trsHotWords)|data-code=["']?[\w ]{0,12}[|,]|文章来源：/;
/** A paragraph of HTML that holds Chinese: tag, perhaps more tags, then hanzi, before which a number (`1、`), a mark (`▲`) or a Latin name may stand. */
const CHINESE_PARAGRAPH = /<(?:p|div|span|center|section|td|h[1-4])\b[^<>]{0,300}>(?:\s|&nbsp;|<[^<>]{1,300}>){0,6}[^<>{}\u4e00-\u9fff]{0,30}[\u4e00-\u9fff]/i;
const WHOLE_PAGE = /^[\s\uFEFF]{0,200}(?:<!doctype|<html|<\?xml|<\?php|<template|<script|<!--\s*#)/i;
/** Components have small letters in their names, old markup in capitals has none. */
const TEMPLATE = /\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|<%[=@]?\s|\bv-(?:if|for|model|bind)\b|\bclassName=|<\/?[A-Z]{1,8}[a-z][A-Za-z]{0,40}[\s/>]/;
const MARKDOWN = /^(?:#{1,6}[ \t]\S|```|~~~|[*+-][ \t]+\S|\d{1,2}\.[ \t]+\S|\|.{0,200}\|[ \t]*$|!\[|import[ \t]|export[ \t])/gm;

const FEWEST_HANZI = 30;
/** A news flash has fewer, but they are a good part of it. */
const FEWEST_IN_FLASH = 10;
const SHARE_IN_FLASH = 0.1;

/**
 * Whether a file's beginning looks like a Chinese article in HTML: front matter with an article's keys, then paragraphs of HTML in
 * Chinese; or, without front matter, HTML that carries these sites' own marks. Ordinary Markdown, web pages and templates do not
 * match. Looks at no more than the first 4,096 characters.
 */
export function looksLikeArticle(head: string): boolean {
  const text = head.slice(0, HEAD_LENGTH);
  if (WHOLE_PAGE.test(text) || !holdsHanzi(text)) return false;
  const opening = FRONT_MATTER.exec(text);
  if (!opening) return SIGNATURES.test(text) && CHINESE_PARAGRAPH.test(text) && !TEMPLATE.test(text);
  const close = /[\n\r](?:-{3,4}|\.{3})[ \t]{0,8}(?=[\n\r]|$)/.exec(text.slice(opening[0].length - 1));
  const body = close ? text.slice(opening[0].length - 1 + close.index + close[0].length) : text.slice(opening[0].length);
  const keys = count(KEYS, close ? text.slice(0, opening[0].length + close.index) : text);
  if (keys < 1 || !/^title[ \t]{0,4}:/m.test(text)) return SIGNATURES.test(body);
  if (SIGNATURES.test(body)) return true;
  if (TEMPLATE.test(body) || count(MARKDOWN, body) > 1) return false;
  return beginsWithHtml(body) && CHINESE_PARAGRAPH.test(body);
}

/** The first line that says something is HTML, or a digest that HTML follows. */
function beginsWithHtml(body: string): boolean {
  const lines = body.split(/[\n\r]+/).map((line) => line.trim()).filter((line) => line !== "" && line !== "&nbsp;");
  const first = lines.find((line) => !line.startsWith(">"));
  return first !== undefined && /^(?:&nbsp;\s*)*<(?:p|div|center|span|img|strong|table|section|font|br|h[1-6]|a|b|!--)\b|^<!--/i.test(first);
}

/** Whether there are enough hanzi for a text in Chinese, without much kana for one in Japanese. */
/** The same of a file's bytes, of which the beginning is enough. */
export function bytesLookLikeArticle(bytes: Uint8Array): boolean {
  return looksLikeArticle(decodeText(bytes.subarray(0, HEAD_BYTES)).text);
}

function holdsHanzi(text: string): boolean {
  let hanzi = 0;
  let kana = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) hanzi++;
    else if (code >= 0x3040 && code <= 0x30ff) kana++;
  }
  const enough = hanzi >= FEWEST_HANZI || (hanzi >= FEWEST_IN_FLASH && hanzi >= text.length * SHARE_IN_FLASH);
  return enough && kana * 4 < hanzi;
}

function count(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  let found = 0;
  while (pattern.exec(text) !== null) found++;
  return found;
}
