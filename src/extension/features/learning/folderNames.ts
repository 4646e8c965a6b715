/** Knows a folder's own lists of names, in its `.zhupi` folder: reads them, changes them by a line, and hears of changes from elsewhere. */

import * as vscode from "vscode";
import { writeFileAtomic } from "../../../platform/node/atomicFile";

/** The names that a folder has collected, in the format of the built-in tables. */
export const NAMES_FILE = ".zhupi/gazetteer.tsv";
/** The names that are never suggested there. */
export const SWITCHED_OFF_FILE = ".zhupi/switched-off.tsv";
/** Larger lists are not read, in bytes. */
const LARGEST_LIST = 8_000_000;
const CHANGE_PAUSE_MILLISECONDS = 200;

type ListName = typeof NAMES_FILE | typeof SWITCHED_OFF_FILE;

export class FolderNames implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #texts = new Map<ListName, string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #loaded: Promise<void> | undefined;
  #work: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  /** Fires when a list says something else than before, whoever has changed it. */
  readonly onDidChange = this.#changed.event;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, ".zhupi/*.tsv"));
    const reload = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#reload(), CHANGE_PAUSE_MILLISECONDS);
    };
    this.#subscriptions = vscode.Disposable.from(this.#changed, watcher, watcher.onDidChange(reload), watcher.onDidCreate(reload), watcher.onDidDelete(reload));
  }

  /** Resolves when the lists have been read once. */
  load(): Promise<void> {
    return (this.#loaded ??= this.#read().then(() => undefined));
  }

  /** Empty where there is no list. */
  text(list: ListName): string {
    return this.#texts.get(list) ?? "";
  }

  /** Whether somebody has begun a list of names here. */
  get hasNames(): boolean {
    return this.#texts.has(NAMES_FILE);
  }

  /** Changes a list as it lies on disk now; one change after the other. Rejects where it can't be written. */
  edit(list: ListName, change: (text: string) => string): Promise<void> {
    const edited = this.#work.then(async () => {
      const before = await this.#readList(list);
      const after = change(before ?? "");
      if (after === (before ?? "")) return;
      await this.#write(list, after);
      this.#texts.set(list, after);
      this.#changed.fire();
    });
    this.#work = edited.catch(() => undefined);
    return edited;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #reload(): Promise<void> {
    await this.#work;
    if (await this.#read()) this.#changed.fire();
  }

  /** Resolves to whether anything is new. */
  async #read(): Promise<boolean> {
    let changed = false;
    for (const list of [NAMES_FILE, SWITCHED_OFF_FILE] as const) {
      const text = await this.#readList(list);
      if (text === this.#texts.get(list)) continue;
      changed = true;
      if (text === undefined) this.#texts.delete(list);
      else this.#texts.set(list, text);
    }
    return changed;
  }

  async #readList(list: ListName): Promise<string | undefined> {
    const uri = vscode.Uri.joinPath(this.#folder, list);
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      return size > LARGEST_LIST ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined; // There is none.
    }
  }

  async #write(list: ListName, text: string): Promise<void> {
    const uri = vscode.Uri.joinPath(this.#folder, list);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
    if (uri.scheme === "file") await writeFileAtomic(uri.fsPath, [text]);
    else await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
}
