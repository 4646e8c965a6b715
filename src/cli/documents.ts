/** Knows how files become the documents of an export: read, analysed, and with the annotations beside them. */

import { basename } from "node:path";
import type { ExportDocument } from "../core/exchange/exportDocument";
import type { AnswerError } from "../core/exchange/answer";
import type { Engine } from "./engine";
import { readText, type InputFile } from "./files";
import type { CliIo } from "./io";
import { readAnnotations } from "./readAnnotations";

export interface DocumentsOptions {
  readonly engine: Engine;
  readonly io: CliIo;
  /** Told of every file that can't be read; it is left out and the others go on. */
  readonly onFailure: (file: InputFile, error: AnswerError) => void;
  /** Told of a sidecar that can't be read; its article is exported without annotations. */
  readonly onWarning: (file: InputFile, message: string) => void;
}

/** One document a file, in order; nothing is kept once it has been taken. */
export async function* readDocuments(files: AsyncIterable<InputFile>, options: DocumentsOptions): AsyncGenerator<ExportDocument> {
  for await (const file of files) {
    const read = await readText(file.path, options.io.stdin);
    if ("error" in read) {
      options.onFailure(file, read.error);
      continue;
    }
    const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
    const { article, figures, entities, nested } = await options.engine.analyze({ text: read.text, ...fileName });
    const annotations = file.path === undefined ? [] : await readAnnotations(file.path, article, (message) => {
      options.onWarning(file, message);
    });
    yield { path: file.name, article, figures, entities, nested, annotations };
  }
}
