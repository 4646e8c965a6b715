/** Knows how an exact decimal is written for a reader: grouped digits, and in 万 and 亿. */

import Big from "big.js";

/** Groups the integer digits in threes: `70000000.50` becomes `70,000,000.50`. Anything but a plain decimal comes back as it is. */
export function groupDigits(decimal: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (match === null) return decimal;
  const [, sign = "", integer = "", fraction = ""] = match;
  return sign + integer.replace(/\B(?=(\d{3})+$)/g, ",") + fraction;
}

const MAGNITUDES = [
  { exponent: 12, name: "万亿" },
  { exponent: 8, name: "亿" },
  { exponent: 4, name: "万" },
] as const;

/**
 * A decimal as Chinese readers say it, in every magnitude that keeps it short: `70000000` gives
 * `["7,000万", "0.7亿"]`. Empty below 10,000, where the plain number is already short.
 */
export function inChineseMagnitudes(decimal: string): string[] {
  const value = parse(decimal);
  if (value?.abs().lt(10_000) ?? true) return [];
  const written: string[] = [];
  for (const { exponent, name } of MAGNITUDES) {
    const scaled = value?.div(new Big(10).pow(exponent)).toFixed() ?? "";
    const significant = scaled.replace(/^-?0?\.?0*/, "").length;
    const tooSmall = /^-?0\.0/.test(scaled);
    const tooLarge = /^-?\d{7}/.test(scaled);
    if (!tooSmall && !tooLarge && significant <= 9) written.push(groupDigits(scaled) + name);
  }
  return written.reverse();
}

/** The exact decimal of a value, written without an exponent. */
export function toPlainDecimal(value: number | string): string {
  return parse(String(value))?.toFixed() ?? String(value);
}

/** Beyond this a reader sees noise, and the exact value is a fraction that decimals can't write. */
const MOST_DECIMALS = 8;
const SHOWN_DIGITS = 4;

/** A short form of a decimal that goes on for ever: `0.333333333333` gives `0.3333`; `undefined` where the decimal is short itself. */
export function roundForReaders(decimal: string): string | undefined {
  const fraction = /\.(\d+)$/.exec(decimal)?.[1] ?? "";
  return fraction.length <= MOST_DECIMALS ? undefined : parse(decimal)?.round(SHOWN_DIGITS + (/^0*/.exec(fraction)?.[0].length ?? 0)).toFixed();
}

function parse(decimal: string): Big | undefined {
  try {
    return new Big(decimal);
  } catch {
    return undefined;
  }
}
