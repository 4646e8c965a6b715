/** Knows tokens that name things: web addresses, versions, models, documents; and what every identifier is made of. */

import type { Draft } from "../draft";
import { newDraft } from "../draft";
import type { OptionalClass } from "../figure";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import type { RuleContext } from "./context";

/** Where an address ends (nothing in it is a figure), or -1. */
export function addressEnd(text: string, at: number): number {
  const word = text.slice(at, at + 8).toLowerCase();
  const web = word.startsWith("http://") || word.startsWith("https:/") || word.startsWith("www.") || word.startsWith("ftp://");
  if (!web) return -1;
  let end = at;
  while (end < text.length && isAddressCharacter(text.charCodeAt(end))) end++;
  return end;
}

function isAddressCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== 0x3c && code !== 0x3e && code !== 0x22 && code !== 0x29;
}

/** 2.0, v1.2.3, 1.0版: numbers of versions. */
export function readVersion(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const match = /^\d{1,4}(?:\.\d{1,5})+/u.exec(text.slice(at, at + 24));
  if (match === null) return undefined;
  const end = at + match[0].length;
  const dots = match[0].split(".").length - 1;
  if (isArabic(text, end) || isLatin(text, end)) return undefined;
  if (dots >= 2) return identifier(at, end, "identifier", "identifier.version", context);
  if (text.charAt(end) === "版" && dots === 1) return identifier(at, end, "identifier", "identifier.version", context);
  if (PLATFORMS.test(text.slice(Math.max(0, at - 10), at))) return identifier(at, end, "identifier", "identifier.version", context);
  const isZero = /^[1-9]\.0$/u.test(match[0]);
  const next = text.slice(end, end + 2);
  const nextIsWord = /^(?:版|产品|时代|系统|模式|平台|战略|阶段|计划|规划|方案|”|"|》|」|$|[，。、；！？)])/u.test(next);
  if (
    isZero &&
    nextIsWord &&
    (isHan(text, at - 1) || isLatin(text, at - 1) || text.charAt(at - 1) === "“") &&
    !/(?:至|为|达|到|报|于|跌|涨|升|降|了|约|数|值|率|%|[vV])$/u.test(text.slice(Math.max(0, at - 1), at))
  ) {
    return identifier(at, end, "identifier", "identifier.version", context);
  }
  return undefined;
}

/** What has versions: iOS 15.4, 鸿蒙3.1. */
const PLATFORMS = /(?:iOS|macOS|Android|安卓|Windows|HarmonyOS|鸿蒙|鸿蒙系统|GPT|Python|USB|Wi-Fi|蓝牙|MIUI|OS) ?-?$/u;

/** Names of standards, right before their numbers: GB/T 19001-2016, ISO 9001. */
const STANDARDS = /(?:^|[^A-Za-z])(?:GB(?:\/[TZ])?|GBZ|ISO(?:\/IEC)?|IEC|IATF|[A-Z]{2}\/T|T\/[A-Z]{2,6}|DB\d{0,4}\/T) $/u;
const STANDARD_NUMBER = /^\d{2,6}(?:\.\d{1,3})?(?:[-—](?:19|20)\d{2}|:(?:19|20)\d{2})?(?!\d)/u;

/** 银保监发〔2022〕12号, (2021)辽01破申24号, GB/T 19001-2016: the numbers of documents, court cases and standards. */
export function readDocumentNumber(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (text.charAt(at - 1) === " " && STANDARDS.test(text.slice(Math.max(0, at - 12), at))) {
    const standard = STANDARD_NUMBER.exec(text.slice(at, at + 16));
    if (standard !== null) return identifier(at, at + standard[0].length, "identifier", "identifier.standard", context);
  }
  if (!"〔[([".includes(text.charAt(at - 1) || " ")) return undefined;
  const match = /^(?:19|20)\d{2}[〕\])][\u4e00-\u9fff]{0,6}\d{0,5}[\u4e00-\u9fff]{0,6}第?\d{1,6} ?号/u.exec(text.slice(at, at + 32));
  return match === null ? undefined : identifier(at - 1, at + match[0].length, "identifier", "identifier.document", context);
}

/** The token of letters, digits and joints around `at`: 5G, H2019A, B.1.640, F-35. */
export function readModel(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  let end = at;
  let digits = false;
  let letters = false;
  for (;;) {
    if (isArabic(text, end)) digits = true;
    else if (isLatin(text, end)) letters = true;
    else if (!isJoint(text, end)) break;
    end++;
  }
  if (digits && letters && METRICS.test(text.slice(at, end))) return undefined;
  return digits && letters ? identifier(at, end, "identifier", "identifier.model", context) : undefined;
}

/** PMI50.9, EPS0.5: the name of a measure runs into its value. */
const METRICS = /^(?:PMI|CPI|PPI|GDP|EPS|PE|PB|ROE|ROA|LPR|MLF|SLF|WTI|EBITDA|CDS|IRR|NAV|DXY|TTM)\d/u;

/** A hyphen, dot or the like between two letters or digits. */
function isJoint(text: string, at: number): boolean {
  return (
    "-._/&+".includes(text.charAt(at) || " ") &&
    (isArabic(text, at + 1) || isLatin(text, at + 1)) &&
    (isArabic(text, at - 1) || isLatin(text, at - 1))
  );
}

export function identifier(start: number, end: number, optional: OptionalClass, rule: string, context: RuleContext): Draft {
  const draft = newDraft(start, end, "identifier", rule, context.text.slice(start, end));
  draft.optional = optional;
  return draft;
}
