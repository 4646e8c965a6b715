/** Knows how the markup of financial sites names a security. */

import { attribute, type ElementNode } from "./html/parseHtml";

/** Eastmoney's market numbers. 0 is Shenzhen and Beijing, told apart by the code. */
const MARKETS = new Map<string, string>([
  ["1", "SH"],
  ["116", "HK"],
  ["105", "US"],
  ["106", "US"],
  ["107", "US"],
]);

/**
 * The security that an element's attributes name, with its market (`601318.SH`, `BK0473`); `undefined` where they name none.
 * Read are `data-code`, `code` with `stockcode=` in the link, the addresses of quotation pages and the alt text of charts.
 */
export function securityCodeOf(element: ElementNode): string | undefined {
  if (element.attrs.length === 0) return undefined;
  const data = attribute(element, "data-code");
  const fromData = data === undefined ? undefined : codeFromData(data.slice(0, 40));
  if (fromData !== undefined) return fromData;
  const url = attribute(element, "href") ?? attribute(element, "src");
  const fromUrl = url === undefined ? undefined : codeFromUrl(url.slice(0, 300));
  if (fromUrl !== undefined) return fromUrl;
  const alt = element.tagName === "img" ? attribute(element, "alt") : undefined;
  return alt === undefined ? undefined : codeFromAlt(alt.slice(0, 40));
}

/** `601318|1|1`, `K 02318|116|5`, `1,600160`, `106,NIO`, `90,BK0473`, `sh600000`. */
function codeFromData(data: string): string | undefined {
  const piped = /^\s*(?:K\s+)?([A-Za-z0-9._-]{1,12})\|(\d{1,3})\|/.exec(data);
  if (piped) return withMarket(piped[2] ?? "", piped[1] ?? "");
  const comma = /^\s*(\d{1,3})[,.]([A-Za-z0-9._-]{1,12})\s*$/.exec(data);
  if (comma) return withMarket(comma[1] ?? "", comma[2] ?? "");
  const prefixed = /^\s*(sh|sz|bj|hk)(\d{5,6})\s*$/i.exec(data);
  return prefixed ? withPrefix(prefixed[1] ?? "", prefixed[2] ?? "") : undefined;
}

/** The addresses of quotation pages: Eastmoney, Sina, Xueqiu, 10jqka. */
function codeFromUrl(url: string): string | undefined {
  const stockCode = /[?&]stockcode=(SH|SS|SZ|BJ|HK)(\d{5,6})\b/i.exec(url);
  if (stockCode) return withPrefix(stockCode[1] ?? "", stockCode[2] ?? "");
  if (/\b(?:quote|webquoteklinepic)\.eastmoney\.com\//i.test(url)) {
    const numbered = /(?:\/unify\/r\/|[?&]nid=)(\d{1,3})\.([A-Za-z0-9_]{1,12})\b/.exec(url);
    if (numbered) return withMarket(numbered[1] ?? "", numbered[2] ?? "");
    const foreign = /\/(us|hk)\/([A-Za-z0-9]{1,8})\.html/i.exec(url);
    if (foreign) return foreign[1]?.toLowerCase() === "us" ? `${(foreign[2] ?? "").toUpperCase()}.US` : withPrefix("hk", foreign[2] ?? "");
  }
  const page = /\b(?:quote\.eastmoney\.com\/(?:concept\/)?|\/realstock\/company\/|xueqiu\.com\/S\/)(sh|sz|bj|hk)(\d{5,6})\b/i.exec(url);
  if (page) return withPrefix(page[1] ?? "", page[2] ?? "");
  const american = /\bfinance\.sina\.com\.cn\/usstock\/quotes\/([A-Za-z]{1,6})\.html/i.exec(url);
  if (american) return `${(american[1] ?? "").toUpperCase()}.US`;
  const domestic = /\bstockpage\.10jqka\.com\.cn\/(\d{6})\b/.exec(url);
  return domestic ? domesticCode(domestic[1] ?? "") : undefined;
}

/** A chart's alt text: `K图 02318_0`, where the market shows only in the code's form. */
function codeFromAlt(alt: string): string | undefined {
  const code = /^K图\s*([A-Za-z0-9]{1,8})_\d+$/.exec(alt)?.[1];
  if (code === undefined) return undefined;
  if (/^\d{5}$/.test(code)) return `${code}.HK`;
  if (/^\d{6}$/.test(code)) return domesticCode(code);
  return /^BK\d{4}$/.test(code) ? code : undefined;
}

function withMarket(market: string, code: string): string | undefined {
  if (market === "90") return /^BK\d{4}$/i.test(code) ? code.toUpperCase() : undefined;
  if (market === "0") return /^\d{6}$/.test(code) ? `${code}.${isBeijing(code) ? "BJ" : "SZ"}` : undefined;
  const suffix = MARKETS.get(market);
  if (suffix === undefined) return undefined;
  const valid = suffix === "US" ? /^[A-Za-z][A-Za-z0-9._]{0,9}$/ : suffix === "HK" ? /^\d{5}$/ : /^\d{6}$/;
  return valid.test(code) ? `${code.toUpperCase()}.${suffix}` : undefined;
}

function withPrefix(prefix: string, code: string): string | undefined {
  const upper = prefix.toUpperCase();
  const market = upper === "SS" ? "SH" : upper;
  return (market === "HK" ? /^\d{5}$/ : /^\d{6}$/).test(code) ? `${code}.${market}` : undefined;
}

/** Shanghai's shares begin with 6, its B shares with 9, its funds with 5; Beijing's with 4, 8 and 92. */
function domesticCode(code: string): string {
  if (isBeijing(code)) return `${code}.BJ`;
  return `${code}.${/^[569]/.test(code) ? "SH" : "SZ"}`;
}

function isBeijing(code: string): boolean {
  return /^(?:[48]|92)/.test(code);
}
