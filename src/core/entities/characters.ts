/** Knows characters: the normal form in which names are compared, and what kind of character stands where. */

import { CharacterTable } from "../text/characterTable";
import { SIMPLIFIED, TRADITIONAL } from "../text/traditional";

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

const OTHER_FORMS = "　\u00a0\t•‧・∙●—「」『』〔〕【】";
const NORMAL_FORMS = "   ·····-“”‘’()[]";

const NORMAL = new CharacterTable(normalForms());

function* normalForms(): Generator<readonly [number, number]> {
  for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code += 1) yield [code, code - FULL_WIDTH_OFFSET];
  for (const [from, to] of [[TRADITIONAL, SIMPLIFIED], [OTHER_FORMS, NORMAL_FORMS]] as const) {
    for (let i = 0; i < from.length; i += 1) yield [from.charCodeAt(i), to.charCodeAt(i)];
  }
}

/** Half-width, simplified, one kind of interpunct and quote; the result has the length of `text`, offset for offset. */
export function normalise(text: string): string {
  return NORMAL.replace(text);
}

/** A Han character of the basic blocks (all that names in articles are written with, but for the rarest). */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

export function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
}

export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A character that can stand in a name: neither space nor punctuation. */
export function isNameCharacter(code: number): boolean {
  return isHan(code) || isLatin(code) || isDigit(code) || code === 0xb7;
}

/** Whether a text is Han characters only, and not empty. */
export function allHan(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (!isHan(text.charCodeAt(i))) return false;
  return text !== "";
}
