/** Knows an article as annotation tools take it: the clean text, and labelled spans with offsets into it. */

import { isSpanTarget, type AnnotationKind } from "../../annotations/annotation";
import type { LiveAnnotation } from "../../annotations/session/session";
import type { VisibleText } from "../../article/visibleText";
import { isCheckLabel } from "../../cards/names";
import { compareSpans, type Span } from "../../text/span";
import type { ExportDocument } from "../exportDocument";
import type { ExportLayer } from "../exportFormat";
import { CodePointIndex } from "./codePoints";

/** One stretch of a labelled span. Offsets are UTF-16 code units; no surrogate pair is split. */
export interface LabelledPart extends Span {
  /** The same stretch in the file's text. */
  readonly source: Span;
}

/** A span that somebody, or the engine, has labelled. `parts` are in reading order; several where it is discontinuous. */
export interface LabelledSpan {
  /** Unique within the article. */
  readonly id: string;
  readonly label: string;
  readonly layer: ExportLayer;
  readonly parts: readonly LabelledPart[];
  /** The parts' text, joined by one space. */
  readonly quote: string;
  readonly author?: string;
  readonly created?: string;
  readonly modified?: string;
  readonly status?: string;
  readonly note?: string;
  readonly canonical?: string;
  readonly ids?: readonly string[];
}

export interface LabelledRelation {
  readonly id: string;
  readonly label: string;
  /** Ids of spans, with the role that each plays. */
  readonly ends: readonly { readonly span: string; readonly role: string }[];
  readonly author?: string;
}

/** What of an article could not become a labelled span. */
export interface LabelledLosses {
  /** Annotations whose place in the present text is in doubt or lost. */
  unplaced: number;
  /** Spans that show no text to a reader: they lie in tags or in front matter. */
  invisible: number;
  /** Relations one of whose ends is not exported. */
  danglingRelations: number;
}

export interface LabelledText {
  readonly path: string;
  readonly text: string;
  readonly index: CodePointIndex;
  /** By start; longer ones first where two begin together. */
  readonly spans: readonly LabelledSpan[];
  readonly relations: readonly LabelledRelation[];
  readonly losses: LabelledLosses;
}

/**
 * Brings a document's annotations, or what was recognised in it, onto its visible text. With both, people's decisions stand in
 * place of what they decided on: what was accepted is there once, and what was rejected not at all.
 */
export function labelText(document: ExportDocument, layers: readonly ExportLayer[] = ["annotations"]): LabelledText {
  const { visible } = document.article;
  const place = new Placer(visible);
  const losses: LabelledLosses = { unplaced: 0, invisible: 0, danglingRelations: 0 };
  const spans: LabelledSpan[] = [];
  const relations: LabelledRelation[] = [];

  const add = (span: Omit<LabelledSpan, "parts" | "quote">, places: readonly Span[]): void => {
    const parts = place.find(places);
    if (parts.length === 0) losses.invisible += 1;
    else spans.push({ ...span, parts, quote: parts.map((part) => visible.text.slice(part.start, part.end)).join(" ") });
  };

  const decided = new Set(layers.includes("annotations") ? document.annotations.flatMap(decidedPlaces) : []);
  const isOpen = (kind: AnnotationKind, span: Span): boolean => !decided.has(placeOf(kind, span));
  if (layers.includes("annotations")) {
    for (const live of document.annotations) {
      if (!isLabelling(live)) continue;
      if (live.annotation.kind === "relation") relations.push(toRelation(live));
      else if (live.state === "anchored") add(describeAnnotation(live), live.spans);
      else losses.unplaced += 1;
    }
  }
  if (layers.includes("figures")) {
    document.figures.forEach((figure, index) => {
      if (isOpen("figure", figure)) add({ id: `figure-${String(index + 1)}`, label: figure.kind, layer: "figures" }, [figure]);
    });
  }
  for (const layer of ["entities", "nested"] as const) {
    if (!layers.includes(layer)) continue;
    document[layer].forEach(({ type, canonical, ids, start, end }, index) => {
      const link = { ...(canonical === undefined ? {} : { canonical }), ...(ids === undefined ? {} : { ids }) };
      if (isOpen("entity", { start, end })) add({ id: `${layer}-${String(index + 1)}`, label: type, layer, ...link }, [{ start, end }]);
    });
  }

  spans.sort((a, b) => compareSpans(outline(a), outline(b)));
  const known = new Set(spans.map((span) => span.id));
  const whole = relations.filter((relation) => relation.ends.length >= 2 && relation.ends.every((end) => known.has(end.span)));
  losses.danglingRelations = relations.length - whole.length;
  return { path: document.path, text: visible.text, index: place.index, spans, relations: whole, losses };
}

/** From the first to the last character of a span. */
export function outline(span: LabelledSpan): Span {
  return { start: span.parts[0]?.start ?? 0, end: span.parts.at(-1)?.end ?? 0 };
}

/** Neither what was rejected nor the mark that a check's doubt is settled labels a text. */
function isLabelling({ annotation: { status, label } }: LiveAnnotation): boolean {
  return status !== "rejected" && !(status === "reviewed" && isCheckLabel(label));
}

function decidedPlaces({ annotation, state, spans }: LiveAnnotation): string[] {
  return state === "anchored" ? spans.map((span) => placeOf(annotation.kind, span)) : [];
}

function placeOf(kind: AnnotationKind, { start, end }: Span): string {
  return `${kind}:${String(start)}:${String(end)}`;
}

function describeAnnotation({ annotation }: LiveAnnotation): Omit<LabelledSpan, "parts" | "quote"> {
  const { id, label, author, created, modified, status, note, link } = annotation;
  return {
    id,
    label,
    layer: "annotations",
    author,
    created,
    modified,
    status,
    ...(note === undefined ? {} : { note }),
    ...(link?.canonical === undefined ? {} : { canonical: link.canonical }),
    ...(link?.ids === undefined ? {} : { ids: link.ids }),
  };
}

function toRelation({ annotation }: LiveAnnotation): LabelledRelation {
  const ends = annotation.targets.flatMap((target) => (isSpanTarget(target) ? [] : [{ span: target.annotation, role: target.role }]));
  return { id: annotation.id, label: annotation.label, ends, author: annotation.author };
}

/** Finds places of the file in the visible text. */
class Placer {
  readonly index: CodePointIndex;
  readonly #visible: VisibleText;

  constructor(visible: VisibleText) {
    this.#visible = visible;
    this.index = new CodePointIndex(visible.text);
  }

  find(places: readonly Span[]): LabelledPart[] {
    const parts = places.flatMap((source) => {
      const shown = this.#visible.toVisible(source);
      if (shown === undefined) return [];
      const start = this.index.alignStart(shown.start);
      const end = this.index.alignEnd(shown.end);
      return [{ start, end, source: { start: source.start, end: source.end } }];
    });
    return parts.sort(compareSpans);
  }
}
