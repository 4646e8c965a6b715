/** Makes sessions on texts, for tests. */

import { createHash } from "node:crypto";
import { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { emptySidecar, type Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import type { ArticleSource } from "../../../src/core/annotations/session/session";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { finish } from "../../../src/core/text/steps";

export function sourceOf(text: string): ArticleSource {
  return { text, visible: parseArticle(text, { fileName: "a.md" }).visible };
}

export function hashOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** A session on an article's text; ids are `id-0`, `id-1` …, times go on by a second a step. */
export function openText(text: string, sidecar?: Sidecar, prefix = "id"): AnnotationSession {
  let ids = 0;
  let seconds = 0;
  return AnnotationSession.openNow({
    sidecar: sidecar ?? emptySidecar({ name: "a.md", hash: hashOf(text), length: text.length }),
    source: sourceOf(text),
    hash: hashOf(text),
    now: () => Date.UTC(2026, 0, 2, 3, 4, seconds++),
    newId: () => `${prefix}-${(ids++).toString()}`,
  });
}

/** What would be saved. */
export function saved(session: AnnotationSession): Sidecar {
  const sidecar = finish(session.toSidecar({ hash: hashOf(session.text), encoding: "utf8" }));
  if (sidecar === undefined) throw new Error("The source is older than the text.");
  return sidecar;
}

/** Where `needle` stands in `text`, the n-th time (from 0). */
export function find(text: string, needle: string, nth = 0): { start: number; end: number } {
  let start = text.indexOf(needle);
  for (let i = 0; i < nth && start >= 0; i++) start = text.indexOf(needle, start + 1);
  if (start < 0) throw new Error(`"${needle}" is not there.`);
  return { start, end: start + needle.length };
}
