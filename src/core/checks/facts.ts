/** Knows what a text states in plain words: that a subject's metric had a value in a period. */

import { dimension } from "../analysis/sameQuantity";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";
import { compareSpans, type Span } from "../text/span";
import { comparableMetric, isLasting, plainWordAt } from "./factWords";
import type { CheckInput } from "./finding";
import { statedPeriod } from "./periods";
import { writtenInterval, type Interval } from "./precision";
import { listSentences, type Sentence } from "./sentences";

/** Where a sentence names somebody; the same `identity` for every name of the same one. */
export interface SubjectMention extends Span {
  readonly identity: string;
  /** As it is written there. */
  readonly name: string;
  /** What others may call it: every name that the text has for it. */
  readonly names: readonly string[];
}

export interface Fact {
  readonly figure: Figure;
  /** As the sentence names it. */
  readonly subject: string;
  readonly metric: string;
  /** As the sentence names it; empty for what lasts until it is changed. */
  readonly period: string;
  /** One for each name of the subject. Facts that share a key must have the same value, or one of them is wrong. */
  readonly keys: readonly string[];
}

/** A fact in offsets of its file, as it is kept and compared; the bounds hold every rounding of the value. */
export interface StatedFact extends Span, Interval, Pick<Fact, "subject" | "metric" | "period" | "keys"> {
  /** The figure as a reader sees it. */
  readonly text: string;
}

/** What is expected, conditional or told of another reckoning is no fact. */
const NOT_STATED = /预[计期测告增减亏盈]|有望|目标|计划|拟|力争|将|若|如果|假[如设]|修正|更正|调整|扣除|剔除|非经常性|重述|口径|估|此前|原(?!保)|传闻|不实|单季|其中|分别|合计|旗下|子公司|下属/;
/** What may stand before the subject where it is the sentence's own. */
const OPENS = /^[。！？；，,：:（(【《“据悉\s]?$/;
/** What makes the figure a part of something else. */
const GOES_ON = /^(?:的|以上|以下|左右|上下|目标|至|到|-|～|~)/;
/** In code units, from the subject to the value. */
const FARTHEST = 160;
/** A longer sentence, or one with more figures, is an enumeration. */
const LONGEST_SENTENCE = 1000;
const MOST_FIGURES = 30;

/**
 * Every fact of a text, in reading order. Only sentences in which every word between subject and value is known are
 * read; whatever is told in more winding words stays out. `subjects` are sorted. Linear.
 */
export function listFacts(input: CheckInput, subjects: readonly SubjectMention[]): Fact[] {
  const facts: Fact[] = [];
  let next = 0;
  for (const sentence of listSentences(input, /[^。！？\n]+[。！？]?/g)) {
    const inside: SubjectMention[] = [];
    for (let subject = subjects[next]; subject !== undefined && subject.start < sentence.end; subject = subjects[++next]) {
      if (subject.start >= sentence.start && subject.end <= sentence.end) inside.push(subject);
    }
    if (isPlain(sentence) && inside.length <= MOST_FIGURES) facts.push(...readSentence(sentence, inside, input.article.visible.text));
  }
  return facts;
}

const MOST_NAMES = 8;

/** The organisations that a text names, in reading order; `entities` are in offsets of the visible text. */
export function subjectsOf(entities: readonly Entity[]): SubjectMention[] {
  const namesOf = new Map<string, Set<string>>();
  const named = entities.flatMap(({ type, level, start, end, text, surface = text, canonical = surface }) => {
    if (type !== "ORG" || level !== "core") return [];
    const names = namesOf.get(canonical) ?? new Set([canonical]);
    if (names.size < MOST_NAMES) names.add(surface);
    namesOf.set(canonical, names);
    return [{ start, end, name: surface, identity: canonical }];
  });
  return named.map((mention) => ({ ...mention, names: [...(namesOf.get(mention.identity) ?? [])] })).sort(compareSpans);
}

function isPlain({ start, end, figures }: Sentence): boolean {
  return end - start <= LONGEST_SENTENCE && figures.length <= MOST_FIGURES;
}

/** A sentence that gives one key twice speaks of parts or of a change, so neither is taken. */
function readSentence(sentence: Sentence, subjects: readonly SubjectMention[], text: string): Fact[] {
  const facts = sentence.figures.flatMap((figure) => readFact(figure, sentence, subjects, text) ?? []);
  return facts.filter((fact) => facts.every((other) => other === fact || !shareKey(fact, other)));
}

function readFact(figure: Figure, sentence: Sentence, subjects: readonly SubjectMention[], text: string): Fact | undefined {
  const metric = isLevel(figure) ? comparableMetric(figure.metric ?? "") : undefined;
  if (metric === undefined || GOES_ON.test(text.slice(figure.end, figure.end + 2))) return undefined;
  const subject = subjectOf(figure, subjects, sentence, text);
  if (subject === undefined || figure.start - subject.end > FARTHEST) return undefined;
  if (NOT_STATED.test(text.slice(sentence.start, figure.start))) return undefined;
  if (!/(?:^|[dpvc])m[dlvc]*$/.test(roles(subject.end, figure, sentence, subjects, text))) return undefined;
  const dates = sentence.figures.filter(({ kind, start }) => kind === "date" && start < figure.start);
  const period = dates.length === 0 && isLasting(metric) ? { edtf: "", words: "" } : statedPeriod(dates, text);
  if (period === undefined) return undefined;
  const keys = subject.names.map((name) => JSON.stringify([name, metric, period.edtf, dimension(figure), figure.sign ?? 1]));
  return { figure, subject: subject.name, metric, period: period.words, keys };
}

/** Whether two facts state the same thing, of whatever value. */
export function shareKey(a: Pick<Fact, "keys">, b: Pick<Fact, "keys">): boolean {
  return a.keys.some((key) => b.keys.includes(key));
}

/** An exact level, not a change, a bound, or a cell whose headers say more than the sentence. */
function isLevel(figure: Figure): boolean {
  const { kind, comparison, bound, table, level } = figure;
  if (kind !== "amount" && kind !== "count" && kind !== "percent") return false;
  return comparison?.mode !== "by" && (bound === undefined || bound === "reached") && table === undefined && level === "core" && writtenInterval(figure) !== undefined;
}

/** The first mention of whom the sentence named last before the figure, if the sentence is about him. */
function subjectOf(figure: Figure, subjects: readonly SubjectMention[], sentence: Sentence, text: string): SubjectMention | undefined {
  const last = subjects.findLast(({ end }) => end <= figure.start);
  const first = subjects.find(({ identity }) => identity === last?.identity);
  if (first === undefined) return undefined;
  const isOwn = OPENS.test(text.slice(Math.max(0, first.start - 1), first.start)) || sentence.figures.some(({ kind, end }) => kind === "date" && end === first.start);
  return isOwn ? first : undefined;
}

/**
 * The words from `start` to the figure, each as the letter of its role; other names of the subject and figures other
 * than dates as `f`, dates as `d`. Ends with `?` at the first word that no plain statement has.
 */
function roles(start: number, figure: Figure, sentence: Sentence, subjects: readonly SubjectMention[], text: string): string {
  let found = "";
  for (let at = start; at < figure.start; ) {
    const inside = sentence.figures.find((other) => other.start === at) ?? subjects.find((other) => other.start === at);
    const word = inside === undefined ? plainWordAt(text, at) : undefined;
    if (inside !== undefined) found += "kind" in inside && inside.kind === "date" ? "d" : "f";
    else if (word !== undefined) found += word.role;
    else if (text[at] !== " ") return `${found}?`;
    at = inside?.end ?? at + (word?.word.length ?? 1);
  }
  return found;
}
