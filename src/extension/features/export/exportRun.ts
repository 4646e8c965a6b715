/** Knows one run of an export: articles go to the worker one by one, which writes, or gives back, the files. */

import { dirname } from "node:path";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ExportFormat, ExportLayer } from "../../../core/exchange/exportFormat";
import type { ExportParams } from "../../../protocol/engine";
import type { EngineClient } from "../../analysis/engineClient";
import { fileNameOf } from "../../articleDocument";
import { readSidecars } from "../../articleFiles";

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
  /** Files that were no articles, in words. */
  readonly passed: readonly string[];
  readonly files: readonly vscode.Uri[];
}

/** What a reviewer wants to have. */
export interface ExportChoice {
  readonly format: ExportFormat;
  /** What a format of labelled spans is to carry; absent for the others, which carry everything. */
  readonly layers?: readonly ExportLayer[];
}

/** What the files of an export to `target` are called, or begin with. */
export function baseNameOf({ extension }: ExportFormat, target: vscode.Uri): string {
  const name = fileNameOf(target);
  const ending = `.${extension}`;
  return name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
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
      baseName: baseNameOf(this.#format, this.#target),
      ...(this.#layers === undefined ? {} : { layers: this.#layers }),
      ...(local ? { folder: dirname(this.#target.fsPath) } : {}),
    });
    try {
      let done = 0;
      const unread: string[] = [];
      const others: string[] = [];
      for await (const { source, read } of readAhead(sources)) {
        if (cancel.isCancellationRequested) break;
        if (read === undefined) unread.push(source.path);
        else if (!(await this.#engine.call("exportAdd", { job: this.#job, path: source.path, ...read }))) others.push(source.path);
        progress.report({ increment: 100 / sources.length, message: l10n.t("{0} of {1}", ++done, sources.length) });
      }
      if (!cancel.isCancellationRequested) {
        // Without an article nothing is written, not even the head of a table.
        const isEmpty = unread.length + others.length === sources.length;
        const finished = isEmpty ? await this.#nothing() : await this.#finish();
        const losses = unread.length === 0 ? [] : [l10n.t("Left out, since they can't be read: {0}.", nameSome(unread))];
        const passed = others.length === 0 ? [] : [l10n.t("Left out, since they don't look like articles: {0}.", nameSome(others))];
        return { ...finished, losses: [...losses, ...finished.losses], passed };
      }
    } catch (error) {
      await this.#cancel();
      throw error;
    }
    await this.#cancel();
    return undefined;
  }

  async #finish(): Promise<Omit<ExportDone, "passed">> {
    const { documents, annotations, losses, written, files } = await this.#engine.call("exportFinish", { job: this.#job });
    const folder = vscode.Uri.joinPath(this.#target, "..");
    const targets = files.map(({ name }) => vscode.Uri.joinPath(folder, name));
    await Promise.all(files.map(({ bytes }, i) => vscode.workspace.fs.writeFile(targets[i] ?? this.#target, bytes)));
    return { documents, annotations, losses, files: [...written.map((path) => this.#target.with({ path: vscode.Uri.file(path).path })), ...targets] };
  }

  async #nothing(): Promise<Omit<ExportDone, "passed">> {
    await this.#cancel();
    return { documents: 0, annotations: 0, losses: [], files: [] };
  }

  async #cancel(): Promise<void> {
    await this.#engine.call("exportCancel", { job: this.#job }).catch(() => undefined);
  }
}

type SourceText = Pick<ExportParams, "content" | "sidecars">;

/** Each source with its text; the next one is read while one is exported. */
async function* readAhead(sources: readonly ExportSource[]): AsyncGenerator<{ source: ExportSource; read: SourceText | undefined }> {
  let next: Promise<SourceText | undefined> | undefined;
  for (const [index, source] of sources.entries()) {
    const read = await (next ?? readSource(source));
    const following = sources[index + 1];
    next = following === undefined ? undefined : readSource(following);
    yield { source, read };
  }
}

/** `undefined` where the article or any of its annotations can't be read: half of them would pass for all. */
async function readSource({ content, sidecars }: ExportSource): Promise<SourceText | undefined> {
  try {
    return {
      content: typeof content === "string" ? content : await vscode.workspace.fs.readFile(content),
      sidecars: await readSidecars(sidecars),
    };
  } catch {
    return undefined;
  }
}

const MOST_NAMED = 3;

function nameSome(paths: readonly string[]): string {
  const named = paths.slice(0, MOST_NAMED).join(l10n.t(", "));
  const more = paths.length - MOST_NAMED;
  return more > 0 ? l10n.t("{0} and {1} more", named, more) : named;
}
