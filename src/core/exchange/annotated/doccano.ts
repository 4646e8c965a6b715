/** Knows doccano's JSON Lines: labelled spans in code points, with relations or without. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, writeOffsets } from "./annotatedFormat";
import { labelText, type LabelledText } from "./labelledText";

export const doccanoFormat = createDoccanoFormat("doccano", () => l10n.t("doccano, sequence labelling (JSONL)"), writeSequenceLabels);
export const doccanoRelationsFormat = createDoccanoFormat("doccano-relations", () => l10n.t("doccano, relations (JSONL)"), writeRelations);

/** What of a line is the variant's own. */
type WriteLabels = (text: LabelledText, losses: LossCounter, ids: Counter) => object;

function createDoccanoFormat(id: string, name: () => string, write: WriteLabels): ExportFormat {
  const filesAt = (baseName: string): string[] => [`${baseName}.jsonl`, `${baseName}-offsets.jsonl`];
  return {
    id,
    name,
    extension: "jsonl",
    layout: "several",
    filesAt,
    createWriter(sink, options) {
      const [file = "", offsets = ""] = filesAt(options.baseName);
      const losses = new LossCounter();
      const ids = new Counter();
      return {
        async add(document) {
          const labelled = labelText(document, options.layers);
          losses.addText(labelled);
          countLosses(labelled, losses);
          const line = { id: losses.documents, text: labelled.text, ...write(labelled, losses, ids), path: labelled.path };
          await sink.write(file, `${JSON.stringify(line)}\n`);
          await writeOffsets(sink, offsets, labelled);
        },
        async finish() {
          if (losses.documents === 0) for (const empty of [file, offsets]) await sink.write(empty, "");
          return losses.report();
        },
      };
    },
  };
}

/** doccano's ids are numbers that are unique over all lines. */
class Counter {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

function writeSequenceLabels({ index, spans, relations }: LabelledText, losses: LossCounter): object {
  losses.add("relations", relations.length, (n) => l10n.t("{0} relations were left out; 'doccano-relations' carries them.", n));
  const label = spans.flatMap(({ parts, label: name }) =>
    parts.map(({ start, end }) => [index.toCodePoints(start), index.toCodePoints(end), name]),
  );
  const comments = spans.flatMap(({ note, quote }) => (note === undefined ? [] : [`${quote}: ${note}`]));
  return { label, Comments: comments };
}

function writeRelations({ index, spans, relations }: LabelledText, losses: LossCounter, ids: Counter): object {
  const firstIds = new Map<string, number>();
  const entities = spans.flatMap(({ id, parts, label }) =>
    parts.map(({ start, end }) => {
      const entity = { id: ids.next(), label, start_offset: index.toCodePoints(start), end_offset: index.toCodePoints(end) };
      if (!firstIds.has(id)) firstIds.set(id, entity.id);
      return entity;
    }),
  );
  const longRelations = relations.filter((relation) => relation.ends.length > 2).length;
  losses.add("arity", longRelations, (n) => l10n.t("{0} relations have more than two ends; the first two are carried.", n));
  return {
    entities,
    relations: relations.map(({ label, ends }) => ({
      id: ids.next(),
      from_id: firstIds.get(ends[0]?.span ?? ""),
      to_id: firstIds.get(ends[1]?.span ?? ""),
      type: label,
    })),
  };
}

function countLosses({ spans }: LabelledText, losses: LossCounter): void {
  const discontinuous = spans.filter((span) => span.parts.length > 1).length;
  losses.add("discontinuous", discontinuous, (n) => l10n.t("{0} discontinuous annotations became one span for each part.", n));
  let reached = -1;
  let overlapping = 0;
  for (const part of spans.flatMap((span) => span.parts).sort((a, b) => a.start - b.start)) {
    if (part.start < reached) overlapping += 1;
    reached = Math.max(reached, part.end);
  }
  losses.add("overlap", overlapping, (n) => l10n.t("{0} spans overlap others; a doccano project drops them unless it allows overlaps.", n));
}
