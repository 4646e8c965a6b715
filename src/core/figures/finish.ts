/** Knows how a draft becomes a figure: exact values as JSON numbers, and as strings where those can't hold them. */

import Big from "big.js";
import type { Zone } from "../article/zone";
import type { Draft, DraftValue } from "./draft";
import type { Figure } from "./figure";

/** A figure while its optional fields are being filled in. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The text as written, in which the draft was read; its zone; and what the figure's offsets are counted from. */
export interface Surface {
  readonly text: string;
  readonly zone: Zone;
  readonly origin: number;
}

/** The figure that a draft describes, in the text's own characters. */
export function finish(draft: Draft, { text: surface, zone, origin }: Surface): Figure {
  const text = surface.slice(draft.start, draft.end);
  const figure: Writable<Figure> = {
    start: origin + draft.start,
    end: origin + draft.end,
    text,
    kind: draft.kind,
    value: plain(draft.value),
    unit: draft.unit,
    currency: draft.currency,
    qualifier: draft.marks.length === 0 ? "exact" : draft.marks.join("+"),
    isRange: draft.isRange,
    valueMin: plain(draft.min),
    valueMax: plain(draft.max),
    level: draft.optional === undefined ? "core" : "optional",
    zone,
    rule: draft.rule,
  };
  addReading(figure, draft, text);
  addMeaning(figure, draft);
  return figure;
}

/** How exactly it was written. */
function addReading(figure: Writable<Figure>, draft: Draft, text: string): void {
  if (STRAY_MARK.test(text)) figure.surface = text.replace(STRAY_MARKS, "");
  const decimal = decimalOf(draft);
  if (decimal !== undefined) figure.decimal = decimal;
  if (draft.significant !== undefined && draft.value instanceof Big) figure.step = `1e${String(draft.significant)}`;
  if (draft.values !== undefined) {
    figure.isList = true;
    figure.values = draft.values.map((value) => plain(value) ?? "");
  }
}

/** What its unit and the words around it say. */
function addMeaning(figure: Writable<Figure>, draft: Draft): void {
  if (draft.unitInferred === true) figure.unitInferred = true;
  if (draft.currencyInferred === true) figure.currencyInferred = true;
  if (draft.subkind !== undefined) figure.subkind = draft.subkind;
  if (draft.bound !== undefined) figure.bound = draft.bound;
  if (draft.comparison !== undefined) figure.comparison = draft.comparison;
  if (draft.sign !== undefined) figure.sign = draft.sign;
  if (draft.per !== undefined) figure.per = draft.per;
  if (draft.subject !== undefined) figure.subject = draft.subject;
  if (draft.metric !== undefined) figure.metric = draft.metric;
  if (draft.mod !== undefined) figure.mod = draft.mod;
  if (draft.interval !== undefined) figure.interval = draft.interval;
  if (draft.note !== undefined) figure.note = draft.note;
  if (draft.rhetorical === true) figure.rhetorical = true;
  if (draft.optional !== undefined) figure.class = draft.optional;
  if (draft.table !== undefined) figure.table = draft.table;
}

/** A quotation mark that stands inside a span is left out of what is read aloud. */
const STRAY_MARK = /[”"’'」]/u;
const STRAY_MARKS = /[”"’'」]/gu;

function plain(value: DraftValue): number | string | null {
  return value instanceof Big ? value.toNumber() : value;
}

/** The decimal as a string where a number would lose digits or written zeros. */
function decimalOf(draft: Draft): string | undefined {
  const { value } = draft;
  if (!(value instanceof Big)) return undefined;
  const written = draft.decimals ?? 0;
  // Up to 15 digits without written zeros a number holds exactly.
  if (value.c.length <= 15 && written <= decimalsOf(value) && value.e < 21) return undefined;
  const exact = written > decimalsOf(value) ? value.toFixed(written) : value.toFixed();
  return exact === plainDecimal(value.toNumber()) ? undefined : exact;
}

/** How many decimals a value needs. */
function decimalsOf(value: Big): number {
  return Math.max(0, value.c.length - 1 - value.e);
}

/** A JSON number without exponent, as far as it can be written so. */
function plainDecimal(value: number): string {
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}
