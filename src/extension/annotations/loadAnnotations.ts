/** Knows how an article's annotations get from its sidecar into a session. */

import { randomUUID } from "node:crypto";
import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { AnnotationSession } from "../../core/annotations/session/annotationSession";
import type { AnchorCounts, ArticleSource } from "../../core/annotations/session/session";
import { emptySidecar, type ParsedSidecar, type Sidecar } from "../../core/annotations/sidecar/sidecar";
import type { VisibleText } from "../../core/article/visibleText";
import { hashTextInSteps } from "../../platform/node/hashText";
import { fileNameOf } from "../articleDocument";
import type { KeptSessions } from "./keptSessions";
import { garbledState, isGarbled, readOnlyBecause } from "./readOnly";
import { sayWhy } from "./saveFailure";
import { olderOf, UNKNOWN, type ReadResult, type SidecarFile, type Stamp } from "./sidecarFile";
import { inSlices } from "./slices";
import type { ReadOnlyState } from "./store";

export interface Loaded {
  readonly session: AnnotationSession;
  /** The text that the places are of. */
  readonly source: ArticleSource;
  readonly stamp: Stamp;
  /** As it stands on the disk. */
  readonly sidecar: Sidecar;
  /** The version that it was brought up from. */
  readonly older: number | undefined;
  readonly readOnly: ReadOnlyState | undefined;
  readonly reanchored: AnchorCounts | undefined;
  /** The document's version and the hash of its text, of which the places are. */
  readonly version: number;
  readonly hash: string;
}

export interface LoadContext {
  readonly file: SidecarFile;
  readonly kept: KeptSessions;
  readonly readVisible: (document: vscode.TextDocument) => Promise<VisibleText>;
}

/** The document may have changed when this resolves; `version` tells. */
export async function loadAnnotations(document: vscode.TextDocument, { file, kept, readVisible }: LoadContext): Promise<Loaded> {
  const name = fileNameOf(document.uri);
  const { version } = document;
  const text = document.getText();
  const hash = await inSlices(hashTextInSteps(text));
  const visible = await readVisible(document);
  const { stamp, parsed, failure } = await readOrSay(file);
  const sidecar = sidecarOf(parsed) ?? emptySidecar({ name, hash, length: text.length });
  const readOnly = failure ?? (await readOnlyBecause(parsed, file.uri, name));
  // Read for an older text than `text`, the map would lead astray; the caller loads again.
  const source = { text, visible };
  const former = kept.take(file.uri.toString(), text);
  const session = former === undefined ? await inSlices(AnnotationSession.open({ sidecar, source, hash, now: Date.now, newId: randomUUID })) : await takeUp(former, source, sidecar, hash);
  const same = sidecar.article.hash === hash;
  const counts = session.counts();
  return {
    session,
    source,
    stamp,
    sidecar,
    older: olderOf(parsed),
    readOnly: readOnly ?? (!same && isGarbled(text, counts, hasOtherEncoding(document, sidecar)) ? garbledState() : undefined),
    reanchored: same ? undefined : counts,
    version,
    hash,
  };
}

/** What can't be read now may be there later: nothing is written in its place. */
async function readOrSay(file: SidecarFile): Promise<ReadResult & { readonly failure?: ReadOnlyState }> {
  try {
    return await file.read();
  } catch (error) {
    const message = l10n.t("{0} can't be read: {1}", fileNameOf(file.uri), sayWhy(error));
    return { stamp: UNKNOWN, parsed: undefined, failure: { reason: "unreachable", message } };
  }
}

/** Goes on with a session that was closed, from what its sidecar says now. */
async function takeUp(session: AnnotationSession, source: ArticleSource, sidecar: Sidecar, hash: string): Promise<AnnotationSession> {
  session.setSource(source);
  await inSlices(session.adopt(sidecar, hash));
  return session;
}

/** Whether the annotations were saved with the article in another encoding; with the same text that makes no difference. */
export function hasOtherEncoding({ encoding }: vscode.TextDocument, { article }: Sidecar): boolean {
  return article.encoding !== undefined && article.encoding !== encoding;
}

/** What can be shown of a sidecar; `undefined` where that is nothing. */
function sidecarOf(parsed: ParsedSidecar | undefined): Sidecar | undefined {
  return parsed?.status === "ok" || parsed?.status === "newer" ? parsed.sidecar : undefined;
}
