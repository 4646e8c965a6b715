/** Knows the units that a table gives to its cells: in a header's brackets, above it, in a column of their own, or by what a header measures. */

import Big from "big.js";
import type { Draft } from "../draft";
import { CURRENCY_PREFIXES, type CurrencyPrefix } from "../lexicon/currencies";
import { perUnitAt, unitAt, type Unit } from "../lexicon/units";
import { shift } from "../numerals/decimal";
import { readNumeral } from "../numerals/readNumeral";

/** 万元, 人民币百万元, 万户, 元/吨: a magnitude, a unit, and what it is per. */
interface TableUnit {
  readonly unit: Unit;
  readonly exponent: number;
  readonly currency?: CurrencyPrefix;
  readonly per?: string;
}

/** The unit that a caption names, in brackets at its end or behind 单位; what is excepted from it may follow (百分比除外). */
export function unitAbove(caption: string): string | undefined {
  const last = caption.trimEnd();
  const named = /单位(?:[:：为是]|[:：]? )?\s*([^\s,，。;；)]{1,12})(?:[)\s。:，,;；][^\n]{0,24})?$/u.exec(last)?.[1];
  const bracketed = /\(([^()]{1,12})\)[\s:]*$/u.exec(last)?.[1];
  return [named, bracketed].find((phrase) => phrase !== undefined && readUnit(phrase)?.unit.kind !== undefined);
}

/** 项目(单位:万元) at the head of the rows' own names says it of the whole table; a count or a year there would be theirs alone. */
export function unitOfCorner(corner = ""): string | undefined {
  const phrase = unitPhrase(corner);
  if (phrase === undefined) return undefined;
  return corner.includes("单位") || readUnit(phrase)?.unit.kind === "amount" ? phrase : undefined;
}

/** The unit in a header's brackets, or behind 单位 or a stroke (项目/万元), as written. */
export function unitPhrase(header: string): string | undefined {
  const match = /\(([^()]{1,12})\)/u.exec(header) ?? /单位[:：]?([^\s,，]{1,10})/u.exec(header) ?? /[\u4e00-\u9fff][/／]([^\s/／]{1,6})$/u.exec(header);
  // 销售额 亿元: one below the other.
  const below = / ([^\s]{1,6})$/u.exec(header)?.[1];
  const phrase = match?.[1]?.replace(/^单位[:：]?/u, "") ?? below;
  return phrase === undefined || readUnit(phrase) === undefined ? undefined : phrase;
}

/** Whether a column holds the units of its rows. */
export function isUnitHeader(header: string | undefined): boolean {
  return header !== undefined && /^(?:计量|数量)?单位$/u.test(header);
}

/** What a phrase says as a unit; nothing where it says more or less than one. */
export function readUnit(phrase: string): TableUnit | undefined {
  const currency = CURRENCY_PREFIXES.longestAt(phrase, 0);
  const isAlone = currency?.word.length === phrase.length;
  const from = currency === undefined || isAlone ? 0 : currency.word.length;
  const numeral = readNumeral(phrase, from);
  const at = numeral?.bare === true || numeral?.low.eq(10) === true ? numeral.end : from;
  const unit = unitAt(phrase, at);
  if (unit === undefined || (from > 0 && unit.kind !== "amount")) return undefined;
  const end = at + unit.word.length;
  const per = phrase.charAt(end) === "/" ? perUnitAt(phrase, end + 1)?.word : undefined;
  if (end < phrase.replace(/[/／].*$/u, "").length) return undefined;
  return {
    unit,
    exponent: at === from || numeral === undefined ? 0 : Math.round(Math.log10(numeral.low.toNumber())),
    ...(from === 0 || currency === undefined ? {} : { currency }),
    ...(per === undefined ? {} : { per }),
  };
}

/** Makes a bare number of a cell so many of a unit. */
export function takeUnit(draft: Draft, { unit, exponent, currency, per }: TableUnit): void {
  draft.kind = unit.kind;
  draft.unit = currency?.unit ?? unit.canonical;
  draft.unitInferred = true;
  const code = currency?.code ?? unit.currency;
  if (code !== undefined) draft.currency = code;
  if (unit.subkind !== undefined) draft.subkind = unit.subkind;
  if (per !== undefined) draft.per = per;
  const scale = exponent + (unit.scale ?? 0);
  if (draft.isRange) {
    if (draft.min instanceof Big) draft.min = shift(draft.min, scale);
    if (draft.max instanceof Big) draft.max = shift(draft.max, scale);
  }
  if (draft.value instanceof Big && scale !== 0) {
    draft.value = shift(draft.value, scale);
    if (draft.significant !== undefined) draft.significant += scale;
    draft.decimals = Math.max(0, (draft.decimals ?? 0) - scale);
  }
}

/** Whether a header measures a share or counts, so that the table's unit of money is not meant: 占比, 同比, 户数. */
export function isNoMoney(header: string): boolean {
  return /(?:率|比例|比重|占比|同比|环比|幅度?|增速|人数|户数|件数|家数|数量|倍数|次数|日期?|时间|期限)$/u.test(header);
}

const PRICES = /(?:收盘|开盘|最新|最高|最低|现|均|单|总|股|发行|目标|行权|转股|成交|参考|指导|零售|批发|中标)价(?:格)?$|价格$/u;
const SUMS = /(?:成交额|成交金额|市值|金额|营收|净利润|保费)$/u;
const SHARES = /(?:涨跌幅|[涨跌增降升振]幅|占比|比重|比例|增速|(?<![汇市频功效倍斜曲])(?<!市[盈净销])率)$/u;
const AGES = /年龄段?$/u;
const LARGE = 10_000;

/** Without a unit, the header's own word says what is measured: prices and large sums are money, changes a share; the rest are numbers. */
export function takeImpliedUnit(draft: Draft, header: string): void {
  // Headers of several rows come one behind the other.
  const measured = header.split(" ").map((part) => part.replace(/\([^()]*\)$/u, ""));
  const says = (words: RegExp): boolean => measured.some((part) => words.test(part));
  const large = draft.value instanceof Big && draft.value.abs().gte(LARGE) && draft.kind !== "number";
  draft.unit = null;
  if (says(PRICES) || (large && says(SUMS))) {
    draft.kind = "amount";
    draft.currency = "CNY";
    draft.currencyInferred = true;
  } else if (says(SHARES)) {
    draft.kind = "percent";
    draft.unit = "%";
    draft.unitInferred = true;
  } else if (says(AGES)) {
    draft.kind = "age";
    draft.unit = "岁";
    draft.unitInferred = true;
  } else draft.kind = "number";
}
