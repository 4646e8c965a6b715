/** Knows that a sidecar goes where its article goes: renamed, moved and deleted with it, in the same undoable step. */

import * as vscode from "vscode";
import { isSidecarName } from "../../core/annotations/sidecar/sidecarName";
import type { Logger } from "../../core/ports";
import { decodeText } from "../../core/text/encoding";
import { hashText } from "../../platform/node/hashText";
import { fileNameOf } from "../articleDocument";
import { sidecarsOf } from "../articleFiles";
import { SidecarFile } from "./sidecarFile";
import type { Snapshots } from "./snapshots";
import type { AnnotationStoreApi } from "./store";
import { copyAlong } from "./strays";

export function followFiles(store: AnnotationStoreApi, snapshots: Snapshots, logger: Logger): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(withSidecars(event.files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri })), store, snapshots, logger));
    }),
    // Created by hand files are empty; those with a text are copies, and VS Code doesn't tell of what.
    vscode.workspace.onDidCreateFiles(({ files }) => {
      for (const uri of files) {
        followCopy(uri).catch((error: unknown) => {
          logger.warn(`Annotations could not be copied along with ${uri.toString()}: ${String(error)}`);
        });
      }
    }),
    vscode.workspace.onWillDeleteFiles((event) => {
      event.waitUntil(withSidecars(event.files.map((uri) => ({ from: uri })), store, snapshots, logger));
    }),
  );
}

/** Larger files are no articles that anybody copies by hand. */
const LARGEST_COPY = 8 * 1024 * 1024;

async function followCopy(article: vscode.Uri): Promise<void> {
  if (isSidecarName(fileNameOf(article))) return;
  const { type, size } = await vscode.workspace.fs.stat(article);
  if ((type & vscode.FileType.File) === 0 || size === 0 || size > LARGEST_COPY || (await sidecarsOf(article)).length > 0) return;
  const bytes = await vscode.workspace.fs.readFile(article);
  await copyAlong(article, bytes, hashText(decodeText(bytes).text));
}

interface Move {
  readonly from: vscode.Uri;
  /** Absent where the article is deleted. */
  readonly to?: vscode.Uri;
}

async function withSidecars(moves: readonly Move[], store: AnnotationStoreApi, snapshots: Snapshots, logger: Logger): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moved = new Set(moves.map(({ from }) => from.toString()));
  for (const { from, to } of moves) {
    if (isSidecarName(fileNameOf(from))) continue;
    await store.latest(from)?.flush().catch((error: unknown) => {
      logger.error(`${from.toString()} is moved with annotations that could not be saved; they are kept.`, error);
    });
    for (const sidecar of await sidecarsOf(from)) {
      // Somebody who selects both moves both.
      if (moved.has(sidecar.toString())) continue;
      const file = new SidecarFile(sidecar);
      await snapshots.keep(sidecar.toString(), await countAnnotations(file), (path) => file.copyTo(path), "gone");
      if (to === undefined) edit.deleteFile(sidecar, { ignoreIfNotExists: true });
      else edit.renameFile(sidecar, renamed(sidecar, from, to), { ignoreIfExists: true });
    }
  }
  return edit;
}

/** 0 where that can't be told. */
async function countAnnotations(file: SidecarFile): Promise<number> {
  const { parsed } = await file.read().catch(() => ({ parsed: undefined }));
  return parsed?.status === "ok" || parsed?.status === "newer" ? parsed.sidecar.annotations.length : 0;
}

function renamed(sidecar: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri {
  const rest = fileNameOf(sidecar).slice(fileNameOf(from).length);
  return vscode.Uri.joinPath(to, "..", `${fileNameOf(to)}${rest}`);
}
