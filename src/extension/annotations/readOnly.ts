/** Knows when a sidecar may be looked at and not touched, and how that is said. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { articleNames } from "../../core/annotations/sidecar/sidecarName";
import type { AnchorCounts } from "../../core/annotations/session/session";
import { SIDECAR_LIMIT, type ParsedSidecar } from "../../core/annotations/sidecar/sidecar";
import { fileNameOf } from "../articleDocument";
import type { ReadOnlyState } from "./store";

/** From this share of undecodable characters on, and of lost places, an article was opened in a wrong encoding. */
const GARBLED = 0.005;
const MOSTLY_LOST = 0.5;

/** Whether the sidecar can be put aside for another: it says nothing that this program can show. */
export function isBroken(state: ReadOnlyState | undefined): boolean {
  return state?.reason === "unreadable" || state?.reason === "tooLarge";
}

/** `undefined` where the sidecar may be written; `parsed` is `undefined` where there is none yet. */
export async function readOnlyBecause(parsed: ParsedSidecar | undefined, sidecar: vscode.Uri, article: string): Promise<ReadOnlyState | undefined> {
  const name = fileNameOf(sidecar);
  if (vscode.workspace.fs.isWritableFileSystem(sidecar.scheme) === false || sidecar.scheme === "untitled") {
    return { reason: "noFolder", message: l10n.t("There is no folder here to keep annotations in. Save the article first.") };
  }
  switch (parsed?.status) {
    case undefined:
      return undefined;
    case "unreadable":
      return { reason: "unreadable", message: l10n.t("{0} can't be read ({1}). It is left as it is.", name, parsed.reason) };
    case "newer":
      return { reason: "newer", message: l10n.t("{0} was written by a newer version of Zhupi. Its annotations are shown and can't be changed.", name) };
    case "tooLarge": {
      const limit = (SIDECAR_LIMIT / 1_000_000).toString();
      return { reason: "tooLarge", message: l10n.t("{0} is larger than {1} MB and is not read. It is left as it is.", name, limit) };
    }
    case "ok":
      return (await isOfAnother(parsed.sidecar.article.name, sidecar, article))
        ? { reason: "otherArticle", message: l10n.t("{0} belongs to the article {1}.", name, parsed.sidecar.article.name) }
        : undefined;
  }
}

/**
 * Saving lost places in a text that was decoded wrongly would spoil annotations that are fine. UTF-8 read as GB18030
 * gives other Chinese characters and hardly one that can't be decoded: there only the encoding's name tells.
 */
export function isGarbled(text: string, { anchored, needsReview, orphan }: AnchorCounts, otherEncoding: boolean): boolean {
  const total = anchored + needsReview + orphan;
  if (total === 0 || orphan / total < MOSTLY_LOST) return false;
  if (otherEncoding) return true;
  let undecodable = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) undecodable++;
  return undecodable / text.length > GARBLED;
}

export function garbledState(): ReadOnlyState {
  return {
    reason: "encoding",
    message: l10n.t("This article seems to be open in a wrong encoding, so its annotations have lost their places. Reopen it with the right one."),
  };
}

/** `a.md.li.zhupi.json` can be li's annotations of `a.md` or everybody's of `a.md.li`: the sidecar itself says which. */
async function isOfAnother(named: string, sidecar: vscode.Uri, article: string): Promise<boolean> {
  if (named === article || !articleNames(fileNameOf(sidecar)).includes(named)) return false;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(sidecar, "..", named));
    return true;
  } catch {
    return false;
  }
}
