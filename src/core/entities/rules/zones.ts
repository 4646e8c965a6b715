/** Knows the boilerplate of an article: who stands in the source line, the editors' block and the footer. */

import type { ZoneSpan } from "../../article/visibleText";
import type { Candidate } from "../candidate";
import type { Scan } from "../scan";

const SOURCE = /来源:\s*([^()\n;|]{2,24}?)\s*(?=\)|$|\n|;|\||作者)/gu;
const FOOTER = /返回([^\n|｜\]首]{2,20}?)新闻/gu;
const CREDIT = /(栏目主编|文字编辑|责任编辑|图片编辑|本文作者|编辑邮箱|题图来源|图片来源|编辑|作者|校对|审核|摄影|记者|实习生|见习编辑|值班编辑|主编|编审|监制):\s*([^\s:、,()\n|]{2,14})/gu;
const ROLE = /编辑$|主编$|记者$|校对$|编审$|监制$|实习生$/u;

/** Only what these patterns find is an entity in those zones. */
export function findInBoilerplate(scan: Scan, zone: ZoneSpan): Candidate[] {
  const text = scan.norm.slice(zone.start, zone.end);
  if (zone.zone === "source") return named(text, zone.start, SOURCE);
  if (zone.zone === "footer") return named(text, zone.start, FOOTER);
  if (zone.zone === "editor") return credits(text, zone.start);
  return [];
}

function named(text: string, offset: number, pattern: RegExp): Candidate[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const name = match[1] ?? "";
    const start = offset + match.index + match[0].indexOf(name, 1);
    return { start, end: start + name.length, type: "ORG", subtype: "media", confidence: 0.9, source: "zone:source" };
  });
}

function credits(text: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(CREDIT)) {
    const [whole, role = "", name = ""] = match;
    const roleStart = offset + match.index;
    if (ROLE.test(role)) {
      found.push({ start: roleStart, end: roleStart + role.length, type: "TITLE", subtype: "position", level: "optional", confidence: 0.8, source: "zone:role" });
    }
    const start = roleStart + whole.length - name.length;
    const organisation = role.endsWith("来源");
    found.push({
      start,
      end: start + name.length,
      type: organisation ? "ORG" : "PERSON",
      subtype: organisation ? "media" : "full",
      confidence: 0.85,
      source: "zone:credit",
    });
  }
  return found;
}
