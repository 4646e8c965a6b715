/** Knows what speaks for and against a span that a model or the rules propose: what it looks like as a whole, what stands around it, and what else is proposed. */

import type { Token } from "../../ports";
import { normalise } from "../characters";
import type { LearningInput } from "./features";
import { hashText, mix } from "./hashing";
import type { TypedSpan } from "./labels";

/** A span that may be one of the labels; the best of a text are chosen by what they are judged to be worth. */
export interface Proposal extends TypedSpan {
  /** What the sequence model gives it, 0 to 1; 0 where only the rules propose it. */
  readonly likely: number;
  /** The rules' confidence in the same span and type, 0 to 1; 0 where they don't propose it. */
  readonly rules: number;
}

/** What a judgement is made from. */
export interface Evidence {
  /** Hashes. */
  readonly signs: readonly number[];
  /** As many as `WEIGHED`: how much of each kind of evidence there is. */
  readonly amounts: readonly number[];
}

/** The model's word alone, the rules' word, the model's for what the rules say and against it, the likeliest other span in its place, and the likeliest other label. */
export const WEIGHED = 6;
/**
 * What is believed first: model and rules are taken at their word, and strengthen each other. That a model which has
 * seen little doesn't know a name says nothing against the rules, and rivals tell nothing.
 */
export const FIRST_WEIGHTS: readonly number[] = [1, 1, 1, 0, 0, 0];

const MOST_ODDS = 5;
/** Proposals further apart than so many code units are no neighbours in a list. */
const NEAR = 3;
const LONGEST_SEEN = 15;
const MOST_TAGS = 5;

/** The log odds of a probability, within bounds. */
export function oddsOf(probability: number): number {
  const inside = Math.max(0.007, Math.min(0.993, probability));
  return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(inside / (1 - inside))));
}

/** The evidence on each of the proposals for a text, which are in order of their starts; one at a time, since a text may have hundreds of thousands. */
export function* weighEvidence(input: LearningInput, proposals: readonly Proposal[]): Generator<Evidence, undefined> {
  const scene = new Scene(input, proposals);
  for (const [index, proposal] of proposals.entries()) yield scene.evidenceOn(proposal, index);
}

type Cold = NonNullable<LearningInput["cold"]>[number];

class Scene {
  readonly #norm: string;
  readonly #tokens: readonly Token[];
  readonly #wordFrom = new Map<number, number>();
  readonly #wordTo = new Map<number, number>();
  readonly #proposals: readonly Proposal[];
  readonly #sure: readonly Proposal[];
  readonly #cold: readonly Cold[];
  readonly #sureOf = new Map<string, number>();
  readonly #longest: number;
  readonly #longestCold: number;
  #signs: number[] = [];
  #type = 0;

  constructor({ text, tokens = [], cold = [] }: LearningInput, proposals: readonly Proposal[]) {
    this.#norm = normalise(text);
    this.#tokens = tokens;
    tokens.forEach(({ start, end }, index) => {
      this.#wordFrom.set(start, index);
      this.#wordTo.set(end, index);
    });
    this.#proposals = proposals;
    this.#sure = proposals.filter(({ likely }) => likely > 0.5);
    for (const { type } of this.#sure) this.#sureOf.set(type, (this.#sureOf.get(type) ?? 0) + 1);
    this.#cold = [...cold].sort((a, b) => a.start - b.start);
    this.#longest = longestOf(proposals);
    this.#longestCold = longestOf(cold);
  }

  evidenceOn(proposal: Proposal, index: number): Evidence {
    this.#signs = [];
    this.#type = hashText(proposal.type, 0, proposal.type.length);
    this.#seeWhole(proposal);
    this.#seeAround(proposal);
    this.#seeWords(proposal);
    this.#seeRules(proposal);
    this.#seeNeighbours(proposal);
    return { signs: this.#signs, amounts: this.#amountsOf(proposal, index) };
  }

  #sign(kind: number, a: number, b = 0): void {
    this.#signs.push(mix(mix(mix(kind, this.#type), a), b));
  }

  #text(start: number, end: number): number {
    const from = Math.max(0, start);
    return from >= Math.min(end, this.#norm.length) ? 0 : hashText(this.#norm, from, Math.min(end, this.#norm.length));
  }

  #word(index: number | undefined): number {
    const token = index === undefined ? undefined : this.#tokens[index];
    return token === undefined ? 0 : this.#text(token.start, token.end);
  }

  #seeWhole({ start, end, likely }: Proposal): void {
    this.#sign(1, 0);
    this.#sign(2, Math.min(end - start, LONGEST_SEEN));
    this.#sign(3, Math.round(oddsOf(likely)));
    this.#sign(4, this.#text(start, end));
    this.#sign(5, this.#text(end - 1, end));
    this.#sign(6, this.#text(Math.max(start, end - 2), end));
    this.#sign(7, this.#text(Math.max(start, end - 3), end));
    this.#sign(8, this.#text(start, start + 1));
    this.#sign(9, this.#text(start, Math.min(end, start + 2)));
    this.#sign(10, this.#text(start, start + 1), this.#text(end - 1, end));
  }

  #seeAround({ start, end }: Proposal): void {
    const before = this.#text(start - 1, start);
    const after = this.#text(end, end + 1);
    this.#sign(11, before);
    this.#sign(12, after);
    this.#sign(13, before, after);
    this.#sign(14, this.#text(start - 2, start));
    this.#sign(15, this.#text(end, end + 2));
  }

  #seeWords({ start, end }: Proposal): void {
    const first = this.#wordFrom.get(start);
    const last = this.#wordTo.get(end);
    const before = this.#word(this.#wordTo.get(start));
    const after = this.#word(this.#wordFrom.get(end));
    this.#sign(16, first === undefined ? 0 : 1, last === undefined ? 0 : 1);
    this.#sign(17, before);
    this.#sign(18, after);
    this.#sign(19, before, after);
    if (first === undefined || last === undefined) return;
    let tags = last - first;
    for (let word = first; word <= last && word < first + MOST_TAGS; word += 1) {
      const tag = this.#tokens[word]?.tag ?? "";
      tags = mix(tags, hashText(tag, 0, tag.length));
    }
    this.#sign(20, tags);
    this.#sign(21, this.#word(first));
    this.#sign(22, this.#word(last));
    this.#sign(23, Math.min(last - first, LONGEST_SEEN));
  }

  #seeRules(proposal: Proposal): void {
    let met = false;
    for (let at = firstFrom(this.#cold, proposal.start - this.#longestCold); at < this.#cold.length; at += 1) {
      const found = this.#cold[at];
      if (found === undefined || found.start >= proposal.end) break;
      if (found.end <= proposal.start) continue;
      met = true;
      const place = placeOf(found, proposal);
      const type = hashText(found.type, 0, found.type.length);
      this.#sign(24, place, type);
      this.#sign(25, place, mix(type, hashText(found.subtype ?? "", 0, found.subtype?.length ?? 0)));
      this.#sign(26, place, mix(type, Math.round(found.confidence * 5)));
    }
    if (!met) this.#sign(27, 0);
  }

  /** Names in a list are of one kind mostly. */
  #seeNeighbours({ start, end, type, likely }: Proposal): void {
    const next = firstFrom(this.#sure, end);
    const after = this.#sure[next];
    let before: Proposal | undefined;
    for (let at = firstFrom(this.#sure, start) - 1; at >= 0 && before === undefined; at -= 1) {
      const other = this.#sure[at];
      if (other === undefined || other.start < start - this.#longest * 2) break;
      if (other.end <= start) before = other;
    }
    const kindBefore = before === undefined ? 0 : hashText(before.type, 0, before.type.length);
    const kindAfter = after === undefined ? 0 : hashText(after.type, 0, after.type.length);
    this.#sign(28, kindBefore, before === undefined ? 0 : this.#gap(before.end, start));
    this.#sign(29, kindAfter, after === undefined ? 0 : this.#gap(end, after.start));
    this.#sign(30, kindBefore, kindAfter);
    this.#sign(31, (this.#sureOf.get(type) ?? 0) > (likely > 0.5 ? 1 : 0) ? 1 : 0);
  }

  #gap(from: number, to: number): number {
    return to - from <= NEAR ? this.#text(from, to) : Math.min(3, Math.floor((to - from) / 6));
  }

  #amountsOf(proposal: Proposal, index: number): number[] {
    const { likely, rules, start, end } = proposal;
    let rival = 0;
    let label = 0;
    for (let at = firstFrom(this.#proposals, start - this.#longest); at < this.#proposals.length; at += 1) {
      const other = this.#proposals[at];
      if (other === undefined || other.start >= end) break;
      if (at === index || other.end <= start) continue;
      if (other.start === start && other.end === end) label = Math.max(label, other.likely);
      else rival = Math.max(rival, other.likely);
    }
    const odds = oddsOf(likely);
    const words = rules === 0 ? [odds, 0, 0, 0] : [0, oddsOf(rules), Math.max(0, odds), Math.min(0, odds)];
    return [...words, oddsOf(rival), oddsOf(label)];
  }
}

/** How one span lies to another that it overlaps. */
function placeOf(found: Cold, { start, end }: Proposal): number {
  if (found.start === start && found.end === end) return 1;
  if (found.start <= start && found.end >= end) return 2;
  if (found.start < start || found.end > end) return 3;
  return 4 + (found.start === start ? 1 : 0) + (found.end === end ? 2 : 0);
}

function longestOf(spans: readonly { readonly start: number; readonly end: number }[]): number {
  return spans.reduce((most, { start, end }) => Math.max(most, end - start), 0);
}

/** The first of spans in order of their starts that begins at an offset or behind it. */
function firstFrom(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
