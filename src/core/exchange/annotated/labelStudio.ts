/** Knows Label Studio's JSON: tasks with regions in code points, and the labelling configuration that they need. */

import * as l10n from "@vscode/l10n";
import { labelName } from "../../cards/names";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, writeOffsets } from "./annotatedFormat";
import { labelText, type LabelledRelation, type LabelledSpan, type LabelledText } from "./labelledText";

/** The names that tie regions to the configuration's controls. */
const control = "label";
const object = "text";

const filesAt = (baseName: string): string[] => [`${baseName}.json`, `${baseName}-config.xml`, `${baseName}-offsets.jsonl`];

export const labelStudioFormat: ExportFormat = {
  id: "label-studio",
  name: () => l10n.t("Label Studio tasks (JSON) with configuration (XML)"),
  extension: "json",
  layout: "several",
  filesAt,
  createWriter(sink, options) {
    const [tasks = "", config = "", offsets = ""] = filesAt(options.baseName);
    const losses = new LossCounter();
    const labels = new Set<string>();
    const relationLabels = new Set<string>();
    return {
      async add(document) {
        const labelled = labelText(document, options.layers);
        const before = losses.documents === 0 ? "[\n" : ",\n";
        losses.addText(labelled);
        countLosses(labelled, losses);
        for (const { label } of labelled.spans) labels.add(label);
        for (const { label } of labelled.relations) relationLabels.add(label);
        const { meta } = document.article;
        const data = { text: labelled.text, path: labelled.path, ...(meta.title === undefined ? {} : { title: meta.title }) };
        await sink.write(tasks, before + JSON.stringify({ data, ...writeResults(labelled) }));
        await writeOffsets(sink, offsets, labelled);
      },
      async finish() {
        await sink.write(tasks, losses.documents === 0 ? "[]\n" : "\n]\n");
        await sink.write(config, writeConfig(labels, relationLabels));
        if (losses.documents === 0) await sink.write(offsets, "");
        return losses.report();
      },
    };
  },
};

/** One annotation for each person, so that agreement can be reckoned; what the engine found is a prediction. */
function writeResults(text: LabelledText): object {
  const authors = [...new Set([...text.spans, ...text.relations].flatMap(({ author }) => author ?? []))];
  const annotations = authors.map((author) => ({
    result: writeRegions(
      text,
      text.spans.filter((span) => span.author === author),
      text.relations.filter((relation) => relation.author === author),
    ),
    was_cancelled: false,
    ground_truth: false,
  }));
  const found = text.spans.filter((span) => span.layer !== "annotations");
  const predictions = found.length === 0 ? [] : [{ model_version: "zhupi", result: writeRegions(text, found, []) }];
  return { annotations, predictions };
}

function writeRegions({ index, text }: LabelledText, spans: readonly LabelledSpan[], relations: readonly LabelledRelation[]): object[] {
  const regions = spans.flatMap(({ id, label, parts, note, author, canonical, ids }) =>
    parts.map(({ start, end }, part) => {
      const meta = [note, canonical, ids?.join(" "), author].filter((line) => line !== undefined && line !== "");
      return {
        id: part === 0 ? id : `${id}-${String(part + 1)}`,
        from_name: control,
        to_name: object,
        type: "labels",
        value: { start: index.toCodePoints(start), end: index.toCodePoints(end), text: text.slice(start, end), labels: [label] },
        ...(meta.length === 0 ? {} : { meta: { text: meta } }),
      };
    }),
  );
  const links = relations.map(({ label, ends }) => ({
    type: "relation",
    from_id: ends[0]?.span,
    to_id: ends[1]?.span,
    direction: "right",
    labels: [label],
  }));
  return [...regions, ...links];
}

function countLosses({ spans, relations }: LabelledText, losses: LossCounter): void {
  const discontinuous = spans.filter((span) => span.parts.length > 1).length;
  losses.add("discontinuous", discontinuous, (n) => l10n.t("{0} discontinuous annotations became one span for each part.", n));
  const longRelations = relations.filter((relation) => relation.ends.length > 2).length;
  losses.add("arity", longRelations, (n) => l10n.t("{0} relations have more than two ends; the first two are carried.", n));
}

/** Every label that occurs must stand in the configuration, or the import is refused. */
function writeConfig(labels: ReadonlySet<string>, relationLabels: ReadonlySet<string>): string {
  const list = [...labels].map((label) => {
    const name = labelName(label);
    return `    <Label value="${escapeAttribute(label)}"${name === label ? "" : ` hint="${escapeAttribute(name)}"`}/>`;
  });
  const relations = [...relationLabels].map((label) => `    <Relation value="${escapeAttribute(label)}"/>`);
  return [
    "<View>",
    ...(relations.length === 0 ? [] : ["  <Relations>", ...relations, "  </Relations>"]),
    `  <Labels name="${control}" toName="${object}">`,
    ...list,
    "  </Labels>",
    `  <Text name="${object}" value="$text"/>`,
    "</View>",
    "",
  ].join("\n");
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
  ["\t", "&#9;"],
]);

function escapeAttribute(text: string): string {
  // What XML 1.0 can't hold at all has no escape either.
   
  const writable = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, "");
  return writable.replace(/[&<>"\n\r\t]/g, (found) => escapes.get(found) ?? found);
}
