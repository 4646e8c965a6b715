/** Knows W3C web annotations: JSON-LD over the clean text of each article, positions in code points. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, toSafePath, writeOffsets } from "./annotatedFormat";
import { labelText, type LabelledPart, type LabelledSpan, type LabelledText } from "./labelledText";

const context = "http://www.w3.org/ns/anno.jsonld";
const offsetsFile = "zhupi-offsets.jsonl";
/** Characters of context on either side of a quote. */
const reach = 32;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const webAnnotationFormat: ExportFormat = {
  id: "web-annotation",
  name: () => l10n.t("W3C Web Annotation (JSON-LD), a folder"),
  extension: "jsonld",
  layout: "folder",
  filesAt: () => [offsetsFile],
  createWriter(sink, options) {
    const losses = new LossCounter();
    return {
      async add(document) {
        const labelled = labelText(document, options.layers);
        losses.addText(labelled);
        losses.add("relations", labelled.relations.length, (n) => l10n.t("{0} relations were left out; this format has none.", n));
        const name = toSafePath(labelled.path);
        await sink.write(`${name}.txt`, labelled.text);
        await sink.write(`${name}.jsonld`, `${JSON.stringify(toPage(labelled), undefined, 2)}\n`);
        await writeOffsets(sink, offsetsFile, labelled, `${name}.txt`);
      },
      async finish() {
        if (losses.documents === 0) await sink.write(offsetsFile, "");
        return losses.report();
      },
    };
  },
};

/** All annotations of an article as one page; each item stands for itself with the page's context. */
export function toPage(text: LabelledText): object {
  const source = toIri("article", text.path);
  const items = text.spans.map((span) => toWebAnnotation(text, span, source));
  return { "@context": context, id: toIri("page", text.path), type: "AnnotationPage", startIndex: 0, items };
}

function toWebAnnotation(text: LabelledText, span: LabelledSpan, source: string): object {
  const targets = span.parts.map((part) => ({ type: "SpecificResource", source, selector: writeSelectors(text, part) }));
  const bodies = [
    { type: "TextualBody", value: span.label, purpose: "tagging" },
    ...(span.note === undefined || span.note === "" ? [] : [{ type: "TextualBody", value: span.note, purpose: "commenting" }]),
    ...(span.canonical === undefined ? [] : [{ type: "TextualBody", value: span.canonical, purpose: "identifying" }]),
    ...(span.ids ?? []).map((id) => ({ type: "SpecificResource", source: toIri("security", id), purpose: "identifying" })),
  ];
  return {
    "@context": context,
    id: uuid.test(span.id) ? `urn:uuid:${span.id}` : toIri("annotation", `${text.path}#${span.id}`),
    type: "Annotation",
    motivation: "tagging",
    ...(span.author === undefined
      ? { generator: { id: "urn:zhupi:engine", type: "Software", name: "Zhupi" } }
      : { creator: { id: toIri("person", span.author), type: "Person", name: span.author } }),
    ...(isDateTime(span.created) ? { created: span.created } : {}),
    ...(isDateTime(span.modified) ? { modified: span.modified } : {}),
    body: bodies,
    target: targets.length === 1 ? targets[0] : targets,
  };
}

function writeSelectors({ text, index }: LabelledText, { start, end }: LabelledPart): object[] {
  const before = index.alignEnd(Math.max(0, start - reach));
  const after = index.alignStart(Math.min(text.length, end + reach));
  return [
    { type: "TextPositionSelector", start: index.toCodePoints(start), end: index.toCodePoints(end) },
    { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) },
  ];
}

/** A relative path with Chinese characters is no IRI that the standard's checks accept; a lone surrogate can't be written. */
function toIri(kind: string, name: string): string {
  return `urn:zhupi:${kind}:${encodeURIComponent(name.replace(/\p{Cs}/gu, "\uFFFD"))}`;
}

/** The standard asks for `xsd:dateTime` with a time zone. */
function isDateTime(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
}
