/** Knows what an export format is, and how documents stream through one without being kept. */

import type { ExportDocument } from "./exportDocument";
import type { WorkbookSheet } from "./sheets/sheet";

/** Where an export's bytes go. Chunks of one file come in order; several files may be open at once. */
export interface ExportSink {
  /** `file` is a name relative to the export's place, with `/`; text is to be written as UTF-8. */
  write(file: string, chunk: string | Uint8Array): Promise<void> | void;
}

/** Makes an XLSX workbook; the platform brings the library. */
export type WriteWorkbook = (sheets: readonly WorkbookSheet[]) => Promise<Uint8Array>;

export interface ExportOptions {
  /** The files' name without extension, e.g. `export`. */
  readonly baseName: string;
  readonly writeWorkbook: WriteWorkbook;
  /** What the annotation formats carry: people's annotations unless said otherwise. */
  readonly layers?: readonly ExportLayer[];
}

/** Whose mentions a format carries as labelled spans. */
export type ExportLayer = "annotations" | "figures" | "entities" | "nested";

/** Takes documents one after the other. A call waits until the one before has been fulfilled. */
export interface ExportWriter {
  add(document: ExportDocument): Promise<void>;
  /** Ends the files; gives what could not be carried over, for the user to know. */
  finish(): Promise<ExportReport>;
}

/** What an export left out and why, in the user's language; empty where the format carries everything. */
export interface ExportReport {
  readonly documents: number;
  readonly losses: readonly string[];
}

/** One format that can be exported. */
export interface ExportFormat {
  /** As on the command line, e.g. `xlsx`. */
  readonly id: string;
  /** In the user's language. */
  readonly name: () => string;
  /** Without dot. */
  readonly extension: string;
  /** `one` file; `several` files whose names begin alike; `folder`: files of its own for each article. */
  readonly layout: "one" | "several" | "folder";
  /** The files that are written whatever the documents, so that nothing is replaced unasked. */
  readonly filesAt: (baseName: string) => readonly string[];
  createWriter(sink: ExportSink, options: ExportOptions): ExportWriter;
}

export interface ExportRun {
  readonly format: ExportFormat;
  readonly documents: AsyncIterable<ExportDocument>;
  readonly sink: ExportSink;
  readonly options: ExportOptions;
  readonly signal?: AbortSignal;
  /** Called after each document with the number done. */
  readonly onProgress?: (done: number) => void;
}

/** Writes all documents; rejects with the signal's reason when it is aborted. */
export async function exportDocuments(run: ExportRun): Promise<ExportReport> {
  const writer = run.format.createWriter(run.sink, run.options);
  let done = 0;
  for await (const document of run.documents) {
    run.signal?.throwIfAborted();
    await writer.add(document);
    done += 1;
    run.onProgress?.(done);
  }
  run.signal?.throwIfAborted();
  return writer.finish();
}
