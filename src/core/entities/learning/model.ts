/** Knows how a trained sequence model labels a text: it proposes spans, its judge says what each is worth, and the best together are chosen. */

import { type Weighed, selectByWeight } from "../select";
import { extractFeatures, type LearningInput, TEMPLATES } from "./features";
import { ForwardBackward } from "./forwardBackward";
import type { Judge } from "./judge";
import { Labels, type TypedSpan } from "./labels";
import { type ModelParts, NO_WEIGHT, readModel, writeModel } from "./modelFormat";
import { RowTable } from "./rowTable";
import { type Proposal, weighEvidence } from "./spanFeatures";

/** A span that was found; `confidence`, 0 to 1, is the probability that it is right. */
export interface TaggedSpan extends TypedSpan {
  readonly confidence: number;
}

/** Texts are labelled a line at a time, and long lines in pieces: memory stays flat. */
const LONGEST_PIECE = 2000;
/** What is less likely is not proposed. */
const LEAST_LIKELY = 0.02;
/** A proposal that is just worth making is still worth more than none. */
const SLIGHT = 0.001;

export class TaggerModel {
  readonly #parts: ModelParts;
  readonly #labels: Labels;
  readonly #table: RowTable;
  readonly #likelihoods: ForwardBackward;
  #emissions = new Float32Array(0);

  constructor(parts: ModelParts) {
    this.#parts = parts;
    this.#labels = new Labels(parts.types);
    this.#table = new RowTable(parts.rows.hashes, placesOf(parts.rows));
    this.#likelihoods = new ForwardBackward(this.#labels);
  }

  get types(): readonly string[] {
    return this.#parts.types;
  }

  get judge(): Judge {
    return this.#parts.judge;
  }

  /** The same model with what was learnt of its word. */
  withJudge(judge: Judge): TaggerModel {
    return new TaggerModel({ ...this.#parts, judge });
  }

  /** Labels a text. Offsets are into `input.text`; spans never overlap. */
  tag(input: LearningInput): TaggedSpan[] {
    const proposals = this.propose(input);
    return chooseBest(this.judgeAll(input, proposals), this.judge.least);
  }

  /** Every span that may be a name, likely or not, in order of their starts; they overlap. */
  propose(input: LearningInput): Proposal[] {
    const features = extractFeatures(input, this.#parts.memory);
    const rules = new Map((input.cold ?? []).map(({ start, end, type, confidence }) => [keyOf(start, end, type), confidence]));
    const proposals: Proposal[] = [];
    for (let start = 0; start < input.text.length; ) {
      const end = pieceEnd(input.text, start);
      this.#proposeIn(features, start, end, (from, to, type, likely) => {
        const name = this.types[type] ?? "";
        proposals.push({ start: from, end: to, type: name, likely, rules: rules.get(keyOf(from, to, name)) ?? 0 });
      });
      start = end;
    }
    return proposals;
  }

  /** What each proposal is worth; the proposals are in order of their starts. */
  judgeAll(input: LearningInput, proposals: readonly Proposal[]): TaggedSpan[] {
    const evidence = weighEvidence(input, proposals);
    return proposals.map(({ start, end, type }): TaggedSpan => {
      const next = evidence.next().value;
      return { start, end, type, confidence: next === undefined ? 0 : Math.round(this.judge.probability(next, type) * 1000) / 1000 };
    });
  }

  #proposeIn(features: Int32Array, start: number, end: number, found: (start: number, end: number, type: number, likely: number) => void): void {
    const { count } = this.#labels;
    const length = end - start;
    if (this.#emissions.length < length * count) this.#emissions = new Float32Array(length * count);
    const emissions = this.#emissions;
    emissions.fill(0, 0, length * count);
    for (let i = 0; i < length; i += 1) this.#scoreAt(emissions, i * count, features, (start + i) * TEMPLATES);
    this.#likelihoods.listSpans(length, emissions, this.#parts.transitions, LEAST_LIKELY, (from, to, type, likely) => {
      found(start + from, start + to, type, likely);
    });
  }

  #scoreAt(emissions: Float32Array, to: number, features: Int32Array, from: number): void {
    const { scale, rows } = this.#parts;
    const { entries } = rows;
    for (let k = from; k < from + TEMPLATES; k += 1) {
      const place = this.#table.get(features[k] ?? 0);
      if (place === -1) continue;
      const start = (place >>> COUNT_BITS) * 2;
      const end = start + (place & MOST_ENTRIES) * 2;
      for (let entry = start; entry < end; entry += 2) {
        const at = to + (entries[entry] ?? 0);
        emissions[at] = (emissions[at] ?? 0) + (entries[entry + 1] ?? NO_WEIGHT) - NO_WEIGHT;
      }
    }
    for (let label = to; label < to + this.#labels.count; label += 1) emissions[label] = (emissions[label] ?? 0) * scale;
  }

  /** The model as a file. */
  serialise(): Uint8Array {
    return writeModel(this.#parts);
  }

  /** Reads a model's file; throws as `readModel` does. */
  static read(bytes: Uint8Array): TaggerModel {
    return new TaggerModel(readModel(bytes));
  }
}

const COUNT_BITS = 8;
const MOST_ENTRIES = (1 << COUNT_BITS) - 1;

/** Where each row's entries begin, in pairs, and how many there are, as one number: what a row's hash leads to is one step away in memory. */
function placesOf({ starts }: ModelParts["rows"]): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, row) => {
    const start = starts[row] ?? 0;
    return ((start / 2) << COUNT_BITS) | (((starts[row + 1] ?? start) - start) / 2);
  });
}

/** The disjoint spans that together are expected to be right most often, of those that are worth suggesting. */
export function chooseBest<T extends TaggedSpan>(all: readonly T[], least: number): T[] {
  const weighed = all.filter(({ confidence }) => confidence >= least).map((item): Weighed<T> => ({ item, start: item.start, end: item.end, weight: item.confidence - least + SLIGHT }));
  return selectByWeight(weighed);
}

/** After a line feed or a full stop where there is one. */
function pieceEnd(text: string, start: number): number {
  const line = text.indexOf("\n", start);
  const end = line < 0 ? text.length : line + 1;
  if (end - start <= LONGEST_PIECE) return end;
  const stop = text.lastIndexOf("。", start + LONGEST_PIECE);
  if (stop > start) return stop + 1;
  const code = text.charCodeAt(start + LONGEST_PIECE);
  return code >= 0xdc00 && code <= 0xdfff ? start + LONGEST_PIECE + 1 : start + LONGEST_PIECE;
}

/** The rules' types are written in capitals. */
function keyOf(start: number, end: number, type: string): string {
  return `${String(start)}:${String(end)}:${type.toUpperCase()}`;
}
