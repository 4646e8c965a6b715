/** Knows in which order the rules are tried at each place of a text, and what comes of words that only look like figures. */

import Big from "big.js";
import type { Draft } from "./draft";
import { newDraft } from "./draft";
import { notFigureAt, notFigureStartingAt } from "./lexicon/notFigures";
import { optionalFirstCodes, optionalWordAt } from "./lexicon/optionalWords";
import { relativeFirstCodes } from "./lexicon/timeWords";
import { unitAt } from "./lexicon/units";
import { CharClass, classAt, classOf, codesOf, isArabic, isLatin } from "./numerals/characters";
import type { Numeral } from "./numerals/numeral";
import { readArabic } from "./numerals/arabic";
import { LONGEST } from "./numerals/readNumeral";
import { settleBare } from "./rules/bareNumbers";
import type { RuleContext } from "./rules/context";
import { readDateFigure } from "./rules/dates";
import { readFold, readFraction, readHalfShare, readMixedFraction, readPerHundred } from "./rules/fractions";
import { readAroundTheClock, readEvery } from "./rules/frequencies";
import { extendDuration, readHalf } from "./rules/halves";
import { readCode } from "./rules/codes";
import { identifier, readDocumentNumber, readModel, readVersion } from "./rules/identifiers";
import { readLatin } from "./rules/latinWords";
import { holidayFirstCodes, readHoliday } from "./rules/holidays";
import { readLunarDate } from "./rules/lunar";
import { isHyphenated, isNameNumber, isProductBefore, readBondName, readEventName, readIndexName, readNumberedName, readTopList } from "./rules/names";
import { readOrdinal, readTop } from "./rules/ordinals";
import { asSession, isInTitle, isListIndex, isProgramme, isQuoted, isWordInstead } from "./rules/otherwise";
import { takeCurrency } from "./rules/impliedMoney";
import { qualify } from "./rules/qualify";
import { readQuantity } from "./rules/quantity";
import { readQuantityFigure } from "./rules/quantityFigures";
import { readRatio } from "./rules/ratios";
import { readSlogan } from "./rules/slogans";
import { found, type Step } from "./rules/step";

/** Nothing but a holiday begins with such a character: it is often met, and asked for little. */
const HOLIDAY = 2;
/** What makes the reader stop at a character. */
const TRIGGERS = buildTriggers();

function buildTriggers(): Uint8Array {
  const triggers = new Uint8Array(0x10000);
  for (let code = 0; code < triggers.length; code++) {
    if (classOf(code) !== CharClass.none) triggers[code] = 1;
  }
  for (const characters of ["第前首每翻周星礼民公农正冬腊大凌清早晨中午傍晚深夜上下元"]) {
    for (let i = 0; i < characters.length; i++) triggers[characters.charCodeAt(i)] = 1;
  }
  for (const code of relativeFirstCodes()) triggers[code] = 1;
  for (const code of optionalFirstCodes()) triggers[code] = 1;
  for (const code of holidayFirstCodes()) if (triggers[code] === 0) triggers[code] = HOLIDAY;
  return triggers;
}

/** All figures of the folded text, in order. */
export function readFigures(context: RuleContext): Draft[] {
  const { text } = context;
  const drafts: Draft[] = [];
  let at = 0;
  while (at < text.length) {
    const trigger = TRIGGERS[text.charCodeAt(at)] ?? 0;
    if (trigger === 0) {
      at++;
      continue;
    }
    const step = trigger === HOLIDAY ? holidayStep(context, at) : readAt(context, at);
    if (step.draft !== undefined) {
      drafts.push(step.draft);
      if (step.draft.kind === "amount") context.lastMoney = step.draft;
      context.floor = step.draft.end;
    }
    at = Math.max(at + 1, step.end);
  }
  return drafts;
}

function readAt(context: RuleContext, at: number): Step {
  const charClass = classAt(context.text, at);
  if (charClass === CharClass.latin) return readLatin(context, at);
  if (charClass === CharClass.none || charClass === CharClass.half) return readWord(context, at);
  return charClass === CharClass.arabic ? readArabicAt(context, at) : readHanziAt(context, at);
}

/** Words without a numeral at their head: 第一, 前三, 每周三次, 去年, 半小时. */
function readWord(context: RuleContext, at: number): Step {
  const { text } = context;
  const blocked = notFigureStartingAt(text, at);
  if (blocked !== undefined) {
    const end = at + blocked.word.length;
    const optional = optionalStep(context, at);
    return optional !== undefined && optional.end >= end ? optional : { end };
  }
  switch (text.charAt(at)) {
    case "第":
      return found(quarterOrdinal(context, at)) ?? qualified(context, ordinalOutsideTitles(context, at), undefined) ?? { end: at + 1 };
    case "首":
      return found(readDateFigure(context, at)) ?? { end: at + 1 };
    case "前":
      return found(readDateFigure(context, at)) ?? qualified(context, readTop(context, at), undefined) ?? { end: at + 1 };
    case "每":
      return found(readEvery(context, at)) ?? { end: at + everyWeekday(text, at) };
    case "翻":
      return qualified(context, readFold(context, at), undefined) ?? optionalStep(context, at) ?? { end: at + 1 };
    case "半":
      return qualified(context, readHalfShare(context, at) ?? readHalf(context, at), undefined) ?? { end: at + 1 };
    case "农":
    case "正":
    case "冬":
    case "腊":
    case "大":
      return found(readLunarDate(context, at)) ?? optionalStep(context, at) ?? found(readDateFigure(context, at)) ?? { end: at + 1 };
    default:
      return optionalStep(context, at) ?? found(readDateFigure(context, at)) ?? { end: at + 1 };
  }
}

function ordinalOutsideTitles(context: RuleContext, at: number): Draft | undefined {
  const draft = readOrdinal(context, at);
  return draft === undefined || isInTitle(context.text, draft) ? undefined : draft;
}

/** How far 每周一至周五 reaches, which recurs and is no date; 1 where 每 says something else. */
function everyWeekday(text: string, at: number): number {
  const match = /^每(?:周|星期)[一二三四五六日天](?:[至到、和-](?:周|星期)?[一二三四五六日天]){0,6}/u.exec(text.slice(at, at + 32));
  return match === null ? 1 : match[0].length;
}

/** 第三季度 is a date. */
function quarterOrdinal(context: RuleContext, at: number): Draft | undefined {
  const numeral = context.numeralAt(at + 1);
  if (numeral === undefined) return undefined;
  const draft = /^(?:[、和至到-]第?[一二三四1-4]){0,3}(?:季度|季(?!报|军|节)|财季)/u.test(context.text.slice(numeral.end, numeral.end + 10))
    ? readDateFigure(context, at)
    : undefined;
  return draft;
}

function holidayStep(context: RuleContext, at: number): Step {
  return found(readHoliday(context, at)) ?? { end: at + 1 };
}

function optionalStep(context: RuleContext, at: number): Step | undefined {
  const holiday = readHoliday(context, at);
  if (holiday !== undefined) return { draft: holiday, end: holiday.end };
  const word = optionalWordAt(context.text, at);
  if (word === undefined) return undefined;
  const value = word.value === undefined ? null : new Big(word.value);
  const draft = newDraft(at, at + word.word.length, word.kind, `optional.${word.class}`, word.kind === "identifier" ? word.word : value);
  draft.optional = word.class;
  if (word.unit !== undefined) draft.unit = word.unit;
  if (word.subkind !== undefined) draft.subkind = word.subkind;
  return { draft, end: draft.end };
}

/** 2.2024年重点项目: the number of a paragraph, and a year. */
const NUMBERED_YEAR = /^\d{1,2}\.(?:19|20)\d{2}年$/u;

function readArabicAt(context: RuleContext, at: number): Step {
  const run = readArabic(context.text, at);
  if (run.digits.length > LONGEST) return { end: run.end };
  if (run.decimals === 4 && NUMBERED_YEAR.test(context.text.slice(at, run.end + 1))) return { end: run.end - 4 };
  const blocked = notFigureAt(context.text, at, Math.max(context.floor, at));
  if (blocked !== undefined && !isArabic(context.text, blocked.end)) return { end: blocked.end };
  const named =
    readDocumentNumber(context, at) ??
    readBondName(context, at) ??
    readEventName(context, at) ??
    readAroundTheClock(context, at) ??
    readVersion(context, at) ??
    readCode(context, at) ??
    readTopList(context, at) ??
    readIndexName(context, at) ??
    readNumberedName(context, at);
  // A date may be longer than a version (2022.4.11).
  const date = mayBeDate(context, at) ? readDateFigure(context, at) : undefined;
  if (named !== undefined && (date === undefined || date.end < named.end)) return { draft: named, end: named.end };
  if (date !== undefined) return { draft: date, end: date.end };
  const step = readNumber(context, at);
  if (step.draft !== undefined) return step;
  return { end: step.end };
}

/** What may follow the first number of a date. */
const DATE_FOLLOWERS = codesOf("年月日号时点季世财会:/-.—~至到、和及与或QH第上前一二三四 ");

/** Whether a number could begin a date at all: most can't, and are spared the attempt. */
function mayBeDate(context: RuleContext, at: number): boolean {
  const numeral = context.numeralAt(at);
  return numeral !== undefined && (DATE_FOLLOWERS.has(context.text.charCodeAt(numeral.end)) || isCompactDate(numeral));
}

/** 20220418. */
function isCompactDate({ style, digits, grouped, decimals, magnitude }: Numeral): boolean {
  return style === "arabic" && digits === 8 && !grouped && decimals === 0 && magnitude === 0;
}

function readHanziAt(context: RuleContext, at: number): Step {
  const { text } = context;
  const blocked = notFigureAt(text, at, context.floor);
  if (blocked !== undefined && blocked.start < at && !isMagnitude(text, blocked.end)) return { end: blocked.end };
  const optional = readSlogan(context, at) ?? optionalStep(context, at);
  const step =
    qualified(context, readHalfShare(context, at), undefined) ??
    (mayBeDate(context, at) ? found(readDateFigure(context, at)) : undefined) ??
    readNumber(context, at);
  if (blocked !== undefined && (step.draft === undefined || (step.draft.end <= blocked.end && step.draft.start >= at))) {
    return optional !== undefined && optional.end >= blocked.end ? optional : { end: blocked.end };
  }
  if (optional !== undefined && (step.draft === undefined || step.draft.end <= optional.end)) return optional;
  return step;
}

function isMagnitude(text: string, at: number): boolean {
  const charClass = classAt(text, at);
  return charClass === CharClass.small || charClass === CharClass.big;
}

/** A number that is no date: shares, ratios, then quantities. */
function readNumber(context: RuleContext, at: number): Step {
  const { text } = context;
  const share = readPerHundred(context, at) ?? readMixedFraction(context, at) ?? readFraction(context, at) ?? readRatio(context, at);
  if (share !== undefined) return qualified(context, share, undefined) ?? { end: share.end };
  const numeral = context.numeralAt(at);
  if (numeral === undefined) return { end: at + 1 };
  if (isPartOfModel(text, numeral)) {
    const model = readModel(context, at);
    if (model !== undefined) return { draft: model, end: model.end };
  }
  const draft = readQuantityFigure(context, at);
  if (draft === undefined) return { end: numeral.end };
  if (isWordInstead(context, draft, numeral) || (numeral.style === "hanzi" && isInTitle(text, draft))) return { end: draft.end };
  if (draft.kind === "duration" && draft.values === undefined && !draft.isRange) {
    const quantity = readQuantity(context, at);
    if (quantity?.unit !== undefined && quantity.numeral.approximate === undefined)
      extendDuration(context, draft, quantity.unit, quantity.low);
  }
  if (isProgramme(text, draft)) draft.optional = "slogan";
  asSession(text, draft);
  qualify(context, draft, numeral);
  const isWhole = draft.bare === true && numeral.style === "arabic" && numeral.decimals === 0 && !numeral.grouped;
  if (isWhole && isHyphenated(text, draft.start, draft.end))
    return { draft: identifier(draft.start, draft.end, "name", "identifier.hyphen", context), end: draft.end };
  if (isWhole && draft.end - draft.start === numeral.digits && isNameNumber(text, draft.start, draft.end)) {
    const year = numeral.digits === 4 && numeral.low.gte(1990) && numeral.low.lt(2100) && text.charAt(draft.start - 1) === " ";
    if (!year) return { draft: identifier(draft.start, draft.end, "name", "identifier.product", context), end: draft.end };
  }
  if (draft.bare === true && isQuoted(text, draft) && numeral.style === "arabic") {
    return { draft: identifier(draft.start, draft.end, "name", "identifier.quoted", context), end: draft.end };
  }
  if (draft.kind === "amount") takeCurrency(context, draft);
  if (draft.bare === true) {
    if (isListIndex(context, draft)) return { end: draft.end };
    settleBare(context, draft, numeral);
  }
  return { draft, end: draft.end };
}

function qualified(context: RuleContext, draft: Draft | undefined, numeral: Numeral | undefined): Step | undefined {
  if (draft === undefined) return undefined;
  if (draft.kind !== "ordinal") qualify(context, draft, numeral);
  return { draft, end: draft.end };
}

/** Letters right behind digits make a name of both (5G), unless they are a unit or currency. */
function isPartOfModel(text: string, numeral: Numeral): boolean {
  return numeral.style === "arabic" && isLatin(text, numeral.end) && (unitAt(text, numeral.end) === undefined || isProductBefore(text, numeral.start));
}
