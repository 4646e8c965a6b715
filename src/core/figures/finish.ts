/** Knows how a draft becomes a figure: exact values as JSON numbers, and as strings where those can't hold them. */

import Big from "big.js";
import type { VisibleText } from "../article/visibleText";
import type { Draft, DraftValue } from "./draft";
import type { Figure } from "./figure";

/** The figure that a draft describes, in the visible text's own characters. */
export function finish(draft: Draft, visible: VisibleText): Figure {
  const text = visible.text.slice(draft.start, draft.end);
  const decimal = decimalOf(draft);
  const surface = surfaceOf(text);
  return {
    start: draft.start,
    end: draft.end,
    text,
    ...(surface === text ? {} : { surface }),
    kind: draft.kind,
    value: plain(draft.value),
    ...(decimal === undefined ? {} : { decimal }),
    unit: draft.unit,
    ...optional("unitInferred", draft.unitInferred),
    currency: draft.currency,
    ...optional("currencyInferred", draft.currencyInferred),
    qualifier: draft.marks.length === 0 ? "exact" : draft.marks.join("+"),
    isRange: draft.isRange,
    valueMin: plain(draft.min),
    valueMax: plain(draft.max),
    ...(draft.values === undefined ? {} : { isList: true, values: draft.values.map((value) => plain(value) ?? "") }),
    ...optional("subkind", draft.subkind),
    ...optional("bound", draft.bound),
    ...optional("comparison", draft.comparison),
    ...optional("sign", draft.sign),
    ...optional("per", draft.per),
    ...optional("subject", draft.subject),
    ...optional("metric", draft.metric),
    ...optional("mod", draft.mod),
    ...optional("interval", draft.interval),
    ...optional("note", draft.note),
    ...optional("rhetorical", draft.rhetorical),
    ...(draft.significant === undefined || !(draft.value instanceof Big) ? {} : { step: `1e${String(draft.significant)}` }),
    level: draft.optional === undefined ? "core" : "optional",
    ...optional("class", draft.optional),
    zone: visible.zoneAt(draft.start),
    ...optional("table", draft.table),
    rule: draft.rule,
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** A list is no single value; a stray quotation mark in a span is left out of what is read aloud. */
function surfaceOf(text: string): string {
  return /[”"’'」]/u.test(text) ? text.replace(/[”"’'」]/gu, "") : text;
}

function plain(value: DraftValue): number | string | null {
  return value instanceof Big ? value.toNumber() : value;
}

/** The decimal as a string where a number would lose digits or written zeros. */
function decimalOf(draft: Draft): string | undefined {
  const { value } = draft;
  if (!(value instanceof Big)) return undefined;
  const exact = value.toFixed();
  const written = draft.decimals ?? 0;
  const shown = written > decimalsOf(exact) ? value.toFixed(written) : exact;
  return shown === plainDecimal(value.toNumber()) ? undefined : shown;
}

function decimalsOf(decimal: string): number {
  const point = decimal.indexOf(".");
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** A JSON number without exponent, as far as it can be written so. */
function plainDecimal(value: number): string {
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}
