/** Knows how files become the documents of an export: read, analysed, and with the annotations beside them. */

import { basename } from "node:path";
import type { ExportDocument } from "../core/exchange/exportDocument";
import type { AnswerError } from "../core/exchange/answer";
import { readAnnotations } from "../platform/node/readAnnotations";
import type { ArticleFiles } from "./articles";
import type { Engine } from "./engine";
import type { InputFile } from "./files";

export interface DocumentsOptions {
  readonly engine: Engine;
  readonly articles: ArticleFiles;
  /** Told of every file that can't be read; it is left out and the others go on. */
  readonly onFailure: (file: InputFile, error: AnswerError) => void;
  /** Told of a sidecar that can't be read; its article is exported without annotations. */
  readonly onWarning: (file: InputFile, message: string) => void;
}

/** One document an article that `args` name, in order; nothing is kept once it has been taken. */
export async function* readDocuments(args: readonly string[], options: DocumentsOptions): AsyncGenerator<ExportDocument> {
  for await (const file of options.articles.list(args)) {
    const warn = (message: string): void => {
      options.onWarning(file, message);
    };
    const read = await options.articles.read(file);
    if (read === undefined) continue;
    if ("error" in read) {
      options.onFailure(file, read.error);
      continue;
    }
    const beside = file.path === undefined ? [] : await options.articles.sidecars.read(file.path, warn);
    const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
    const { article, figures, entities, nested } = await options.engine.analyze({ text: read.text, ...fileName });
    const { annotations, problems } = readAnnotations(article, beside);
    problems.forEach(warn);
    yield { path: file.name, article, figures, entities, nested, annotations };
  }
}
