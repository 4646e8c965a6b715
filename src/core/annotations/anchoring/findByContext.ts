/** Knows how a quote is looked for in text that may have changed: its surroundings first, then its words. */

import search from "approx-string-match";
import type { Span } from "../../text/span";
import { leadsTo } from "./agree";
import type { Gap } from "./aligned";
import type { Anchoring } from "./anchoring";
import type { QuoteSelector } from "../annotation";
import type { GramIndex } from "./gramIndex";
import { isFused } from "./isFused";
import { wholeCharacter } from "./quote";
import { rateContext, ratePrefix, rateSuffix, type ContextRating } from "./rateContext";

export interface ContextQuery {
  /** Of the text that is searched. */
  readonly index: GramIndex;
  readonly quote: QuoteSelector;
  readonly gap: Gap;
  /** Where the quote should begin. */
  readonly expected: number;
  /** Nothing but the quoted text itself may be proposed as its new place, unless context on both sides leads there. */
  readonly exactOnly: boolean;
  /** Whether what is open is known to be all that changed. */
  readonly informed: boolean;
}

interface Candidate extends Span, ContextRating {
  readonly home: boolean;
}

const ANCHORED = 0.9;
/** From where a place in a sentence that was edited on one side only can still count as found. */
const LEAST_SCORE = 0.76;
/** How much better than the next best a place must be. */
const MARGIN = 0.05;
/** What each side must be worth where neither is wholly the same. */
const LEAST_CONTEXT = 0.8;
/** From where the context on one side counts as the same. */
const SAME_CONTEXT = 0.9;
/** From where a quote that stands elsewhere has so much of its context there that it was moved, not repeated. */
const WHOLE_CONTEXT = 0.97;
/** How many of the nearest places on each side are taken in any case. */
const MOST_NEAREST = 3;
/** Of those with a neighbour that is the same, how many. */
const MOST_ALIKE = 16;
/** Of all places, how many of the nearest, and of the most alike, are rated. */
const MOST_RATED = 4;
/** Neighbouring UTF-16 code units that must be the same on one side at least. */
const TOUCH = 3;
/** And how many must be the same on one side of a place that counts as found. */
const CONTACT = 2;
/** How much context there must be before one side alone is believed, in UTF-16 code units; and a move. */
const ONE_SIDE = 16;
const MOVED_CONTEXT = 24;
/** How much must have come, in UTF-16 code units, to be a copy of a sentence. */
const LEAST_COPY = 16;
/** And how many of the very neighbours are copied with a quote. */
const COPIED_CONTEXT = 12;
/** How far around the expected place changed surroundings are looked for. */
const REACH = 4000;
/** And how far for those of a place that only seems to be another. */
const OTHER_REACH = 600;
/** How far the surroundings may reach into sentences that did not change. */
const CONTEXT_MARGIN = 48;
/** An approximate search costs length times errors, so longer quotes are sought by their ends only. */
const LONGEST_FUZZY = 256;

/** Offsets are of `text`. */
export function findByContext(query: ContextQuery): Anchoring {
  const candidates = findExact(query);
  const [best, next] = candidates;
  if (best !== undefined && best.score >= LEAST_SCORE) {
    const alike = next !== undefined && (next.score > best.score - MARGIN || candidates.some((one) => one !== best && one.score >= LEAST_SCORE && (isRival(one, query) || isNearer(one, best, query))));
    const rivalled = alike || (query.gap.repeated && candidates.filter(({ home }) => home).length > 1);
    if (!rivalled && isFirm(best, query) && leadsTo(query.index.text, best, query.quote)) {
      const other = findOther(best, query);
      return other === undefined ? { state: "anchored", span: best } : { state: "needsReview", span: other, reason: "changed" };
    }
    if (best.score >= ANCHORED) return { state: "needsReview", span: best, reason: rivalled ? "ambiguous" : best.home ? "context" : "moved" };
  }
  const changed = findBetween(query);
  if (changed !== undefined) return { state: "needsReview", span: changed, reason: "changed" };
  if (best !== undefined && Math.max(best.prefix, best.suffix) >= SAME_CONTEXT) {
    return { state: "needsReview", span: best, reason: best.home ? "context" : "moved" };
  }
  if (best !== undefined && query.informed && candidates.filter(({ home }) => home).length === 1 && best.home) {
    return { state: "needsReview", span: best, reason: "context" };
  }
  const similar = query.exactOnly ? undefined : findSimilar(query);
  return similar === undefined ? { state: "orphan", reason: "deleted" } : { state: "needsReview", span: similar, reason: "changed" };
}

/** At home a good score will do, or one side that is the same; elsewhere, and where nothing is known of the old text, both. */
function isFirm(candidate: Candidate, { index: { text }, informed, quote, gap }: ContextQuery): boolean {
  if (!touches(text, candidate, quote) || isFused(text, candidate, quote)) return false;
  const both = Math.min(candidate.prefix, candidate.suffix);
  if (informed && candidate.home) {
    // What is there may be left of another sentence, or of a repetition of the same words.
    if (gap.gone > gap.come || (quote.repeated === true && gap.growth < 0)) return both >= SAME_CONTEXT;
    const oneSide = (rating: number, context: string): boolean => rating >= WHOLE_CONTEXT && context.length >= ONE_SIDE;
    return (candidate.score >= ANCHORED && both >= LEAST_CONTEXT) || oneSide(candidate.prefix, quote.prefix) || oneSide(candidate.suffix, quote.suffix);
  }
  if (candidate.score < ANCHORED) return false;
  if (!informed) return both >= SAME_CONTEXT;
  return both >= WHOLE_CONTEXT && quote.prefix.length + quote.suffix.length >= MOVED_CONTEXT;
}

/**
 * Where other text stands between the old surroundings than at a place whose own are alike and no more: of two sentences of
 * the same build, the quote may have been changed in the one, and the other is not where it was.
 */
function findOther(candidate: Candidate, query: ContextQuery): Span | undefined {
  if (Math.max(candidate.prefix, candidate.suffix) >= WHOLE_CONTEXT) return undefined;
  const other = findBetween(query, OTHER_REACH);
  if (other === undefined || (other.start < candidate.end && candidate.start < other.end)) return undefined;
  const { index, quote } = query;
  const rating = ratePrefix(index.text, other.start, quote.prefix) + rateSuffix(index.text, other.end, quote.suffix);
  return rating < candidate.prefix + candidate.suffix ? undefined : other;
}

/** Whether a place can't be ruled out beside a better one: it would do, or one side at home is nearly the same. */
function isRival(candidate: Candidate, query: ContextQuery): boolean {
  if (isFirm(candidate, query)) return true;
  if (!query.informed || !candidate.home) return false;
  const side = Math.max(candidate.prefix, candidate.suffix);
  if (query.gap.growth < LEAST_COPY) return side >= SAME_CONTEXT;
  // The better place may be in a copy that has come, and this one in what it was copied from and was edited since.
  return side >= LEAST_CONTEXT || sameAround(query.index.text, candidate, query.quote) >= COPIED_CONTEXT;
}

/**
 * Whether more of the very neighbours are the same at a place elsewhere, one side of it wholly: where a stretch was copied to
 * right before the quote, the copy stands where the quote stood.
 */
function isNearer(candidate: Candidate, best: Candidate, { index: { text }, quote }: ContextQuery): boolean {
  return Math.max(candidate.prefix, candidate.suffix) >= WHOLE_CONTEXT && sameAround(text, candidate, quote) > sameAround(text, best, quote);
}

/** Whether the very neighbour on one side at least is the same: else the words may have come with another clause. */
function touches(text: string, { start, end }: Span, { prefix, suffix }: QuoteSelector): boolean {
  const before = prefix.slice(-CONTACT);
  const after = suffix.slice(0, CONTACT);
  return text.startsWith(before, start - before.length) || text.startsWith(after, end);
}

/** The places of the quoted text that overlap what changed, best first. */
function findExact(query: ContextQuery): Candidate[] {
  const { index, quote, expected, gap: { open } } = query;
  const { text } = index;
  const placeAt = (start: number): Span => ({ start, end: start + quote.exact.length });
  const starts = listExact(query);
  const distance = (start: number): number => Math.abs(start - expected);
  // Rating costs most: the nearest places, and those whose very neighbours are the same, of these the nearest.
  const nearest = cheapest(starts, distance);
  const alike = cheapest(starts, (start) => distance(start) / (text.length + 1) - sameAround(text, placeAt(start), quote));
  const rated = [...new Set([...nearest, ...alike])].map(placeAt).map((place) => ({ ...place, home: open.isHome(place), ...rateContext(text, place, quote, expected) }));
  return rated.sort((a, b) => b.score - a.score);
}

/** Those of the lowest cost, cheapest first, as many as are rated. */
function cheapest(starts: readonly number[], cost: (start: number) => number): number[] {
  const chosen: number[] = [];
  const costs: number[] = [];
  for (const start of starts) {
    const own = cost(start);
    let at = chosen.length;
    while (at > 0 && (costs[at - 1] ?? 0) > own) at--;
    if (at >= MOST_RATED) continue;
    chosen.splice(at, 0, start);
    costs.splice(at, 0, own);
    if (chosen.length <= MOST_RATED) continue;
    chosen.pop();
    costs.pop();
  }
  return chosen;
}

/** How many code units right before and right after a place are the same as they were. */
function sameAround(text: string, { start, end }: Span, { prefix, suffix }: QuoteSelector): number {
  let before = 0;
  while (before < prefix.length && text.charCodeAt(start - 1 - before) === prefix.charCodeAt(prefix.length - 1 - before)) before++;
  let after = 0;
  while (after < suffix.length && text.charCodeAt(end + after) === suffix.charCodeAt(after)) after++;
  return before + after;
}

/** Where the nearest places begin, and further off those where a neighbour at least is the same: others can't be better. */
function listExact({ index, quote, gap: { open }, expected }: ContextQuery): number[] {
  const { exact, prefix, suffix } = quote;
  const { text } = index;
  const [before, after] = [prefix.slice(-TOUCH), suffix.slice(0, TOUCH)];
  const isOpen = (start: number): boolean => open.overlaps({ start, end: start + exact.length });
  const near = { start: expected - REACH, end: expected + REACH };
  const starts = new Set([
    ...nearestIn(text, near, exact, expected).filter(isOpen),
    ...index.nearest(before + exact, expected - before.length, MOST_ALIKE, (at) => isOpen(at + before.length)).map((at) => at + before.length),
    ...index.nearest(exact + after, expected, MOST_ALIKE, isOpen),
  ]);
  for (const home of open.home) for (const at of nearestIn(text, home, exact, expected)) if (isOpen(at)) starts.add(at);
  return [...starts];
}

/** The occurrences that overlap a stretch, up to some on each side of a place; a long stretch is looked through near it only. */
function nearestIn(text: string, { start, end }: Span, exact: string, place: number): number[] {
  const from = Math.max(0, start - exact.length + 1, place - REACH);
  const window = text.slice(from, Math.min(end + exact.length - 1, Math.max(place, start) + REACH));
  const middle = Math.max(0, place - from);
  const found: number[] = [];
  for (let at = window.indexOf(exact, middle), i = 0; at >= 0 && i < MOST_NEAREST; at = window.indexOf(exact, at + 1), i++) found.push(from + at);
  for (let at = middle < 1 ? -1 : window.lastIndexOf(exact, middle - 1), i = 0; at >= 0 && i < MOST_NEAREST; i++) {
    found.push(from + at);
    at = at === 0 ? -1 : window.lastIndexOf(exact, at - 1);
  }
  return found;
}

/** What stands between the old surroundings, if both are found near each other in a region at home. */
function findBetween({ index: { text }, quote, gap: { open }, expected }: ContextQuery, reach = REACH): Span | undefined {
  const before = quote.prefix.slice(-16);
  const after = quote.suffix.slice(0, 16);
  if (before.length < 4 || after.length < 4) return undefined;
  const widest = quote.exact.length * 2 + 16;
  let best: (Span & { cost: number }) | undefined;
  for (const region of open.home) {
    const from = Math.max(0, region.start - CONTEXT_MARGIN, expected - reach);
    const to = Math.min(region.end + CONTEXT_MARGIN, expected + reach);
    if (from >= to) continue;
    const window = text.slice(from, to);
    const ends = search(window, before, Math.floor(before.length / 4));
    const starts = search(window, after, Math.floor(after.length / 4));
    for (const left of ends) {
      for (const right of starts) {
        const length = right.start - left.end;
        if (length <= 0 || length > widest) continue;
        const cost = left.errors + right.errors + Math.abs(from + left.end - expected) / text.length + Math.abs(length - quote.exact.length) / widest;
        if (best === undefined || cost < best.cost) best = { start: from + left.end, end: from + right.start, cost };
      }
    }
  }
  return best === undefined ? undefined : whole(text, best);
}

/** The most similar text at home; only a proposal. */
function findSimilar({ index: { text }, quote, gap: { open }, expected }: ContextQuery): Span | undefined {
  if (quote.exact.length < 4 || quote.exact.length > LONGEST_FUZZY) return undefined;
  const most = Math.min(32, Math.floor(quote.exact.length / 4));
  let best: (Span & { errors: number }) | undefined;
  for (const region of open.home) {
    const start = Math.max(region.start, expected - REACH);
    const end = Math.min(region.end, expected + REACH);
    if (start >= end) continue;
    for (const match of search(text.slice(start, end), quote.exact, most)) {
      const place = { start: start + match.start, end: start + match.end, errors: match.errors };
      const nearer = best !== undefined && Math.abs(place.start - expected) < Math.abs(best.start - expected);
      if (best === undefined || match.errors < best.errors || (match.errors === best.errors && nearer)) best = place;
    }
  }
  return best === undefined ? undefined : whole(text, best);
}

function whole(text: string, { start, end }: Span): Span | undefined {
  const from = wholeCharacter(text, start);
  const to = wholeCharacter(text, end);
  return from < to ? { start: from, end: to } : undefined;
}
