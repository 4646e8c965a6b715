/** Knows how an export's files come to the disk: under temporary names first, in place only when all is written. */

import { randomUUID } from "node:crypto";
import { lstat, mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import * as l10n from "@vscode/l10n";
import type { ExportSink } from "../../core/exchange/exportFormat";

interface SinkFile {
  /** Undefined while it is closed between two chunks. */
  handle: FileHandle | undefined;
  readonly temporary: string;
  readonly final: string;
}

/** A system allows a process some hundreds of open files; an export into a folder may write many thousands. */
const mostOpen = 32;

/** Files below one folder. Either `commit` puts all of them in place or `discard` leaves no file behind. */
export class FileSink implements ExportSink {
  readonly #folder: string;
  readonly #files = new Map<string, SinkFile>();
  /** The open ones, the one that was written last at the end. */
  readonly #open = new Set<SinkFile>();

  readonly #replace: boolean;

  /** `replace`: whether files that are there may be replaced; without it, writing one rejects. */
  constructor(folder: string, replace = true) {
    this.#folder = resolve(folder);
    this.#replace = replace;
  }

  async write(file: string, chunk: string | Uint8Array): Promise<void> {
    const known = this.#files.get(file) ?? (await this.#create(file));
    // appendFile writes everything it is given; a single write call may write less.
    await (await this.#reopen(known)).appendFile(chunk);
  }

  /** Puts the files in place, replacing what stands there; gives their absolute paths. */
  async commit(): Promise<string[]> {
    const paths: string[] = [];
    for (const file of this.#files.values()) {
      await this.#close(file);
      await rename(file.temporary, file.final);
      paths.push(file.final);
    }
    this.#files.clear();
    return paths;
  }

  async discard(): Promise<void> {
    for (const file of this.#files.values()) {
      await file.handle?.close();
      await rm(file.temporary, { force: true });
    }
    this.#files.clear();
    this.#open.clear();
  }

  async #create(name: string): Promise<SinkFile> {
    const final = join(this.#folder, name);
    if (!final.startsWith(this.#folder + sep)) throw new Error(`${name} leads out of the folder`);
    if (!this.#replace && (await isThere(final))) throw new Error(l10n.t("{0} is there already.", final));
    await mkdir(dirname(final), { recursive: true });
    const file: SinkFile = { handle: undefined, temporary: join(dirname(final), `.${randomUUID()}.tmp`), final };
    file.handle = await open(file.temporary, "wx");
    this.#files.set(name, file);
    return file;
  }

  async #reopen(file: SinkFile): Promise<FileHandle> {
    const handle = (file.handle ??= await open(file.temporary, "a"));
    this.#open.delete(file);
    this.#open.add(file);
    const [oldest] = this.#open;
    if (this.#open.size > mostOpen && oldest !== undefined) await this.#close(oldest);
    return handle;
  }

  /** Flushed, so that a file which appears under its name is whole. */
  async #close(file: SinkFile): Promise<void> {
    this.#open.delete(file);
    const { handle } = file;
    file.handle = undefined;
    if (handle === undefined) return;
    await handle.sync();
    await handle.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
