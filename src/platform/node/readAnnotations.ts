/** Knows how sidecars' texts become annotations in their places, for programs without an editor. */

import { randomUUID } from "node:crypto";
import * as l10n from "@vscode/l10n";
import { AnnotationSession } from "../../core/annotations/session/annotationSession";
import { parseSidecar } from "../../core/annotations/sidecar/readSidecar";
import type { LiveAnnotation } from "../../core/annotations/session/session";
import type { Sidecar } from "../../core/annotations/sidecar/sidecar";
import type { Article } from "../../core/article/article";
import type { SidecarText } from "../../protocol/engine";
import { hashText } from "./hashText";

export interface ReadAnnotations {
  /** Anchored in the article as it is now; rejected suggestions are among them. */
  readonly annotations: readonly LiveAnnotation[];
  /** Sidecars that could not be read, in the user's language; their annotations are missing. */
  readonly problems: readonly string[];
}

/** Reads all sidecars of one article. Nothing is written. */
export function readAnnotations(article: Article, sidecars: readonly SidecarText[]): ReadAnnotations {
  const annotations: LiveAnnotation[] = [];
  const problems: string[] = [];
  for (const { name, text } of sidecars) {
    const parsed = parseSidecar(text);
    if (parsed.status === "ok" || parsed.status === "newer") annotations.push(...anchor(article, parsed.sidecar));
    else problems.push(l10n.t("{0} can't be read, so its annotations are missing: {1}", name, describe(parsed)));
  }
  return { annotations, problems };
}

function anchor(article: Article, sidecar: Sidecar): readonly LiveAnnotation[] {
  return AnnotationSession.openNow({ sidecar, source: article, hash: hashText(article.text), now: Date.now, newId: randomUUID }).annotations;
}

function describe(parsed: { readonly status: string; readonly reason?: string }): string {
  return parsed.reason ?? l10n.t("it is too large");
}
