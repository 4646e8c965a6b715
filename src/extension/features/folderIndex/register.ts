/** Knows how the folder index is kept up to date: filled in the background after the first article, then on change. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { IndexFile } from "../../../protocol/engine";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import { ARTICLE_GLOB, listArticleFiles } from "../../articleFiles";

/** So many files are asked for their size and date at once. */
const STAT_BATCH = 64;
/** More files than this are worth a notification that can be cancelled; fewer pass in the status bar. */
const MANY_FILES = 300;
const CHANGE_PAUSE_MILLISECONDS = 500;

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
  const disposable = vscode.Disposable.from(
    filler,
    start,
    watcher,
    watcher.onDidChange(refresh),
    watcher.onDidCreate(refresh),
    watcher.onDidDelete(refresh),
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
  #started = false;
  #running: vscode.CancellationTokenSource | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #filled = new vscode.EventEmitter<void>();
  readonly onDidFill = this.#filled.event;

  constructor(engine: EngineClient, logger: Logger) {
    this.#engine = engine;
    this.#logger = logger;
  }

  /** Before the first article nothing is indexed, so nothing need be refreshed either. */
  refreshSoon(): void {
    if (!this.#started) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh();
    }, CHANGE_PAUSE_MILLISECONDS);
  }

  refresh(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0 || !vscode.workspace.getConfiguration("zhupi").get<boolean>("index.enabled", true)) return;
    this.#started = true;
    this.#running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    this.#fill(source).catch((error: unknown) => {
      if (!(error instanceof StaleError)) this.#logger.error("The folder index could not be filled.", error);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#filled.dispose();
  }

  async #fill(source: vscode.CancellationTokenSource): Promise<void> {
    const files = await stampAll(await listArticleFiles(undefined, source.token));
    if (source.token.isCancellationRequested) return;
    const { stale } = await this.#engine.call("indexPlan", { files });
    if (stale.length === 0) return;
    const wanted = new Set(stale);
    const todo = files.filter(({ uri }) => wanted.has(uri));
    const location = todo.length > MANY_FILES ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
    await vscode.window.withProgress({ location, title: l10n.t("Zhupi: indexing articles"), cancellable: true }, async (progress, cancel) => {
      let done = 0;
      for (const file of todo) {
        if (cancel.isCancellationRequested || source.token.isCancellationRequested) break;
        await this.#add(file);
        progress.report({ increment: 100 / todo.length, message: `${(++done).toString()}/${todo.length.toString()}` });
      }
      await this.#engine.call("indexSave", undefined);
    });
    this.#filled.fire();
    this.#logger.info(`Indexed ${todo.length.toString()} of ${files.length.toString()} files.`);
  }

  async #add(file: IndexFile): Promise<void> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(file.uri, true));
      await this.#engine.call("indexAdd", { ...file, bytes });
    } catch (error) {
      if (error instanceof StaleError) throw error;
      this.#logger.warn(`${file.uri} could not be indexed: ${String(error)}`);
    }
  }
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
