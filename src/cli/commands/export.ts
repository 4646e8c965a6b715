/** Knows `zhupi export`: figures, entities and annotations of files and folders, in a format other programs read. */

import { basename, dirname, join, resolve } from "node:path";
import { stat } from "node:fs/promises";
import * as l10n from "@vscode/l10n";
import type { ExportDocument } from "../../core/exchange/exportDocument";
import { exportDocuments, type ExportFormat, type ExportLayer, type ExportReport, type ExportSink } from "../../core/exchange/exportFormat";
import { exportFormats, findExportFormat, labelFormats } from "../../core/exchange/formats";
import { writeWorkbook } from "../../platform/node/writeWorkbook";
import { defineCommand, UsageError, type ExitStatus } from "../command";
import { readDocuments } from "../documents";
import { Engine } from "../engine";
import { ArticleFiles } from "../articles";
import { exists, type InputFile } from "../files";
import { FileSink } from "../../platform/node/fileSink";
import { toPrintable, type CliIo } from "../io";

const layers = ["annotations", "figures", "entities", "nested"] as const;
const defaultName = "zhupi-export";

export const exportCommand = defineCommand({
  name: "export",
  summary: () => l10n.t("Write figures, entities and annotations for spreadsheets and other programs."),
  usage: "FILE|FOLDER…",
  options: {
    format: {
      type: "string",
      short: "f",
      placeholder: "FORMAT",
      choices: exportFormats.map((format) => format.id),
      describe: () => l10n.t("The format; without it the ending of --out decides."),
    },
    out: { type: "string", short: "o", placeholder: "PATH", describe: () => l10n.t("Where to write; '-' is standard output.") },
    layer: {
      type: "string",
      multiple: true,
      placeholder: "LAYER",
      choices: layers,
      describe: () => l10n.t("What the formats of labels carry: {0}; may be repeated. Without it, annotations.", layers.join(", ")),
    },
    "no-entities": { type: "boolean", describe: () => l10n.t("Figures and annotations only; needs no dictionary.") },
    force: { type: "boolean", describe: () => l10n.t("Replace files that are there.") },
  },
  details: () =>
    [
      l10n.t("Formats:"),
      ...exportFormats.map((format) => `  ${format.id.padEnd(19)}${format.name()}`),
      l10n.t("Those from {0} on are formats of labels: whose, --layer says. The others carry everything.", labelFormats[0]?.id ?? ""),
      "",
      l10n.t("A folder stands for the articles below it. Without --out the file is {0} in the present folder.", `${defaultName}.*`),
      "",
      "  zhupi export samples --out review.xlsx",
      "  zhupi export samples --format doccano --layer figures --layer entities",
      "  zhupi export samples --format jsonl --out - | jq .meta.title",
    ].join("\n"),
  async run(values, args, io) {
    if (args.length === 0) throw new UsageError(l10n.t("Name the files or folders to export."));
    const format = chooseFormat(values.format, values.out);
    const place = await choosePlace(format, values.out, io.cwd);
    if (place.folder !== undefined && values.force !== true) await refuseToReplace(format, place.folder, place.baseName);
    if (values.layer !== undefined && !labelFormats.includes(format)) {
      throw new UsageError(l10n.t("--layer is for the formats {0}; {1} carries everything.", labelFormats.map(({ id }) => id).join(", "), format.id));
    }
    const chosen = values.layer?.flatMap((name) => layers.filter((layer) => layer === name));
    const entities = values["no-entities"] !== true;
    const options = { baseName: place.baseName, writeWorkbook, ...(chosen === undefined ? {} : { layers: chosen }) };
    return runExport({ args, io, format, folder: place.folder, replace: values.force === true, options, entities });
  },
});

interface Place {
  /** Undefined for standard output. */
  readonly folder: string | undefined;
  readonly baseName: string;
}

interface ExportJob {
  readonly args: readonly string[];
  readonly io: CliIo;
  readonly format: ExportFormat;
  readonly folder: string | undefined;
  readonly replace: boolean;
  readonly options: Parameters<ExportFormat["createWriter"]>[1];
  readonly entities: boolean;
}

async function runExport({ args, io, format, folder, replace, options, entities }: ExportJob): Promise<ExitStatus> {
  const log = (file: InputFile, message: string): void => {
    io.log(`zhupi: ${toPrintable(file.shown)}: ${message}`);
  };
  const engine = new Engine({
    entities,
    warn: (message) => {
      io.log(`zhupi: ${message}`);
    },
  });
  const articles = new ArticleFiles(io);
  const sink = folder === undefined ? createOutputSink(io) : new FileSink(folder, replace);
  if (folder !== undefined) io.tidyUpOnSignals();
  let failed = 0;
  let annotations = 0;
  const counted = async function* (first: ExportDocument, rest: AsyncIterable<ExportDocument>): AsyncGenerator<ExportDocument> {
    annotations += first.annotations.length;
    yield first;
    for await (const document of rest) {
      annotations += document.annotations.length;
      yield document;
    }
  };
  try {
    const documents = readDocuments(args, {
      engine,
      articles,
      onFailure: (file, error) => {
        failed += 1;
        log(file, error.message);
      },
      onWarning: log,
    });
    // Without an article nothing is written, not even the head of a table.
    const first = await documents.next();
    if (first.done === true) {
      articles.tellPassed();
      if (failed === 0) io.log(`zhupi: ${l10n.t("No article was found.")}`);
      return failed === 0 ? 0 : 1;
    }
    const report = await exportDocuments({
      format,
      documents: counted(first.value, documents),
      sink,
      options,
      signal: io.signal,
      onProgress: (done) => {
        io.progress(l10n.t("{0} articles read", done));
      },
    });
    io.progress("");
    articles.tellPassed();
    const files = sink instanceof FileSink ? await sink.commit() : [];
    if (annotations === 0) io.log(`zhupi: ${withoutAnnotations(format, options.layers)}`);
    tell(io, report, format.layout === "folder" && folder !== undefined ? [folder] : files);
  } catch (error) {
    if (sink instanceof FileSink) await sink.discard();
    throw error;
  } finally {
    io.progress("");
    engine.dispose();
  }
  return failed === 0 ? 0 : 1;
}

/** What the files hold where nobody has annotated anything yet. */
function withoutAnnotations(format: ExportFormat, layers: readonly ExportLayer[] = ["annotations"]): string {
  return labelFormats.includes(format) && layers.length === 1 && layers[0] === "annotations"
    ? l10n.t("There are no annotations, so the files hold text without labels; --layer figures --layer entities labels what was recognised.")
    : l10n.t("There are no annotations; what was recognised is exported.");
}

function tell(io: CliIo, report: ExportReport, files: readonly string[]): void {
  for (const loss of report.losses) io.log(`zhupi: ${loss}`);
  if (files.length === 0) return;
  io.log(l10n.t("Articles exported: {0}", report.documents));
  for (const file of files) io.log(`  ${toPrintable(file)}`);
}

function chooseFormat(id: string | undefined, out: string | undefined): ExportFormat {
  const byEnding = out === undefined ? undefined : exportFormats.find((format) => out.toLowerCase().endsWith(`.${format.extension}`));
  const format = id === undefined ? byEnding : findExportFormat(id);
  if (format !== undefined) return format;
  throw new UsageError(l10n.t("Say --format, one of {0}.", exportFormats.map((known) => known.id).join(", ")));
}

async function choosePlace(format: ExportFormat, out: string | undefined, cwd: string): Promise<Place> {
  if (out === "-") {
    if (format.layout !== "one") {
      throw new UsageError(l10n.t("The format {0} writes several files; name a place for them with --out.", format.id));
    }
    return { folder: undefined, baseName: defaultName };
  }
  if (out === undefined) return { folder: format.layout === "folder" ? join(cwd, defaultName) : cwd, baseName: defaultName };
  const path = resolve(cwd, out);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (format.layout === "folder" || isFolder) return { folder: path, baseName: defaultName };
  const name = basename(path);
  const ending = `.${format.extension}`;
  const baseName = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  return { folder: dirname(path), baseName: baseName === "" ? defaultName : baseName };
}

async function refuseToReplace(format: ExportFormat, folder: string, baseName: string): Promise<void> {
  for (const file of format.filesAt(baseName)) {
    if (!(await exists(join(folder, file)))) continue;
    throw new UsageError(l10n.t("{0} is there already; --force replaces it.", toPrintable(join(folder, file))));
  }
}

function createOutputSink(io: CliIo): ExportSink {
  return { write: (_file, chunk) => io.write(chunk) };
}
