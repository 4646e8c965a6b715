/** Knows what each numeral character is worth. */

/** What a character can be to a numeral. */
export const CharClass = {
  none: 0,
  arabic: 1,
  digit: 2,
  zero: 3,
  small: 4,
  big: 5,
  several: 6,
  tens: 7,
  formalDigit: 8,
  formalSmall: 9,
  half: 10,
  latin: 11,
} as const;

const classes = new Uint8Array(0x10000);
/** The digit, or the exponent of the magnitude. */
const worths = new Uint8Array(0x10000);

function define(charClass: number, characters: string, firstWorth: number, step: number): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    classes[code] = charClass;
    worths[code] = firstWorth + i * step;
  }
}

define(CharClass.arabic, "0123456789", 0, 1);
define(CharClass.digit, "一二三四五六七八九", 1, 1);
define(CharClass.digit, "两俩", 2, 0);
define(CharClass.digit, "仨", 3, 0);
define(CharClass.zero, "零〇", 0, 0);
define(CharClass.small, "十百千", 1, 1);
define(CharClass.big, "万亿兆", 4, 4);
define(CharClass.several, "几数", 0, 0);
define(CharClass.tens, "廿卅", 2, 1);
define(CharClass.formalDigit, "壹贰叁肆伍陆柒捌玖", 1, 1);
define(CharClass.formalSmall, "拾佰仟", 1, 1);
define(CharClass.half, "半", 0, 0);
define(CharClass.latin, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0, 0);
define(CharClass.latin, "abcdefghijklmnopqrstuvwxyz", 0, 0);

/** Class of the character at an offset; `none` outside the text. */
export function classAt(text: string, at: number): number {
  return classes[text.charCodeAt(at)] ?? CharClass.none;
}

export function classOf(code: number): number {
  return classes[code] ?? CharClass.none;
}

export function worthAt(text: string, at: number): number {
  return worths[text.charCodeAt(at)] ?? 0;
}

export function isArabic(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

export function isLatin(text: string, at: number): boolean {
  return classAt(text, at) === CharClass.latin;
}

/** Whether a numeral could run on through this character. */
export function isNumeralChar(text: string, at: number): boolean {
  const charClass = classAt(text, at);
  return charClass >= CharClass.arabic && charClass <= CharClass.formalSmall;
}

/** A Han character (of the basic block; enough to tell words from punctuation). */
export function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fff;
}

/** The codes of a string's characters, as a set. */
export function codesOf(characters: string): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let i = 0; i < characters.length; i++) codes.add(characters.charCodeAt(i));
  return codes;
}
