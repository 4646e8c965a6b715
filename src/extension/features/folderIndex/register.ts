/** Knows how the folder index is kept up to date: filled in the background after the first article, then on change. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { IndexFile } from "../../../protocol/engine";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import { ARTICLE_GLOB, findArticleFile, listArticleFiles } from "../../articleFiles";
import { isNotFound } from "../../notFound";
import { Quiet } from "./quiet";

/** So many files are asked for their size and date at once. */
const STAT_BATCH = 64;
/** So many files are planned at once: a message with all of a large folder would hold this thread for more than a frame. */
const PLAN_BATCH = 512;
/** More files than this are worth a notification that can be cancelled; fewer pass in the status bar. */
const MANY_FILES = 300;
/** When more files have changed at once, the folder is listed anew. */
const MOST_CHANGES = 32;
const CHANGE_PAUSE_MILLISECONDS = 500;
/** While the words of one article are cut in their process, or its file is read, names are found in another. */
const AT_ONCE = 2;

/** The folder's articles as the worker keeps them. */
export interface FolderIndex {
  /** Fires when articles were added to the index or have changed in it. */
  readonly onDidFill: vscode.Event<void>;
  dispose(): void;
}

export function registerFolderIndex(engine: EngineClient, analyses: AnalysisService, logger: Logger): FolderIndex {
  const filler = new IndexFiller(engine, logger);
  const watcher = vscode.workspace.createFileSystemWatcher(ARTICLE_GLOB);
  const start = analyses.onDidAnalyze(({ complete }) => {
    if (!complete) return;
    start.dispose();
    filler.refresh();
  });
  const refresh = (): void => {
    filler.refreshSoon();
  };
  const update = (uri: vscode.Uri): void => {
    filler.updateSoon(uri);
  };
  const disposable = vscode.Disposable.from(
    filler,
    start,
    watcher,
    watcher.onDidChange(update),
    watcher.onDidCreate(update),
    watcher.onDidDelete(update),
    // Whole folders may have gone or come, of whose files the watcher says nothing.
    vscode.workspace.onDidDeleteFiles(refresh),
    vscode.workspace.onDidRenameFiles(refresh),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    vscode.commands.registerCommand("zhupi.refreshIndex", () => filler.refresh()),
  );
  return {
    onDidFill: filler.onDidFill,
    dispose: () => {
      disposable.dispose();
    },
  };
}

class IndexFiller implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #logger: Logger;
  readonly #quiet = new Quiet();
  #started = false;
  #running: vscode.CancellationTokenSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** What has changed since the last run; all of it where nobody can say. */
  readonly #changed = new Map<string, vscode.Uri>();
  #everything = false;
  readonly #filled = new vscode.EventEmitter<void>();
  readonly onDidFill = this.#filled.event;

  constructor(engine: EngineClient, logger: Logger) {
    this.#engine = engine;
    this.#logger = logger;
  }

  /** Before the first article nothing is indexed, so nothing need be refreshed either. */
  refreshSoon(): void {
    this.#everything = true;
    this.#wakeSoon();
  }

  /** A file was written, made or deleted. */
  updateSoon(uri: vscode.Uri): void {
    this.#changed.set(uri.toString(), uri);
    this.#wakeSoon();
  }

  #wakeSoon(): void {
    if (!this.#started) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#everything || this.#running !== undefined || this.#changed.size > MOST_CHANGES) this.refresh();
      else this.#run((source) => this.#update(source, this.#takeChanged()));
    }, CHANGE_PAUSE_MILLISECONDS);
  }

  #takeChanged(): readonly vscode.Uri[] {
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    return changed;
  }

  refresh(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0 || !vscode.workspace.getConfiguration("zhupi").get<boolean>("index.enabled", true)) return;
    this.#started = true;
    this.#everything = false;
    this.#changed.clear();
    this.#run((source) => this.#fill(source));
  }

  /** One at a time: the next one takes over from a run that is under way. */
  #run(work: (source: vscode.CancellationTokenSource) => Promise<void>): void {
    this.#running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    work(source)
      .catch((error: unknown) => {
        if (!(error instanceof StaleError)) this.#logger.error("The folder index could not be filled.", error);
      })
      .finally(() => {
        if (this.#running === source) this.#running = undefined;
      });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#quiet.dispose();
    this.#filled.dispose();
  }

  /** The whole folder. */
  async #fill(source: vscode.CancellationTokenSource): Promise<void> {
    const uris = await listArticleFiles(undefined, source.token);
    const todo: IndexFile[] = [];
    for (let i = 0; i === 0 || i < uris.length; i += PLAN_BATCH) {
      const files = await stampAll(uris.slice(i, i + PLAN_BATCH));
      if (source.token.isCancellationRequested) return;
      const listing = { first: i === 0, last: i + PLAN_BATCH >= uris.length };
      todo.push(...onlyStale(files, (await this.#engine.call("indexPlan", { files, listing })).stale));
    }
    if (todo.length > 0) await this.#addAll(todo, source);
    this.#logger.info(`Indexed ${todo.length.toString()} of ${uris.length.toString()} files.`);
  }

  /** A few files, each asked for by its name, so that what settings exclude stays out. */
  async #update(source: vscode.CancellationTokenSource, changed: readonly vscode.Uri[]): Promise<void> {
    const present = (await Promise.all(changed.map((uri) => findArticleFile(uri, source.token)))).flat();
    const files = await stampAll(present);
    const known = new Set(files.map(({ uri }) => uri));
    const gone = changed.map((uri) => uri.toString()).filter((uri) => !known.has(uri));
    // What is cut short here is made up for by whoever cut it short: it lists everything.
    if (source.token.isCancellationRequested) return;
    if (gone.length > 0) await this.#engine.call("indexRemove", { uris: gone });
    const todo = onlyStale(files, (await this.#engine.call("indexPlan", { files })).stale);
    if (todo.length > 0) await this.#addAll(todo, source);
    else if (gone.length > 0) this.#filled.fire();
    this.#logger.info(`Indexed ${todo.length.toString()} changed files, forgot ${gone.length.toString()}.`);
  }

  async #addAll(todo: readonly IndexFile[], source: vscode.CancellationTokenSource): Promise<void> {
    const location = todo.length > MANY_FILES ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
    await vscode.window.withProgress({ location, title: l10n.t("Zhupi: indexing articles"), cancellable: true }, async (progress, cancel) => {
      cancel.onCancellationRequested(() => {
        source.cancel();
      });
      let done = 0;
      const files = todo.values();
      const addNext = async (): Promise<void> => {
        for (const file of files) {
          await this.#quiet.wait();
          if (source.token.isCancellationRequested) return;
          await this.#add(file, source);
          progress.report({ increment: 100 / todo.length, message: `${(++done).toString()}/${todo.length.toString()}` });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, addNext));
      await this.#engine.call("indexSave", undefined);
    });
    this.#filled.fire();
  }

  async #add(file: IndexFile, source: vscode.CancellationTokenSource): Promise<void> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(file.uri, true));
      if (!source.token.isCancellationRequested) await this.#engine.call("indexAdd", { ...file, bytes });
    } catch (error) {
      if (error instanceof StaleError) {
        source.cancel();
        throw error;
      }
      // It was deleted while it waited; the index hears of that otherwise.
      if (isNotFound(error)) return;
      this.#logger.warn(`${file.uri} could not be indexed: ${String(error)}`);
    }
  }
}

function onlyStale(files: readonly IndexFile[], stale: readonly string[]): IndexFile[] {
  const wanted = new Set(stale);
  return files.filter(({ uri }) => wanted.has(uri));
}

async function stampAll(uris: readonly vscode.Uri[]): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  for (let i = 0; i < uris.length; i += STAT_BATCH) {
    const batch = uris.slice(i, i + STAT_BATCH).map(async (uri): Promise<IndexFile[]> => {
      try {
        const { mtime, size } = await vscode.workspace.fs.stat(uri);
        return [{ uri: uri.toString(), stamp: { modified: mtime, size } }];
      } catch {
        return []; // It has gone since it was listed.
      }
    });
    files.push(...(await Promise.all(batch)).flat());
  }
  return files;
}
