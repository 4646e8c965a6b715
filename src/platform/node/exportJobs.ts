/** Knows the exports under way in the worker: documents come one by one, files or bytes come out. */

import * as l10n from "@vscode/l10n";
import { analyzeArticle } from "../../core/analysis/analyze";
import { looksLikeArticle } from "../../core/article/detectArticle";
import { parseArticle } from "../../core/article/parseArticle";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import type { ExportSink, ExportWriter } from "../../core/exchange/exportFormat";
import { findExportFormat } from "../../core/exchange/formats";
import type { Segmenter } from "../../core/ports";
import { decodeText } from "../../core/text/encoding";
import type { EngineCalls, ExportedFile, ExportParams, ExportResult, ExportStart } from "../../protocol/engine";
import { FileSink } from "./fileSink";
import { readAnnotations } from "./readAnnotations";
import { writeWorkbook } from "./writeWorkbook";

interface ExportJob {
  readonly writer: ExportWriter;
  readonly sink: FileSink | MemorySink;
  readonly problems: string[];
  annotations: number;
}

export interface ExportJobsOptions {
  readonly segmenter: Segmenter;
  readonly gazetteer: () => Gazetteer;
}

export class ExportJobs {
  readonly #options: ExportJobsOptions;
  readonly #jobs = new Map<number, ExportJob>();

  constructor(options: ExportJobsOptions) {
    this.#options = options;
  }

  start({ job, format: id, baseName, folder, layers }: ExportStart): undefined {
    const format = findExportFormat(id);
    if (format === undefined) throw new Error(l10n.t("There is no export format {0}.", id));
    const sink = folder === undefined ? new MemorySink() : new FileSink(folder);
    const options = { baseName, writeWorkbook, ...(layers === undefined ? {} : { layers }) };
    this.#jobs.set(job, { writer: format.createWriter(sink, options), sink, problems: [], annotations: 0 });
    return undefined;
  }

  async add({ job: id, path, content, sidecars }: ExportParams): Promise<boolean> {
    const job = this.#get(id);
    const text = typeof content === "string" ? content : decodeText(content).text;
    if (typeof content !== "string" && sidecars.length === 0 && !looksLikeArticle(text.slice(0, 4096))) return false;
    const fileName = path.slice(path.lastIndexOf("/") + 1);
    const article = parseArticle(text, { fileName });
    const { segmenter, gazetteer } = this.#options;
    const { figures, entities, nested } = await analyzeArticle(article, { fileName, segmenter, gazetteer: gazetteer() });
    const { annotations, problems } = readAnnotations(article, sidecars);
    job.problems.push(...problems);
    job.annotations += annotations.length;
    await job.writer.add({ path, article, figures, entities, nested, annotations });
    return true;
  }

  async finish({ job: id }: EngineCalls["exportFinish"]["params"]): Promise<ExportResult> {
    const { writer, sink, problems, annotations } = this.#get(id);
    const { documents, losses } = await writer.finish();
    this.#jobs.delete(id);
    const out = sink instanceof FileSink ? { written: await sink.commit(), files: [] } : { written: [], files: sink.files() };
    return { documents, annotations, losses: [...problems, ...losses], ...out };
  }

  async cancel({ job: id }: EngineCalls["exportCancel"]["params"]): Promise<undefined> {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (job?.sink instanceof FileSink) await job.sink.discard();
    return undefined;
  }

  #get(id: number): ExportJob {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new Error(l10n.t("The export was interrupted."));
    return job;
  }
}

/** Where no path of this machine can be written (a virtual file system), the host writes what is collected here. */
class MemorySink implements ExportSink {
  readonly #chunks = new Map<string, Uint8Array[]>();

  write(file: string, chunk: string | Uint8Array): void {
    const chunks = this.#chunks.get(file) ?? [];
    this.#chunks.set(file, chunks);
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk);
  }

  files(): ExportedFile[] {
    return [...this.#chunks].map(([name, chunks]) => ({ name, bytes: new Uint8Array(Buffer.concat(chunks)) }));
  }
}
