/** Knows the open folders that learn, and lets one of them train at a time. */

import * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { LearningData } from "../../../protocol/learning";
import type { AnalysisService } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { Places } from "../../places";
import { LearningClient } from "./learningClient";
import { FolderLearning, type LearningServices, type Outcome } from "./folderLearning";
import { MODEL_SETTING } from "./modelStore";

export interface LearningParts {
  readonly engine: EngineClient;
  readonly analyses: AnalysisService;
  readonly annotations: AnnotationStore;
  readonly places: Places;
  readonly logger: Logger;
  /** The learning worker's built entry, and what it is started with. */
  readonly entry: string;
  readonly data: LearningData;
}

/** After the last decision. */
const LEARN_PAUSE_MILLISECONDS = 5000;
/** Learning in the background takes this share of the time at most. */
const BACKGROUND_SHARE = 0.2;

export class LearningFoldersInEditor implements vscode.Disposable {
  readonly #services: LearningServices | undefined;
  readonly #folders = new Map<string, FolderLearning>();
  readonly #timers = new Map<FolderLearning, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #running: FolderLearning | undefined;
  #cancel: vscode.CancellationTokenSource | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #notBefore = 0;

  readonly onDidChange = this.#changed.event;

  constructor({ storageUri }: vscode.ExtensionContext, { engine, analyses, logger, entry, data }: LearningParts) {
    const client = new LearningClient({
      entry,
      data,
      logger,
      segment: (text) => engine.segment(text),
      onProgress: (progress) => this.#running?.report(progress),
    });
    this.#services = storageUri === undefined ? undefined : { engine, analyses, client, logger, storage: storageUri };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      { dispose: () => client.dispose() },
      vscode.workspace.onDidChangeConfiguration((event) => {
        this.#configured(event);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const folder of removed) this.#forget(folder);
      }),
    );
  }

  /** The folder that an article lies in; `undefined` outside of every open one. */
  find(uri: vscode.Uri): FolderLearning | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder === undefined ? undefined : this.#open(folder);
  }

  /** That of the active editor, or the only one. */
  active(): FolderLearning | undefined {
    const document = vscode.window.activeTextEditor?.document;
    const here = document === undefined ? undefined : this.find(document.uri);
    const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
    return here ?? (only === undefined || more.length > 0 ? undefined : this.#open(only));
  }

  /** In the background, when the deciding has paused. */
  learnSoon(learning: FolderLearning, save: () => Promise<void>): void {
    clearTimeout(this.#timers.get(learning));
    if (learning.frozen || learning.chosenModel !== undefined || !isWanted(learning)) return;
    const pause = Math.max(LEARN_PAUSE_MILLISECONDS, this.#notBefore - Date.now());
    this.#timers.set(
      learning,
      setTimeout(() => {
        this.#timers.delete(learning);
        void this.#learnGently(learning, save);
      }, pause),
    );
  }

  /** At once; what runs in the background gives way. */
  learnNow(learning: FolderLearning, cancel: vscode.CancellationToken): Promise<Outcome> {
    this.#cancel?.cancel();
    return this.#run(learning, () => learning.learn({ gently: false, cancel }));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#cancel?.cancel();
    for (const learning of this.#folders.values()) learning.dispose();
    this.#subscriptions.dispose();
  }

  async #learnGently(learning: FolderLearning, save: () => Promise<void>): Promise<void> {
    await save().catch(() => undefined);
    const source = new vscode.CancellationTokenSource();
    this.#cancel = source;
    const began = Date.now();
    await this.#run(learning, () => (learning.frozen ? Promise.resolve<Outcome>("cancelled") : learning.learn({ gently: true, cancel: source.token })));
    this.#notBefore = Date.now() + (Date.now() - began) * (1 / BACKGROUND_SHARE - 1);
    source.dispose();
  }

  #run(learning: FolderLearning, work: () => Promise<Outcome>): Promise<Outcome> {
    const run = this.#last.then(async () => {
      this.#running = learning;
      try {
        return await work();
      } finally {
        this.#running = undefined;
      }
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  #open(folder: vscode.WorkspaceFolder): FolderLearning | undefined {
    const key = folder.uri.toString();
    const known = this.#folders.get(key);
    if (known !== undefined || this.#services === undefined) return known;
    const learning = new FolderLearning(folder, this.#services);
    learning.onDidChange(() => {
      this.#changed.fire();
    });
    this.#folders.set(key, learning);
    return learning;
  }

  #forget({ uri }: vscode.WorkspaceFolder): void {
    this.#folders.get(uri.toString())?.dispose();
    this.#folders.delete(uri.toString());
  }

  #configured(event: vscode.ConfigurationChangeEvent): void {
    for (const learning of this.#folders.values()) {
      if (event.affectsConfiguration(MODEL_SETTING, learning.folder.uri)) void learning.reload();
      if (event.affectsConfiguration("zhupi.learning.frozen", learning.folder.uri) && learning.frozen) this.#cancel?.cancel();
    }
    if (event.affectsConfiguration("zhupi.learning")) this.#changed.fire();
  }
}

function isWanted({ folder }: FolderLearning): boolean {
  return vscode.workspace.getConfiguration("zhupi.learning", folder.uri).get<unknown>("background") !== false;
}
