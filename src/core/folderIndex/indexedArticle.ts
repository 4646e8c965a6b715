/** Knows what the folder index keeps of an article: where its figures and names stand, and the keys they are found by. */

import { dimension } from "../analysis/sameQuantity";
import type { Analysis } from "../analysis/analyze";
import type { Fact, StatedFact } from "../checks/facts";
import { roundedInterval } from "../checks/precision";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";
import { LineMap, type LinePosition } from "../text/lines";
import type { Span } from "../text/span";
import { foldName } from "./nameList";

/** A figure or a name as the index keeps it. Offsets are into the file. */
export interface IndexedMention extends Span {
  readonly kind: "figure" | "entity";
  /** A `FigureKind` or an `EntityType`. */
  readonly label: string;
  /** What a reader sees. */
  readonly text: string;
  /** Figures: what must agree for two to be comparable. Names: the canonical name. */
  readonly sense: string;
  /** Figures with a single numeric value. */
  readonly value?: number;
  /** Days, months, quarters and years, in EDTF. */
  readonly date?: string;
  /** Where the mention begins and ends in the file, so that it can be shown without opening it. */
  readonly from: LinePosition;
  readonly to: LinePosition;
  /** Of a name that is not sure; 0 to 1. */
  readonly confidence?: number;
  /** Bounds of the true value, where a qualifier gives them. */
  readonly min?: number;
  readonly max?: number;
}

/** What an article states in plain words, as the index keeps it. */
export interface IndexedFact extends StatedFact {
  readonly from: LinePosition;
  readonly to: LinePosition;
}

/** Tells whether a file must be read again. */
export interface FileStamp {
  readonly modified: number;
  readonly size: number;
}

export interface IndexedArticle {
  readonly uri: string;
  readonly stamp: FileStamp;
  readonly title?: string;
  readonly date?: string;
  readonly mentions: readonly IndexedMention[];
  /** Only of articles with a date, since they are compared with those of the same day. */
  readonly facts?: readonly IndexedFact[];
}

export interface IndexInput extends Pick<Analysis, "article" | "figures" | "entities"> {
  /** In offsets of the visible text. */
  readonly facts?: readonly Fact[];
}

export function toIndexedArticle(uri: string, stamp: FileStamp, analysis: IndexInput): IndexedArticle {
  const { title, date } = analysis.article.meta;
  const lines = new LineMap(analysis.article.text);
  const place = <M extends Span>(mention: M): M & Pick<IndexedMention, "from" | "to"> => ({
    ...mention,
    from: lines.positionAt(mention.start),
    to: lines.positionAt(mention.end),
  });
  return {
    uri,
    stamp,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    mentions: [...analysis.figures.map(quantityOf), ...analysis.entities.map(nameOf)].map(place),
    ...(date === undefined || analysis.facts === undefined ? {} : { facts: factsInFile(analysis.facts, analysis.article).map(place) }),
  };
}

/** Facts as they are kept and compared, in offsets of the file; one that has no place there is left out. */
export function factsInFile(facts: readonly Fact[], { visible }: Analysis["article"]): StatedFact[] {
  return facts.flatMap(({ figure, subject, metric, period, keys }) => {
    const span = visible.toSource(figure);
    const text = figure.surface ?? figure.text;
    return span === undefined ? [] : [{ ...span, text, subject, metric, period, keys, ...roundedInterval(figure) }];
  });
}

/** The key of a fact in articles of one day; `date` is an article's, in ISO 8601. */
export function factKey(date: string, key: string): string {
  return `!${date.slice(0, 10)} ${key}`;
}

/** Every key under which an article is found; an article is listed once for each. */
export function keysOf({ mentions, facts = [], date }: Pick<IndexedArticle, "mentions" | "facts" | "date">): Set<string> {
  const keys = new Set<string>();
  for (const fact of facts) for (const key of fact.keys) if (date !== undefined) keys.add(factKey(date, key));
  for (const mention of mentions) {
    if (mention.kind === "entity") {
      keys.add(nameKey(mention.text));
      keys.add(nameKey(mention.sense));
    } else if (mention.value !== undefined) {
      keys.add(valueKey(mention.value));
      for (const key of isVague(mention) ? vagueKeys(mention) : [bandKey(mention.sense, mention.value)]) keys.add(key);
    } else if (mention.date !== undefined) {
      keys.add(valueKey(mention.date));
    }
  }
  return keys;
}

export function valueKey(value: number | string): string {
  return `=${value.toString()}`;
}

export function nameKey(name: string): string {
  return `@${foldName(name)}`;
}

/** What must be known of a quantity to find others that it can't be told from. */
export type Quantity = Pick<IndexedMention, "value" | "min" | "max" | "sense">;

/**
 * Keys of the quantities that may be about the same. Only what says that it isn't exact can be, so exact ones are
 * looked for among the vague alone, and vague ones among all of their nature.
 */
export function nearKeys(quantity: Quantity): string[] {
  return isVague(quantity) ? [...vagueKeys(quantity), ...bandsOf(quantity).map((band) => `~${quantity.sense}${band}`)] : vagueKeys(quantity);
}

/** The keys of vague quantities near a value, of whatever nature. */
export function vagueKeys(quantity: Pick<Quantity, "value" | "min" | "max">): string[] {
  return bandsOf(quantity).map((band) => `~${band}`);
}

/** The key of the exact quantities of a nature near a value. */
export function bandKey(sense: string, value: number): string {
  return `~${sense}${bandsOf({ value }).join("")}`;
}

function isVague({ min, max }: Quantity): boolean {
  return min !== undefined && max !== undefined;
}

const MOST_BANDS = 12;

/** Bands a tenth of a decade wide, from the least to the greatest that the value may be. */
function bandsOf({ value, min, max }: Pick<Quantity, "value" | "min" | "max">): string[] {
  if (value === undefined) return [];
  const from = band(min ?? value);
  const to = band(max ?? value);
  const bands: string[] = [];
  for (let i = from; i <= Math.min(to, from + MOST_BANDS); i++) bands.push(`${Math.sign(value).toString()}:${i.toString()}`);
  return bands;
}

function band(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) * 10);
}

/** A mention before it has its place in the file. */
type Unplaced = Omit<IndexedMention, "from" | "to">;

/** What must be known of a figure to find others like it. */
export function quantityOf(figure: Figure): Unplaced {
  const value = typeof figure.value === "number" ? figure.value : undefined;
  const { valueMin: min, valueMax: max } = figure;
  const bounds = typeof min === "number" && typeof max === "number" && !figure.isRange ? { min, max } : {};
  return {
    kind: "figure",
    label: figure.kind,
    start: figure.start,
    end: figure.end,
    text: figure.surface ?? figure.text,
    sense: dimension(figure),
    ...(value === undefined ? {} : { value }),
    ...(figure.kind === "date" && typeof figure.value === "string" ? { date: figure.value } : {}),
    ...bounds,
  };
}

/** Names that are surer than this are not worth a place in the index for their doubt. */
const SURE = 0.9;

/** How near the most uncertain name of an article is to an even chance: 0 where all are sure, to 0.5. */
export function doubtOf({ mentions }: Pick<IndexedArticle, "mentions">): number {
  return mentions.reduce((most, { confidence }) => (confidence === undefined ? most : Math.max(most, 0.5 - Math.abs(confidence - 0.5))), 0);
}

function nameOf(entity: Entity): Unplaced {
  const text = entity.surface ?? entity.text;
  const { type, start, end, canonical, confidence } = entity;
  return { kind: "entity", label: type, start, end, text, sense: canonical ?? text, ...(confidence < SURE ? { confidence } : {}) };
}
