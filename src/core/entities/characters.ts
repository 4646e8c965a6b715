/** Knows characters: the normal form in which names are compared, and what kind of character stands where. */

import { SIMPLIFIED, TRADITIONAL } from "./gazetteer/traditional";

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

const OTHER_FORMS = "　\u00a0\t•‧・∙●—「」『』〔〕【】";
const NORMAL_FORMS = "   ·····-“”‘’()[]";

/** For each code unit, the one it is compared as. */
const normalForms = buildNormalForms();

function buildNormalForms(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) =>
    code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? code - FULL_WIDTH_OFFSET : code,
  );
  for (let i = 0; i < TRADITIONAL.length; i += 1) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  for (let i = 0; i < OTHER_FORMS.length; i += 1) table[OTHER_FORMS.charCodeAt(i)] = NORMAL_FORMS.charCodeAt(i);
  return table;
}

/** Half-width, simplified, one kind of interpunct and quote; the result has the length of `text`, offset for offset. */
export function normalise(text: string): string {
  let result = "";
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const normal = normalForms[code] ?? code;
    if (normal === code) continue;
    result += text.slice(copied, i) + String.fromCharCode(normal);
    copied = i + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
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
