/** Knows the codes of listed securities: which market a code belongs to, and the many ways in which lists and articles write them. */

export type Market = "SH" | "SZ" | "BJ" | "HK" | "US";

const MARKETS: readonly (readonly [Market, RegExp])[] = [
  ["BJ", /^(?:BJ|BSE|XBSE|NEEQ|BJSE)$|北交|北京|^北(?:证|市)?$/u],
  ["HK", /^(?:HK|HKG|HKEX|SEHK|XHKG|HKSE)$|香港|港(?:交|股|市)|联交|^港$|^H股/u],
  ["SZ", /^(?:SZ|SZSE|XSHE|SHE|SZE)$|深(?:交|圳|市|证|A|B)|^深$|创业板/u],
  ["SH", /^(?:SH|SSE|XSHG|SHA|SHG|SS|SHSE)$|上(?:交|海|证)|沪|科创板/u],
  ["US", /^(?:US|USA|NYSE|NASDAQ|AMEX|XNAS|XNYS|ARCX|NAS|NYQ|NMS)$|美(?:股|国|交)|纽(?:约|交)|纳斯达克|纳指/u],
];

/** What follows a code in other systems' lists: Reuters (AAPL.O, 600028.SS), Bloomberg (700 HK, 600028 CH), ours (AAPL.US). */
const SUFFIXES: ReadonlyMap<string, Market | undefined> = new Map([
    ...["SH", "SS", "XSHG"].map((suffix) => [suffix, "SH"] as const),
  ...["SZ", "XSHE"].map((suffix) => [suffix, "SZ"] as const),
  ...["BJ", "NQ", "XBSE"].map((suffix) => [suffix, "BJ"] as const),
  ...["HK", "XHKG"].map((suffix) => [suffix, "HK"] as const),
  ...["US", "O", "OQ", "N", "K", "UN", "UW", "UQ"].map((suffix) => [suffix, "US"] as const),
  // Mainland China, whichever exchange.
  ...["CH", "CN"].map((suffix) => [suffix, undefined] as const),
]);

/** The market that a column or heading names (`深交所`, `HKEX`, `H股代码`); undefined where it names none. */
export function marketNamed(text: string): Market | undefined {
  const name = text.trim().toUpperCase();
  return MARKETS.find(([, form]) => form.test(name))?.[0];
}

/** The market of a six-digit code, by its first digits: 6, 9 and 5 are Shanghai's, 4, 8 and 92 Beijing's, the others Shenzhen's. */
export function mainlandMarket(digits: string): Market {
  if (/^(?:[48]|92)/u.test(digits)) return "BJ";
  return /^[569]/u.test(digits) ? "SH" : "SZ";
}

/** The code with its market, as the canonical form writes it (600028.SH, 02318.HK, NIO.US); what is no code, as it is. */
export function securityId(code: string): string {
  return readSecurityCode(code, {}) ?? code;
}

export interface CodeContext {
  /** What the list says of its market. */
  readonly market?: Market | undefined;
  /** Up to how many digits short codes are filled with zeros, since spreadsheets drop those in front; not at all unless told. */
  readonly digits?: 5 | 6 | undefined;
}

/**
 * The canonical form of one code in any usual writing: `600028`, `sh600028`, `SH.600028`, `600028.SS`, `8876` of a list
 * of Hong Kong's, `00700`, `700 HK`, `AAPL`, `AAPL.O`. Digits decide against a market that can't have them: five are
 * Hong Kong's, letters are America's. Undefined for what is no code.
 */
export function readSecurityCode(written: string, { market, digits }: CodeContext): string | undefined {
  const code = written.trim().toUpperCase().replace(/ EQUITY$/u, "");
  const prefixed = /^(SH|SZ|BJ|HK|US)[.: ]?(.+)$/u.exec(code);
  if (prefixed !== null && (/^\d/u.test(prefixed[2] ?? "") || /^US[.:]/u.test(code))) return inMarket(prefixed[2] ?? "", prefixed[1] as Market);
  const suffixed = /^(.+?)[. ]([A-Z]{1,4})$/u.exec(code);
  const suffix = suffixed?.[2] ?? "";
  const body = suffixed?.[1] ?? "";
  if (suffixed !== null && SUFFIXES.has(suffix)) return inMarket(body, SUFFIXES.get(suffix) ?? (/^\d{6}$/u.test(body) ? mainlandMarket(body) : undefined));
  if (/^\d+$/u.test(code)) return ofDigits(code, market, digits);
  return /^[A-Z]{1,6}(?:[./-][A-Z])?$/u.test(code) ? `${code.replace(/[/-]/u, ".")}.US` : undefined;
}

function ofDigits(code: string, market: Market | undefined, digits: 5 | 6 | undefined): string | undefined {
  if (code.length === 6) return `${code}.${market === "SH" || market === "SZ" || market === "BJ" ? market : mainlandMarket(code)}`;
  if (code.length === 5) return `${code}.HK`;
  if (code.length > 6) return undefined;
  if (market !== undefined) return inMarket(code, market);
  return digits === undefined ? undefined : ofDigits(code.padStart(digits, "0"), undefined, undefined);
}

/** A code whose market is written beside it. */
function inMarket(code: string, market: Market | undefined): string | undefined {
  if (market === undefined) return undefined;
  if (market === "US") return /^[A-Z]{1,6}(?:[./-][A-Z])?$/u.test(code) ? `${code.replace(/[/-]/u, ".")}.US` : undefined;
  const width = market === "HK" ? 5 : 6;
  return /^\d+$/u.test(code) && code.length <= width ? `${code.padStart(width, "0")}.${market}` : undefined;
}
