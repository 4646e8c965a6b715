/** Knows how models and versions are named: a maker's name and letters with a number, a product's name and a number. */

import type { Span } from "../../text/span";
import type { Candidate } from "../candidate";
import { isDigit } from "../characters";
import type { Scan } from "../scan";

const VERSION = /^(?: ?\d{1,3}(?:\.\d{1,2}){0,2}(?![\d.%年月日号万亿元股份吨只个款台辆倍米])| ?(?:Pro|Max|Plus|PLUS|Ultra|mini|Mini|SE|DM-i|DM-p|EV|Air)(?![A-Za-z])){1,4}/u;
const MODEL = /^ ?[A-Z][A-Za-z]{0,9}(?:[ -]?\d{1,4}[A-Za-z]{0,3}|-[A-Z]{1,3}\d{1,4})(?: (?:Pro|Max|Plus|PLUS|Ultra|mini|Mini|SE|EV))*(?![A-Za-z0-9%.])/u;
/** Quarters, halves and kinds of shares behind a company's name. */
const NO_MODEL = /^ ?(?:Q[1-4]|H[12]|FY|CY|AI|IP|PE|PB|EPS|ROE|IPO|ETF|ESG|CPI|GDP|VS|TOP|Top|No|APP|App|AH?\d|H\d|IC|II)/u;

/** iPhone| 15 Pro, 鸿蒙|4.0: a known product and its version. */
export function findVersions(scan: Scan, products: readonly Candidate[]): Candidate[] {
  return products.flatMap((product): Candidate[] => {
    if (product.type !== "PRODUCT" || !/^(?:app|brand|service|platform)$/u.test(product.subtype ?? "")) return [];
    const version = VERSION.exec(scan.after(product.end, 20));
    if (version === null) return [];
    const end = product.end + version[0].length;
    return [{ ...product, end, canonical: undefined, confidence: Math.max(product.confidence, 0.8), source: "product:version" }];
  });
}

/** 华为|Mate 60 Pro, 蔚来|ET5: letters and a number right behind a maker's name. */
export function findModels(scan: Scan, makers: readonly Span[]): Candidate[] {
  return makers.flatMap(({ start, end: makerEnd }): Candidate[] => {
    // 20世茂G2 is a bond.
    if (isDigit(scan.norm.charCodeAt(start - 1))) return [];
    const after = scan.after(makerEnd, 24);
    const match = NO_MODEL.test(after) ? null : MODEL.exec(after);
    if (match === null) return [];
    const space = match[0].startsWith(" ") ? 1 : 0;
    return [{ start: makerEnd + space, end: makerEnd + match[0].length, type: "PRODUCT", subtype: "brand", confidence: 0.72, source: "product:model" }];
  });
}
