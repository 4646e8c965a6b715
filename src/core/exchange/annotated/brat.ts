/** Knows brat's standoff format: a text and an annotation file for each article, and the configuration that goes with them. */

import * as l10n from "@vscode/l10n";
import { labelName } from "../../cards/names";
import type { Span } from "../../text/span";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, toSafePath, writeOffsets } from "./annotatedFormat";
import { labelText, type LabelledSpan, type LabelledText } from "./labelledText";

const offsetsFile = "zhupi-offsets.jsonl";

export const bratFormat: ExportFormat = {
  id: "brat",
  name: () => l10n.t("brat standoff, a folder"),
  extension: "ann",
  layout: "folder",
  filesAt: () => ["annotation.conf", "visual.conf", offsetsFile],
  createWriter(sink, options) {
    const entityIds = new TypeIds();
    const relationIds = new TypeIds();
    const losses = new LossCounter();
    return {
      async add(document) {
        const labelled = labelText(document, options.layers);
        const name = toSafePath(labelled.path);
        const longRelations = labelled.relations.filter((relation) => relation.ends.length > 2).length;
        losses.addText(labelled);
        losses.add("arity", longRelations, (n) => l10n.t("{0} relations have more than two ends; brat shows the first two.", n));
        await sink.write(`${name}.txt`, labelled.text);
        await sink.write(`${name}.ann`, writeStandoff(labelled, entityIds, relationIds));
        await writeOffsets(sink, offsetsFile, labelled, `${name}.txt`);
      },
      async finish() {
        await sink.write("annotation.conf", writeAnnotationConf(entityIds, relationIds));
        await sink.write("visual.conf", writeVisualConf(entityIds, relationIds));
        if (losses.documents === 0) await sink.write(offsetsFile, "");
        return losses.report();
      },
    };
  },
};

/** brat rewrites every character but ASCII letters, digits, `_` and `-`, so that Chinese labels would all become one. */
class TypeIds {
  readonly #ids = new Map<string, string>();

  get(label: string): string {
    const known = this.#ids.get(label);
    if (known !== undefined) return known;
    const plain = /^[A-Za-z][A-Za-z0-9_-]*$/.test(label) && ![...this.#ids.values()].includes(label);
    let id = plain ? label : "";
    for (let n = this.#ids.size + 1; id === "" || [...this.#ids.values()].includes(id); n += 1) id = `L${String(n)}`;
    this.#ids.set(label, id);
    return id;
  }

  /** Pairs of label and id, in the order of their first use. */
  get entries(): readonly (readonly [string, string])[] {
    return [...this.#ids];
  }
}

function writeStandoff({ text, index, spans, relations }: LabelledText, entityIds: TypeIds, relationIds: TypeIds): string {
  const lines: string[] = [];
  const numbers = new Map<string, string>();
  let attributes = 0;
  for (const span of spans) {
    const fragments = span.parts.flatMap((part) => splitAtLineEnds(text, part));
    if (fragments.length === 0) continue;
    const number = String(numbers.size + 1);
    numbers.set(span.id, number);
    const offsets = fragments.map(({ start, end }) => `${String(index.toCodePoints(start))} ${String(index.toCodePoints(end))}`);
    const quote = fragments.map(({ start, end }) => text.slice(start, end)).join(" ");
    lines.push(`T${number}\t${entityIds.get(span.label)} ${offsets.join(";")}\t${quote}`);
    if (span.status === "unsure" || span.status === "reviewed") {
      attributes += 1;
      lines.push(`A${String(attributes)}\t${span.status === "unsure" ? "Unsure" : "Reviewed"} T${number}`);
    }
    const note = describeSpan(span);
    if (note !== "") lines.push(`#${number}\tAnnotatorNotes T${number}\t${note}`);
  }
  relations.forEach((relation, at) => {
    const [first, second] = relation.ends.map((end) => numbers.get(end.span));
    if (first === undefined || second === undefined) return;
    lines.push(`R${String(at + 1)}\t${relationIds.get(relation.label)} Arg1:T${first} Arg2:T${second}`);
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Fragments without the characters at which brat's reader, Python's `splitlines`, would break a line, and without tabs. */
function splitAtLineEnds(text: string, { start, end }: Span): Span[] {
  const fragments: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i += 1) {
    if (i < end && !isBreak(text.charCodeAt(i))) continue;
    if (i > from) fragments.push({ start: from, end: i });
    from = i + 1;
  }
  return fragments;
}

function isBreak(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1e) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

function describeSpan({ quote, note, canonical, ids, author }: LabelledSpan): string {
  const parts = [
    ...(note === undefined ? [] : [note]),
    ...(canonical === undefined || canonical === quote ? [] : [`= ${canonical}`]),
    ...(ids === undefined || ids.length === 0 ? [] : [ids.join(" ")]),
    ...(author === undefined ? [] : [`(${author})`]),
  ];
  // No escape exists: what would end the field or the line becomes a space.
  return parts.join(" ").replace(/[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g, " ");
}

/** All four sections must be there, empty or not. */
function writeAnnotationConf(entityIds: TypeIds, relationIds: TypeIds): string {
  return [
    "[entities]",
    ...entityIds.entries.map(([, id]) => id),
    "",
    "[relations]",
    "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    ...relationIds.entries.map(([, id]) => `${id}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    "",
    "[events]",
    "",
    "[attributes]",
    "Unsure\tArg:<ENTITY>",
    "Reviewed\tArg:<ENTITY>",
    "",
  ].join("\n");
}

function writeVisualConf(entityIds: TypeIds, relationIds: TypeIds): string {
  const labels = [...entityIds.entries, ...relationIds.entries].map(([label, id]) => {
    // A bar parts a label's forms and a line feed ends it.
    const name = labelName(label).replace(/[|\s]+/gu, " ").trim();
    return `${id} | ${name === "" ? id : name}`;
  });
  return ["[labels]", ...labels, `Unsure | ${l10n.t("unsure")}`, `Reviewed | ${l10n.t("reviewed")}`, "", "[drawing]", ""].join("\n");
}
