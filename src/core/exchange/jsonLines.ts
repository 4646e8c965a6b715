/** Knows JSON Lines: one article with everything known of it in one line, nothing lost. */

import * as l10n from "@vscode/l10n";
import type { ExportDocument } from "./exportDocument";
import type { ExportFormat } from "./exportFormat";

export const jsonLinesFormat: ExportFormat = {
  id: "jsonl",
  name: () => l10n.t("JSON Lines, lossless"),
  extension: "jsonl",
  layout: "one",
  filesAt: (baseName) => [`${baseName}.jsonl`],
  createWriter(sink, options) {
    const name = `${options.baseName}.jsonl`;
    let documents = 0;
    return {
      async add(document) {
        await sink.write(name, `${JSON.stringify(toRecord(document))}\n`);
        documents += 1;
      },
      async finish() {
        // An export of nothing is still a file.
        if (documents === 0) await sink.write(name, "");
        return { documents, losses: [] };
      },
    };
  },
};

/** Offsets are UTF-16 code units into `text`, the file's decoded text. */
export function toRecord({ path, article, figures, entities, nested, annotations }: ExportDocument): object {
  return {
    path,
    meta: article.meta,
    ...(article.problems.length === 0 ? {} : { problems: article.problems }),
    text: article.text,
    figures,
    entities,
    nested,
    annotations: annotations.map(({ annotation, spans, state, reason }) => ({
      ...annotation,
      spans: spans.map((span) => ({ ...span, text: article.text.slice(span.start, span.end) })),
      state,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
