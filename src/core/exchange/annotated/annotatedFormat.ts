/** Knows what all annotation formats share: losses told in words, and the offsets into the source kept beside the export. */

import * as l10n from "@vscode/l10n";
import type { ExportReport, ExportSink } from "../exportFormat";
import type { LabelledText } from "./labelledText";

/** Counts over all documents what a format could not carry. */
export class LossCounter {
  documents = 0;
  readonly #counts = new Map<string, { count: number; describe: (count: number) => string }>();

  addText(text: LabelledText): void {
    this.documents += 1;
    const { unplaced, invisible, danglingRelations } = text.losses;
    this.add("unplaced", unplaced, (n) => l10n.t("{0} annotations were left out because their place in the text is in doubt.", n));
    this.add("invisible", invisible, (n) => l10n.t("{0} spans were left out because they show no text.", n));
    this.add("dangling", danglingRelations, (n) => l10n.t("{0} relations were left out because one of their ends is not exported.", n));
  }

  /** `key` sums up losses of one sort. */
  add(key: string, count: number, describe: (count: number) => string): void {
    if (count === 0) return;
    const before = this.#counts.get(key)?.count ?? 0;
    this.#counts.set(key, { count: before + count, describe });
  }

  report(): ExportReport {
    return { documents: this.documents, losses: [...this.#counts.values()].map(({ count, describe }) => describe(count)) };
  }
}

/**
 * One line an article: where each exported span stands in the file itself. All offsets here are UTF-16 code units,
 * whatever the format counts: `text` into the clean text, `source` into the article's file.
 */
export async function writeOffsets(sink: ExportSink, file: string, text: LabelledText, textFile?: string): Promise<void> {
  const spans = text.spans.map(({ id, label, parts }) => ({
    id,
    label,
    text: parts.map(({ start, end }) => [start, end]),
    source: parts.map(({ source }) => [source.start, source.end]),
  }));
  const line = { path: text.path, ...(textFile === undefined ? {} : { textFile }), unit: "utf16", spans };
  await sink.write(file, `${JSON.stringify(line)}\n`);
}

/** A path in the export's folder that no article's path leads out of, and that differs wherever the articles' do. */
export function toSafePath(path: string): string {
  const steps = path.split(/[\\/]/).filter((step) => step !== "" && step !== "." && step !== "..");
  return steps.length === 0 ? "article" : steps.join("/");
}
