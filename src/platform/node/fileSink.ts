/** Knows how an export's files come to the disk: under temporary names first, in place only when all is written. */

import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { ExportSink } from "../../core/exchange/exportFormat";

interface OpenFile {
  readonly handle: FileHandle;
  readonly temporary: string;
  readonly final: string;
}

/** Files below one folder. Either `commit` puts all of them in place or `discard` leaves nothing behind. */
export class FileSink implements ExportSink {
  readonly #folder: string;
  readonly #files = new Map<string, OpenFile>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async write(file: string, chunk: string | Uint8Array): Promise<void> {
    const known = this.#files.get(file) ?? (await this.#open(file));
    // appendFile writes everything it is given; a single write call may write less.
    await known.handle.appendFile(chunk);
  }

  /** Puts the files in place, replacing what stands there; gives their absolute paths. */
  async commit(): Promise<string[]> {
    const paths: string[] = [];
    for (const { handle, temporary, final } of this.#files.values()) {
      await handle.sync();
      await handle.close();
      await rename(temporary, final);
      paths.push(final);
    }
    this.#files.clear();
    return paths;
  }

  async discard(): Promise<void> {
    for (const { handle, temporary } of this.#files.values()) {
      await handle.close();
      await rm(temporary, { force: true });
    }
    this.#files.clear();
  }

  async #open(file: string): Promise<OpenFile> {
    const final = join(this.#folder, file);
    if (!final.startsWith(this.#folder + sep)) throw new Error(`${file} leads out of the folder`);
    await mkdir(dirname(final), { recursive: true });
    const temporary = `${final}.${randomUUID()}.tmp`;
    const opened = { handle: await open(temporary, "wx"), temporary, final };
    this.#files.set(file, opened);
    return opened;
  }
}
