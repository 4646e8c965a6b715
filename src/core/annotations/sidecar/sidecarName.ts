/** Knows under which name an article's annotations are kept: the full file name and a suffix, in the same folder. */

import { sidecarSuffix } from "./sidecar";

/** The sidecar of an article for all, or where `author` is given, for one annotator. Names are without folder. */
export function sidecarName(article: string, author?: string): string {
  return author === undefined ? `${article}${sidecarSuffix}` : `${article}.${authorPart(author)}${sidecarSuffix}`;
}

export function isSidecarName(name: string): boolean {
  return name.length > sidecarSuffix.length && name.endsWith(sidecarSuffix);
}

/** The articles that a sidecar of this name can belong to: with an author's part in it, there are two. */
export function articleNames(sidecar: string): string[] {
  if (!isSidecarName(sidecar)) return [];
  const full = sidecar.slice(0, -sidecarSuffix.length);
  const dot = full.lastIndexOf(".");
  return dot <= 0 ? [full] : [full, full.slice(0, dot)];
}

/** Whether a file name is that of one of the article's sidecars, anybody's. */
export function isSidecarOf(name: string, article: string): boolean {
  return articleNames(name).includes(article);
}

/** Whose sidecar of an article this is, as its name says; `undefined` where it is everybody's. */
export function authorOf(sidecar: string, article: string): string | undefined {
  const part = sidecar.slice(article.length + 1, -sidecarSuffix.length);
  if (part === "") return undefined;
  return part.replace(/%([0-9A-F]{1,6})/gu, (written, code: string) => {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}

/** An author's name as a part of a file name; a dot, a separator or anything that a file system refuses is written as %XX. */
export function authorPart(author: string): string {
  const part = author.trim().replace(/[\s.%/\\:*?"<>|\p{C}]/gu, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return part === "" ? "%20" : part;
}
