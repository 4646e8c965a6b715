/** Knows how one sidecar is read and written, on the local disk with all guarantees, elsewhere with the file system's own. */

import type { Stats } from "node:fs";
import { copyFile, open, rename, stat, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { SidecarReader } from "../../core/annotations/sidecar/readSidecar";
import { SIDECAR_LIMIT, type ParsedSidecar, type Sidecar } from "../../core/annotations/sidecar/sidecar";
import { writePieces } from "../../core/annotations/sidecar/writeSidecar";
import { removeLeftovers, writeFileAtomic } from "../../platform/node/atomicFile";
import { withFileLock } from "../../platform/node/fileLock";
import { isNotFound } from "../notFound";
import { pauseInSlices } from "./slices";

/** Tells one state of a file from another without reading it: a save gives the file a new one. */
export type Stamp = string;

/** A file that is not there. */
export const ABSENT: Stamp = "absent";
/** A file of which the system says nothing. */
export const UNKNOWN: Stamp = "unknown";

export interface ReadResult {
  readonly stamp: Stamp;
  /** `undefined` where there is no file. */
  readonly parsed: ParsedSidecar | undefined;
}

/** The version that a sidecar was brought up from; `undefined` where it is of the present one, or nothing is known. */
export function olderOf(parsed: ParsedSidecar | undefined): number | undefined {
  return parsed?.status === "ok" ? parsed.older : undefined;
}

const PIECE_BYTES = 1 << 16;
/** How long another program may need to write a file that it has emptied, in milliseconds. */
const SETTLING = 300;

/**
 * One sidecar. On the `file` scheme a save is atomic and lasts through a crash, and other programs that save the same
 * sidecar with Zhupi take turns with it. On other file systems `vscode.workspace.fs` writes: whole files, with no
 * promise about crashes, and a change made by another program in the same moment may only be seen after it.
 */
export class SidecarFile {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  get #isLocal(): boolean {
    return this.uri.scheme === "file";
  }

  /** Rejects where the file is there and can't be read (no right, no network). */
  async read(): Promise<ReadResult> {
    const stats = await this.#stat();
    if (stats === undefined) return { stamp: ABSENT, parsed: undefined };
    const { stamp, size } = stats;
    if (size > SIDECAR_LIMIT) return { stamp, parsed: { status: "tooLarge", length: size, limit: SIDECAR_LIMIT } };
    if (this.#isLocal) return readInPieces(this.uri.fsPath);
    return { stamp, parsed: await parseBytes(await vscode.workspace.fs.readFile(this.uri)) };
  }

  /**
   * As {@link read}, but where the file is gone or can't be understood, it is looked at again a moment later: `git checkout`
   * takes a file away before it writes it anew, and many programs empty one before they fill it.
   */
  async readSettled(): Promise<ReadResult> {
    const first = await this.read();
    if (first.parsed !== undefined && first.parsed.status !== "unreadable") return first;
    await delay(SETTLING);
    return this.read();
  }

  /** Takes away what a program that was killed has left beside the file. */
  async tidy(): Promise<void> {
    if (this.#isLocal) await removeLeftovers(this.uri.fsPath);
  }

  async stamp(): Promise<Stamp> {
    return (await this.#stat())?.stamp ?? ABSENT;
  }

  /** Runs `work` while no other window saves this sidecar. */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#isLocal ? withFileLock(this.uri.fsPath, work) : work();
  }

  async write(sidecar: Sidecar): Promise<Stamp> {
    // Asked of the path afterwards, it could be that of what `git checkout` has put there meanwhile.
    if (this.#isLocal) return stampOf(await writeFileAtomic(this.uri.fsPath, writePieces(sidecar), { pause: pauseInSlices() }));
    const pieces = [...writePieces(sidecar)].map((piece) => Buffer.from(piece, "utf8"));
    await vscode.workspace.fs.writeFile(this.uri, Buffer.concat(pieces));
    return this.stamp();
  }

  /** Copies the file's bytes to a path on the local disk. */
  async copyTo(path: string): Promise<void> {
    if (this.#isLocal) await copyFile(this.uri.fsPath, path);
    else await writeFile(path, await vscode.workspace.fs.readFile(this.uri));
  }

  /** Copies the file to another name in its folder, where nothing has that name. */
  async copyBeside(name: string): Promise<void> {
    await vscode.workspace.fs.copy(this.uri, vscode.Uri.joinPath(this.uri, "..", name), { overwrite: false });
  }

  /** Gives the file another name in its folder. */
  async moveAside(name: string): Promise<vscode.Uri> {
    const target = vscode.Uri.joinPath(this.uri, "..", name);
    if (this.#isLocal) await rename(this.uri.fsPath, target.fsPath);
    else await vscode.workspace.fs.rename(this.uri, target);
    return target;
  }

  async #stat(): Promise<{ stamp: Stamp; size: number } | undefined> {
    try {
      if (this.#isLocal) {
        const stats = await stat(this.uri.fsPath);
        return { stamp: stampOf(stats), size: stats.size };
      }
      const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
      return { stamp: `${mtime.toString()} ${size.toString()}`, size };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}

function stampOf({ mtimeMs, size, ino }: Stats): Stamp {
  return `${mtimeMs.toString()} ${size.toString()} ${ino.toString()}`;
}

async function readInPieces(path: string): Promise<ReadResult> {
  const handle = await open(path, "r");
  try {
    // Of the open file: another may have taken its name meanwhile.
    const stats = await handle.stat();
    const parser = new PieceParser();
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    const pause = pauseInSlices();
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return { stamp: stampOf(stats), parsed: parser.finish() };
      parser.push(buffer.subarray(0, bytesRead));
      await pause();
    }
  } finally {
    await handle.close();
  }
}

async function parseBytes(bytes: Uint8Array): Promise<ParsedSidecar> {
  const parser = new PieceParser();
  const pause = pauseInSlices();
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    parser.push(bytes.subarray(at, at + PIECE_BYTES));
    await pause();
  }
  return parser.finish();
}

class PieceParser {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #reader = new SidecarReader();
  #undecodable = false;

  push(bytes: Uint8Array): void {
    this.#take(() => this.#decoder.decode(bytes, { stream: true }));
  }

  finish(): ParsedSidecar {
    this.#take(() => this.#decoder.decode());
    return this.#undecodable ? { status: "unreadable", reason: l10n.t("not UTF-8") } : this.#reader.finish();
  }

  #take(decode: () => string): void {
    if (this.#undecodable) return;
    let text: string;
    try {
      text = decode();
    } catch {
      this.#undecodable = true;
      return;
    }
    this.#reader.push(text);
  }
}
