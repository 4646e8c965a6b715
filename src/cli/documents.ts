/** Knows how files become the documents of an export: read, analysed, and with the annotations beside them. */

import { basename } from "node:path";
import { looksLikeArticle } from "../core/article/detectArticle";
import type { ExportDocument } from "../core/exchange/exportDocument";
import type { AnswerError } from "../core/exchange/answer";
import { readAnnotations } from "../platform/node/readAnnotations";
import type { Engine } from "./engine";
import { readText, type InputFile } from "./files";
import type { CliIo } from "./io";
import { SidecarFinder } from "./sidecars";

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
  const sidecars = new SidecarFinder();
  for await (const file of files) {
    const warn = (message: string): void => {
      options.onWarning(file, message);
    };
    const read = await readText(file.path, options.io.stdin);
    if ("error" in read) {
      options.onFailure(file, read.error);
      continue;
    }
    const beside = file.path === undefined ? [] : await sidecars.read(file.path, warn);
    if (file.found && beside.length === 0 && !looksLikeArticle(read.text.slice(0, 4096))) continue;
    const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
    const { article, figures, entities, nested } = await options.engine.analyze({ text: read.text, ...fileName });
    const { annotations, problems } = readAnnotations(article, beside);
    problems.forEach(warn);
    yield { path: file.name, article, figures, entities, nested, annotations };
  }
}
