/** Knows WebAnno TSV 3.3 as INCEpTION writes it: tokens with UTF-16 offsets, entities and relations in columns. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, toSafePath, writeOffsets } from "./annotatedFormat";
import { labelText, type LabelledSpan, type LabelledText } from "./labelledText";
import { cutTokens, type TokenSentence } from "./tokens";

const offsetsFile = "zhupi-offsets.jsonl";
/** A layer that every project has, so that the import needs no preparation. */
const entityType = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const relationType = "webanno.custom.ZhupiRelation";

export const webAnnoTsvFormat: ExportFormat = {
  id: "webanno-tsv",
  name: () => l10n.t("WebAnno TSV 3.3 for INCEpTION, a folder"),
  extension: "tsv",
  layout: "folder",
  filesAt: () => [offsetsFile],
  createWriter(sink, options) {
    const losses = new LossCounter();
    return {
      async add(document) {
        const labelled = labelText(document, options.layers);
        losses.addText(labelled);
        const split = labelled.spans.filter((span) => span.parts.length > 1).length;
        losses.add("discontinuous", split, (n) => l10n.t("{0} discontinuous annotations became one span for each part.", n));
        const name = `${toSafePath(labelled.path)}.tsv`;
        await sink.write(name, writeTsv(labelled));
        await writeOffsets(sink, offsetsFile, labelled);
      },
      async finish() {
        if (losses.documents === 0) await sink.write(offsetsFile, "");
        return losses.report();
      },
    };
  },
};

/** A part of a span, over whole tokens. */
interface Piece {
  readonly span: LabelledSpan;
  readonly start: number;
  readonly end: number;
  /** `sentence-token` of its first token. */
  address: string;
  tokens: number;
  stacked: boolean;
  /** The disambiguation id; 0 where the piece needs none. */
  id: number;
}

/** Where a relation's row stands and what it points at. */
interface RelationCell {
  readonly label: string;
  readonly from: Piece;
  readonly to: Piece;
}

/** One article. Every row ends in a tab, as the real writer's do. */
export function writeTsv(labelled: LabelledText): string {
  const { text, spans } = labelled;
  const pieces = spans
    .flatMap((span) => span.parts.map(({ start, end }): Piece => ({ span, start, end, address: "", tokens: 0, stacked: false, id: 0 })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const sentences = cutTokens(text, pieces, true);
  const covering = cover(sentences, pieces);
  numberPieces(covering);
  const relations = placeRelations(labelled, pieces);
  const header = [
    "#FORMAT=WebAnno TSV 3.3",
    ...(pieces.length === 0 ? [] : [`#T_SP=${entityType}|identifier|value`]),
    ...(relations.size === 0 ? [] : [`#T_RL=${relationType}|label|BT_${entityType}`]),
    "",
    ...(sentences.length === 0 ? [""] : []),
  ];
  const columns = { spans: pieces.length > 0, relations: relations.size > 0 };
  const blocks = sentences.map((sentence, number) => {
    const rows = sentence.tokens.map((token, index) => {
      const address = `${String(number + 1)}-${String(index + 1)}`;
      const cells = [
        address,
        `${String(token.start)}-${String(token.end)}`,
        text.slice(token.start, token.end),
        ...(columns.spans ? writeSpanCells(covering.get(token.start) ?? []) : []),
        ...(columns.relations ? writeRelationCells(relations.get(address) ?? []) : []),
      ];
      return `${cells.join("\t")}\t`;
    });
    return ["", ...writeSentenceText(text.slice(sentence.start, sentence.end)), ...rows].join("\n");
  });
  return `${[...header, ...blocks].join("\n")}\n`;
}

/** The pieces over each token, by the token's start. */
function cover(sentences: readonly TokenSentence[], pieces: readonly Piece[]): Map<number, Piece[]> {
  const covering = new Map<number, Piece[]>();
  let open: Piece[] = [];
  let next = 0;
  sentences.forEach(({ tokens }, sentence) => {
    tokens.forEach(({ start, end }, index) => {
      open = open.filter((piece) => piece.end > start);
      for (let piece = pieces[next]; piece !== undefined && piece.start < end; piece = pieces[next]) {
        if (piece.end > start) open.push(piece);
        next += 1;
      }
      if (open.length === 0) return;
      for (const piece of open) {
        if (piece.tokens === 0) piece.address = `${String(sentence + 1)}-${String(index + 1)}`;
        piece.tokens += 1;
        piece.stacked ||= open.length > 1;
      }
      covering.set(start, [...open]);
    });
  });
  return covering;
}

/** Only what would be ambiguous has an id: pieces over several tokens, and stacked ones. */
function numberPieces(covering: ReadonlyMap<number, readonly Piece[]>): void {
  let last = 0;
  for (const piece of [...covering.values()].flat()) {
    if (piece.id > 0 || (piece.tokens === 1 && !piece.stacked)) continue;
    last += 1;
    piece.id = last;
  }
}

/** A relation stands in the row of its target's first token. */
function placeRelations({ relations }: LabelledText, pieces: readonly Piece[]): Map<string, RelationCell[]> {
  const first = new Map<string, Piece>();
  for (const piece of pieces) if (piece.tokens > 0 && !first.has(piece.span.id)) first.set(piece.span.id, piece);
  const placed = new Map<string, RelationCell[]>();
  for (const { label, ends } of relations) {
    const [from, to] = ends.map((end) => first.get(end.span));
    if (from === undefined || to === undefined) continue;
    const row = placed.get(to.address) ?? [];
    row.push({ label, from, to });
    placed.set(to.address, row);
  }
  return placed;
}

function writeSpanCells(pieces: readonly Piece[]): string[] {
  if (pieces.length === 0) return ["_", "_"];
  const mark = (piece: Piece): string => (piece.id === 0 ? "" : `[${String(piece.id)}]`);
  return [
    pieces.map((piece) => writeValue(piece.span.ids?.join(" ")) + mark(piece)).join("|"),
    pieces.map((piece) => writeValue(piece.span.label) + mark(piece)).join("|"),
  ];
}

function writeRelationCells(cells: readonly RelationCell[]): string[] {
  if (cells.length === 0) return ["_", "_"];
  const refer = ({ from, to }: RelationCell): string => {
    return from.id === 0 && to.id === 0 ? from.address : `${from.address}[${String(from.id)}_${String(to.id)}]`;
  };
  return [cells.map(({ label }) => writeValue(label)).join("|"), cells.map(refer).join("|")];
}

function writeValue(value: string | undefined): string {
  if (value === undefined || value === "") return "*";
  return value
    .replace(/[\\[\]|_;*]/g, "\\$&")
    .replaceAll("->", "\\->")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", " ");
}

/** One line for each line of the text. */
function writeSentenceText(text: string): string[] {
  const named: Readonly<Record<string, string>> = { "\t": "\\t", "\r": "\\r", "\f": "\\f", "\b": "\\b", "\\": "\\\\" };
  return text.split("\n").map((line) => {
     
    const escaped = line.replace(/[\\\u0000-\u001F]/g, (found) => {
      return named[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
    return `#Text=${escaped}`;
  });
}
