/** Knows one run of an export: articles go to the worker one by one, which writes, or gives back, the files. */

import { dirname } from "node:path";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ExportFormat, ExportLayer } from "../../../core/exchange/exportFormat";
import type { SidecarText } from "../../../protocol/engine";
import type { EngineClient } from "../../analysis/engineClient";
import { fileNameOf } from "../../articleDocument";

export interface ExportSource {
  /** Relative to what is exported, with `/`. */
  readonly path: string;
  /** Text that is open, or the file to read. */
  readonly content: string | vscode.Uri;
  readonly sidecars: readonly vscode.Uri[];
}

export interface ExportDone {
  readonly documents: number;
  readonly annotations: number;
  readonly losses: readonly string[];
  readonly files: readonly vscode.Uri[];
}

/** What a reviewer wants to have. */
export interface ExportChoice {
  readonly format: ExportFormat;
  /** What a format of labelled spans is to carry; absent for the others, which carry everything. */
  readonly layers?: readonly ExportLayer[];
}

let lastJob = 0;

export class ExportRun {
  readonly #engine: EngineClient;
  readonly #format: ExportFormat;
  readonly #layers: readonly ExportLayer[] | undefined;
  readonly #target: vscode.Uri;
  readonly #job = ++lastJob;

  constructor(engine: EngineClient, { format, layers }: ExportChoice, target: vscode.Uri) {
    this.#engine = engine;
    this.#format = format;
    this.#layers = layers;
    this.#target = target;
  }

  /** `undefined` when cancelled: nothing is then left behind. */
  async write(
    sources: readonly ExportSource[],
    progress: vscode.Progress<{ increment: number; message: string }>,
    cancel: vscode.CancellationToken,
  ): Promise<ExportDone | undefined> {
    const local = this.#target.scheme === "file";
    await this.#engine.call("exportStart", {
      job: this.#job,
      format: this.#format.id,
      baseName: this.#baseName(),
      ...(this.#layers === undefined ? {} : { layers: this.#layers }),
      ...(local ? { folder: dirname(this.#target.fsPath) } : {}),
    });
    try {
      let done = 0;
      for (const source of sources) {
        if (cancel.isCancellationRequested) break;
        const [content, sidecars] = await Promise.all([readContent(source.content), Promise.all(source.sidecars.map(readSidecar))]);
        await this.#engine.call("exportAdd", { job: this.#job, path: source.path, content, sidecars });
        progress.report({ increment: 100 / sources.length, message: l10n.t("{0} of {1}", ++done, sources.length) });
      }
      if (!cancel.isCancellationRequested) return await this.#finish();
    } catch (error) {
      await this.#cancel();
      throw error;
    }
    await this.#cancel();
    return undefined;
  }

  async #finish(): Promise<ExportDone> {
    const { documents, annotations, losses, written, files } = await this.#engine.call("exportFinish", { job: this.#job });
    const folder = vscode.Uri.joinPath(this.#target, "..");
    const targets = files.map(({ name }) => vscode.Uri.joinPath(folder, name));
    await Promise.all(files.map(({ bytes }, i) => vscode.workspace.fs.writeFile(targets[i] ?? this.#target, bytes)));
    return { documents, annotations, losses, files: [...written.map((path) => this.#target.with({ path: vscode.Uri.file(path).path })), ...targets] };
  }

  async #cancel(): Promise<void> {
    await this.#engine.call("exportCancel", { job: this.#job }).catch(() => undefined);
  }

  #baseName(): string {
    const name = fileNameOf(this.#target);
    const ending = `.${this.#format.extension}`;
    return name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  }
}

async function readContent(content: string | vscode.Uri): Promise<string | Uint8Array> {
  return typeof content === "string" ? content : vscode.workspace.fs.readFile(content);
}

async function readSidecar(uri: vscode.Uri): Promise<SidecarText> {
  return { name: fileNameOf(uri), text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}
