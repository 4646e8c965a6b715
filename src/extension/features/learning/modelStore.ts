/** Knows where a folder's model is kept: in the storage of this machine, or in a file that a setting names. */

import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { type ModelNotes, splitModelFile } from "../../../core/learning/modelNotes";

export const MODEL_SETTING = "zhupi.learning.model";
export const MODEL_EXTENSION = "zhupi-model";
/** Larger files are not read, in bytes. */
const LARGEST_FILE = 16_000_000;

/** A model's file as it was read; what is in it is not trusted before a worker has read it. */
export interface StoredModel {
  readonly bytes: Uint8Array;
  readonly notes: ModelNotes | undefined;
  /** Set where the setting names it. */
  readonly chosen: vscode.Uri | undefined;
}

export class ModelStore {
  readonly #folder: vscode.Uri;
  readonly #storage: vscode.Uri;

  /** `storage` is the workspace's; a folder's own model lies in it under the hash of the folder's address. */
  constructor(folder: vscode.Uri, storage: vscode.Uri) {
    this.#folder = folder;
    const name = createHash("sha256").update(folder.toString()).digest("hex").slice(0, 16);
    this.#storage = vscode.Uri.joinPath(storage, "learning", `${name}.${MODEL_EXTENSION}`);
  }

  /** The file that the setting names; `undefined` where it names none. */
  get chosen(): vscode.Uri | undefined {
    const path = vscode.workspace.getConfiguration(undefined, this.#folder).get<unknown>(MODEL_SETTING);
    if (typeof path !== "string" || path.trim() === "") return undefined;
    return isAbsolute(path) ? this.#folder.with({ path: vscode.Uri.file(path).path }) : vscode.Uri.joinPath(this.#folder, path);
  }

  /** `undefined` where there is no model yet. Throws, for the user, where the one that the setting names can't be had. */
  async load(): Promise<StoredModel | undefined> {
    const { chosen } = this;
    if (chosen !== undefined) return { ...(await readModel(chosen)), chosen };
    try {
      return { ...(await readModel(this.#storage)), chosen: undefined };
    } catch {
      return undefined;
    }
  }

  async save(file: Uint8Array): Promise<void> {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(this.#storage, ".."));
    await vscode.workspace.fs.writeFile(this.#storage, file);
  }

  async forget(): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#storage);
    } catch {
      // There was none.
    }
  }
}

async function readModel(uri: vscode.Uri): Promise<{ bytes: Uint8Array; notes: ModelNotes | undefined }> {
  let size: number;
  try {
    const stat = await vscode.workspace.fs.stat(uri);
    if ((stat.type & vscode.FileType.File) === 0) throw new Error(uri.path);
    ({ size } = stat);
  } catch {
    throw new Error(l10n.t("The model {0} can't be found.", uri.path));
  }
  if (size > LARGEST_FILE) throw new Error(l10n.t("The model is too large: {0} MB; at most {1} MB are read.", (size / 1e6).toFixed(1), LARGEST_FILE / 1e6));
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { bytes, notes: splitModelFile(bytes).notes };
}
