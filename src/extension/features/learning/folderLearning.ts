/** Knows what one folder has taught and is teaching: its names, its model, and how far the training of the next one is. */

import * as vscode from "vscode";
import { writeModelFile, type ModelNotes } from "../../../core/learning/modelNotes";
import type { Logger } from "../../../core/ports";
import type { LearningState, TrainedModel } from "../../../protocol/learning";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import { FolderNames, NAMES_FILE, SWITCHED_OFF_FILE } from "./folderNames";
import type { LearningClient } from "./learningClient";
import { ModelStore, type StoredModel } from "./modelStore";
import { SourceList } from "./readSources";

export interface LearningServices {
  readonly engine: EngineClient;
  readonly analyses: AnalysisService;
  readonly client: LearningClient;
  readonly logger: Logger;
  /** Of the workspace, on this machine. */
  readonly storage: vscode.Uri;
}

export type Phase = "idle" | "reading" | "training" | "measuring";

/** How a run ended; `problem` was told to the log. */
export type Outcome = "learnt" | "nothingNew" | "tooFew" | "cancelled" | "problem";

export interface LearnOptions {
  /** Leaves half of the time to others, and does nothing where nothing is new. */
  readonly gently: boolean;
  readonly cancel: vscode.CancellationToken;
}

export class FolderLearning implements vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  readonly names: FolderNames;
  readonly #services: LearningServices;
  readonly #models: ModelStore;
  readonly #sources: SourceList;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #loaded: Promise<void> | undefined;
  #model: StoredModel | undefined;
  /** Where a folder has never taught anything, the recognisers need not be told so. */
  #taught = false;

  /** Why the model that is kept or chosen is not used, in the user's language. */
  problem: string | undefined;
  phase: Phase = "idle";
  /** 0 to 1, of the present phase. */
  progress = 0;
  /** What there was to learn from when it was last looked at. */
  state: LearningState | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(folder: vscode.WorkspaceFolder, services: LearningServices) {
    this.folder = folder;
    this.#services = services;
    this.names = new FolderNames(folder.uri);
    this.#models = new ModelStore(folder.uri, services.storage);
    this.#sources = new SourceList(folder);
    this.#subscription = this.names.onDidChange(() => void this.#teach());
  }

  /** Every article's address in the folder begins with it. */
  get prefix(): string {
    return `${this.folder.uri.toString().replace(/\/$/u, "")}/`;
  }

  /** Neither model nor list of names grows: for blind work, and for comparing annotators. */
  get frozen(): boolean {
    return vscode.workspace.getConfiguration("zhupi.learning", this.folder.uri).get<unknown>("frozen") === true;
  }

  get notes(): ModelNotes | undefined {
    return this.#model?.notes;
  }

  get hasModel(): boolean {
    return this.#model !== undefined;
  }

  /** The file that the setting names. */
  get chosenModel(): vscode.Uri | undefined {
    return this.#models.chosen;
  }

  /** The model's file as it is in use. */
  get modelFile(): Uint8Array | undefined {
    return this.#model?.bytes;
  }

  /** Lets the recognisers know what the folder has taught before; once. */
  load(): Promise<void> {
    return (this.#loaded ??= this.reload());
  }

  /** Reads the lists and the model again, as the settings say now. */
  async reload(): Promise<void> {
    await this.names.load();
    this.problem = undefined;
    try {
      this.#model = await this.#models.load();
    } catch (error) {
      this.#model = undefined;
      this.problem = error instanceof Error ? error.message : String(error);
    }
    await this.#teach();
  }

  /** The article's annotations have changed since they were read. */
  touch(article: vscode.Uri): void {
    this.#sources.touch(article);
  }

  /** Reads what was decided, trains, and measures. */
  async learn({ gently, cancel }: LearnOptions): Promise<Outcome> {
    const { client, logger } = this.#services;
    const cancelled = cancel.onCancellationRequested(() => {
      client.cancel();
    });
    try {
      await this.#read(gently, cancel);
      if (cancel.isCancellationRequested) return "cancelled";
      const state = await client.call("state", { folder: this.prefix });
      this.state = state;
      if (!state.enough) return "tooFew";
      const known = this.#models.chosen === undefined ? this.notes : undefined;
      if (gently && known?.digest === state.digest && known.validation !== undefined) return "nothingNew";
      this.#enter("training");
      await this.#take(await client.call("train", { folder: this.prefix, gently }));
      this.#enter("measuring");
      await this.#take(await client.call("validate", { folder: this.prefix, gently }));
      return "learnt";
    } catch (error) {
      if (error instanceof StaleError) return "cancelled";
      logger.error(`${this.prefix} could not be learnt from.`, error);
      return "problem";
    } finally {
      cancelled.dispose();
      this.#enter("idle");
    }
  }

  /** Forgets the folder's own model. */
  async forget(): Promise<void> {
    await this.#models.forget();
    await this.reload();
  }

  report(progress: number): void {
    this.progress = progress;
    this.#changed.fire();
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.names, this.#changed).dispose();
  }

  async #read(gently: boolean, cancel: vscode.CancellationToken): Promise<void> {
    this.#enter("reading");
    const { client, logger } = this.#services;
    const files = await this.#sources.list(cancel);
    const { stale } = await client.call("plan", { folder: this.prefix, files: files.map(({ uri, stamp }) => ({ uri, stamp })) });
    const wanted = new Set(stale);
    let done = 0;
    for (const file of files.filter(({ uri }) => wanted.has(uri))) {
      if (cancel.isCancellationRequested) return;
      const began = performance.now();
      try {
        await client.call("read", { folder: this.prefix, source: await this.#sources.read(file) });
      } catch (error) {
        if (error instanceof StaleError) throw error;
        logger.warn(`${file.uri} could not be read for learning: ${String(error)}`);
      }
      this.report(++done / wanted.size);
      if (gently) await new Promise((resume) => setTimeout(resume, performance.now() - began));
    }
  }

  /** Keeps a new model, and uses it unless another was chosen. */
  async #take({ model, notes }: TrainedModel): Promise<void> {
    const bytes = writeModelFile(model, notes);
    await this.#models.save(bytes);
    if (this.#models.chosen !== undefined) return;
    this.#model = { bytes, notes, chosen: undefined };
    this.problem = undefined;
    await this.#teach();
  }

  async #teach(): Promise<void> {
    const { engine, analyses, logger } = this.#services;
    const names = this.names.text(NAMES_FILE);
    const switchedOff = this.names.text(SWITCHED_OFF_FILE);
    const model = this.#model?.bytes;
    this.#changed.fire();
    if (names === "" && switchedOff === "" && model === undefined && !this.#taught) return;
    this.#taught = true;
    try {
      const { problem } = await engine.teach({ folder: this.prefix, names, switchedOff, ...(model === undefined ? {} : { model }) });
      this.problem = problem ?? this.problem;
      analyses.refreshNames(this.prefix);
    } catch (error) {
      if (!(error instanceof StaleError)) logger.error(`What ${this.prefix} has taught could not be used.`, error);
    }
    this.#changed.fire();
  }

  #enter(phase: Phase): void {
    this.phase = phase;
    this.report(0);
  }
}
