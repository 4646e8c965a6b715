/** Knows how far left of its telling word an organisation's name reaches. */

import { allHan, isHan, isLatin } from "../characters";
import { NOT_NAMES } from "../gazetteer/known";
import { characters, words } from "../lexicon";
import { BUSINESS, GENERIC, LEADS, STOPS, type Suffix } from "./organisationWords";
import type { Token } from "../../ports";
import type { Scan } from "../scan";

/** The anchors of a name: places and organisations that are known already, by their start. */
export interface Anchors {
  readonly anchorsEndingAt: (offset: number) => readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[];
}

const MAX_REACH = 28;

/** Where a name begins, and what speaks for it there. */
export interface Reach {
  readonly start: number;
  readonly proper: boolean;
  readonly anchored: boolean;
}

/** Directions and regions that houses are named after: 东南证券. */
export const REGIONAL = words("东南 东北 西南 西北 东方 南方 北方 西部 东部 华东 华南 华北 华中 中原 江南 岭南 江海 东海 南海 渤海 黄海 长江 黄河 珠江 太平洋 大西洋 环球 寰宇");

/**
 * How far left of a suffix its name reaches: over nouns, names and unknown words, to the first known place or
 * organisation where there is one, never over a stop word, a verb or punctuation.
 */
export function reachLeft(scan: Scan, from: number, anchors: Anchors, demands: Suffix["demands"]): Reach | undefined {
  let start = from;
  let proper = false;
  let anchoredAt = -1;
  // 青岛市城市管理局, 中国企业联合会: what an authority or association has to do is part of its name.
  const official = OFFICIAL.test(scan.after(from, 3));
  const around = scan.tokenAt(from);
  if (around !== undefined && around.start < from && !scan.isBoundary(from) && !NOT_NAMES.has(scan.word(around))) {
    // The dictionary has the whole name as one word (上海申花队).
    start = around.start;
    // 外资|银行: the dictionary has kinds of bodies as names.
    proper = (demands === "any" || around.tag !== "nt" || around.end - around.start >= 5 || scan.reads(from, "公司")) && /^(?:x|nz|nr|nt|ns|g)/u.test(around.tag) && !GENERIC.has(scan.norm.slice(start, from));
    if (scan.matchesFrom(start).some((match) => match.end <= from && match.entries.some((entry) => entry.type === "PLACE"))) return { start, proper, anchored: true };
  }
  while (start > 0 && from - start < MAX_REACH) {
    const ending = longest(anchors.anchorsEndingAt(start), from);
    // 宝德资产管理香港|有限公司: a place right before the legal form is no beginning.
    const anchor = ending?.kind === "PLACE" && start === from && LEGAL_FORM.test(scan.after(from, 6)) && isHan(scan.norm.charCodeAt(ending.start - 1)) ? undefined : ending;
    // A company's name is followed by its own business only: what else follows it is said of it.
    if (anchor?.kind === "ORG" && (demands === "listed" || (demands === "proper" && start < from))) break;
    // 任命胡衡华为|重庆市人民政府: an authority's place follows no company.
    if (anchor?.kind === "ORG" && anchoredAt >= 0 && demands === "anchored" && /^人民|^[市省县区][委府]|^政府/u.test(scan.norm.slice(from, from + 2))) break;
    if (anchor !== undefined) {
      start = anchor.start;
      anchoredAt = anchor.start;
      proper = true;
      if (anchor.kind === "ORG") {
        // 上海|世茂|建设有限公司: the place before a company's short name is part of the registered one.
        const place = demands === "any" && from > anchor.start ? longest(anchors.anchorsEndingAt(start).filter(({ kind }) => kind === "PLACE"), from) : undefined;
        if (place !== undefined) start = anchoredAt = place.start;
        break;
      }
      continue;
    }
    if (scan.charAt(start - 1) === ")" && anchoredAt < 0) {
      const open = bracketBefore(scan, start);
      if (open === undefined) break;
      start = open;
      proper = true;
      continue;
    }
    if (scan.charAt(start - 1) === " " && demands === "any" && isLatin(scan.norm.charCodeAt(start)) && isLatin(scan.norm.charCodeAt(start - 2))) {
      start -= 1;
      continue;
    }
    const token = scan.tokenAt(start - 1);
    if (token?.end !== start) break;
    // 半在|公司: a guessed word that ends in a function word ends no name's first half.
    if (token.tag === "x" && /[在的了是将被把由从到让给于为]$/u.test(scan.word(token))) break;
    const joined = token.tag === "x" ? joinedBefore(scan, token) : 0;
    if (joined > 0) {
      // 由国|网雄安: what is left of the guess goes with the rest of its guesses.
      if (token.end - token.start - joined < 2 && scan.tokenAt(start)?.tag !== "x") break;
      start = token.start + joined;
      proper = true;
      break;
    }
    if (scan.word(token) === "新" && NEW_BUSINESS.test(scan.after(start, 2))) {
      start = token.start;
      continue;
    }
    if (/^第[一二三四五六七八九十百\d]{1,3}$/u.test(scan.word(token)) && NUMBERED.test(scan.after(start, 3))) {
      start = token.start;
      continue;
    }
    const pair = start === from ? cutNameStart(scan, token) : undefined;
    if (pair !== undefined) {
      start = pair;
      proper = true;
      break;
    }
    const opening = start === from && demands === "any" ? openingName(scan, from) : undefined;
    if (opening !== undefined) {
      start = opening;
      proper = true;
      break;
    }
    const kind = official && BUSINESS.has(scan.word(token)) ? "common" : wordKind(scan, token.start, token.end, token.tag, demands === "any" && anchoredAt < 0);
    if (kind === "stop") break;
    if (anchoredAt >= 0 && kind !== "proper") break;
    start = token.start;
    proper ||= kind === "proper";
  }
  if (anchoredAt >= 0 && start > anchoredAt) start = anchoredAt;
  start = trimLead(scan, start, from, anchoredAt);
  return start < from ? { start, proper, anchored: anchoredAt >= 0 && anchoredAt === firstAnchor(start, anchoredAt) } : undefined;
}

const OFFICIAL = /^(?:[局厅署]|委员会|协会|学会|联合会|联盟|促进会|研究会|服务中)/u;
const LEGAL_FORM = /^(?:股份)?有限(?:责任)?公司/u;

/** 第二人民医院, 第三中学: bodies that a place numbers. */
const NUMBERED = /^(?:人民|中医|中心|附属|临床|妇幼|医院|中学|小学|实验|师范|工程|建筑|水利|地质|勘[察测]|设计|研究|检察)/u;

/** 由|云|栖|人寿: a name of two characters that the dictionary has as a noun and a verb, behind a function word or a mark. */
function cutNameStart(scan: Scan, second: Token): number | undefined {
  const first = scan.tokenAt(second.start - 1);
  if (first === undefined || second.end - second.start !== 1 || first.end - first.start !== 1) return undefined;
  if (!/^(?:v|a)$/u.test(second.tag) || !/^(?:ns|nr|nz|n?g|j)$/u.test(first.tag) || STOPS.has(scan.word(first)) || STOPS.has(scan.word(second))) return undefined;
  const before = scan.tokenAt(first.start - 1);
  return before === undefined || /^[pc]$/u.test(before.tag) || /[\s,。;:、!?”“《》(【]$/u.test(scan.before(first.start, 1)) ? first.start : undefined;
}

/** What may open a clause before 集团 and is no part of a name. */
const OPENING_WORDS = characters("据由对向与和在该本各此为被从因将是按经某多两三四五六七八九几这那其原前");

/** 【比优|集团: single characters that make no word, from the head of a clause on, whatever each of them is. */
function openingName(scan: Scan, from: number): number | undefined {
  for (const length of [2, 3]) {
    const start = from - length;
    if (start < 0 || !/^[\n。[“]?$/u.test(scan.norm.slice(Math.max(0, start - 1), start)) || OPENING_WORDS.has(scan.charAt(start))) continue;
    const core = scan.norm.slice(start, from);
    if (allHan(core) && !STOPS.has(core) && Array.from(core).every((_, index) => scan.isBoundary(start + index))) return start;
  }
  return undefined;
}

/** 新材料, 新能源: lines of business that the dictionary cuts in two. */
const NEW_BUSINESS = /^(?:材料|能源|媒体|技术|科技|零售|农业|消费|基建|药)/u;

/** Function words that the dictionary's guesses join to an unknown name: 至达欣|公司, 1日向|深圳市达欣. */
const JOINED_TO_NAME = /^(?:其(?:所?持有?|控股)?|按|据|并报?|这是?|那是?|至|对|将|[日月年](?:向|与|对|从|由|在|和|经)|与|及|于|被|把|由|为|给|让|称|设)/u;

/** How many characters of a guessed word belong to what stands before the name in it: 控制|人广晟 one. */
function joinedBefore(scan: Scan, token: Token): number {
  if (scan.reads(token.start, "人") && /(?:控制|发起|投资|持有|受让|出租|竞买)$/u.test(scan.before(token.start, 2))) return 1;
  return JOINED_TO_NAME.exec(scan.word(token))?.[0].length ?? 0;
}

function firstAnchor(start: number, anchoredAt: number): number {
  return anchoredAt >= start ? anchoredAt : -1;
}

function longest(
  candidates: readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[],
  from: number,
): { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined {
  let best: { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined;
  for (const candidate of candidates) {
    if (from - candidate.start > MAX_REACH) continue;
    if (best === undefined || candidate.start < best.start) best = candidate;
  }
  return best;
}

/** A place or addition in brackets within a name: 平安科技(深圳)有限公司. */
function bracketBefore(scan: Scan, end: number): number | undefined {
  const open = scan.norm.lastIndexOf("(", end - 2);
  if (open < 0 || end - open > 8) return undefined;
  const inner = scan.norm.slice(open + 1, end - 1);
  return /^[\u4e00-\u9fff]{2,5}$/u.test(inner) && /[\u4e00-\u9fff]$/u.test(scan.before(open, 1)) ? open : undefined;
}

/** The dictionary's tags for characters that are no words of their own: what an unknown name is cut into. */
const RARE = words("g ng vg ag");

function wordKind(scan: Scan, start: number, end: number, tag: string, nameNeeded: boolean): "proper" | "common" | "stop" {
  const word = scan.norm.slice(start, end);
  if (nameNeeded && BUSINESS.has(word) && !scan.isSentenceStart(start)) return "common";
  if (STOPS.has(word)) return "stop";
  const code = scan.norm.charCodeAt(start);
  if (!isHan(code)) {
    if (/^(?:AI|IT|IP|VR|AR|ESG|ETF|GDP|APP|App|IPO|CEO|PC|LED|OLED|IC|SaaS|Saas|IoT|PE|VC|A|H|B|C)$/u.test(word)) return "stop";
    if (isLatin(code) && /^[A-Za-z&.-]+$/u.test(word)) return "proper";
    return /^\d{1,4}$/u.test(word) && tag === "m" && nameNeeded ? "common" : "stop";
  }
  if (/^(?:p|c|u|r|y|e|o|d)/u.test(tag)) return word.length >= 2 && tag === "d" ? "stop" : word.length === 1 && tag !== "d" ? "stop" : "stop";
  if (nameNeeded && REGIONAL.has(word)) return "proper";
  if (/^(?:q|t|f|m)/u.test(tag)) return word.length === 1 && tag === "q" ? "common" : "stop";
  if (GENERIC.has(word) || NOT_NAMES.has(word)) return "common";
  if (word.length === 1 && RARE.has(tag)) return "proper";
  if (tag === "x" || tag === "nz" || tag === "nr" || tag === "nrt" || tag === "nt" || tag === "ns" || tag === "g") return "proper";
  if (tag.startsWith("v") && tag !== "vn") return nameNeeded && word.length <= 2 && !GENERIC.has(word) ? "common" : "stop";
  return "common";
}

/** 确定|河东农商行: with a place's name behind it, the verb names no one. */
function holdsName(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  if (token?.start === start && token.tag === "ns" && token.end - start >= 2) return true;
  return scan.matchesFrom(start).some((match) => match.end - start >= 2 && match.end <= end && match.entries.some(({ type }) => type === "PLACE"));
}

/** Takes common words off the front of a name: what stands before its first telling word is not part of it. */
function trimLead(scan: Scan, start: number, from: number, anchoredAt: number): number {
  if (anchoredAt >= 0) return start;
  // 三|连板|尖峰集团: how its share has done.
  let trimmed = scan.reads(start, "连板") && from - start > 3 ? start + 2 : start;
  while (trimmed < from) {
    const token = scan.tokenAt(trimmed);
    if (token === undefined || token.end >= from) break;
    const word = scan.word(token);
    if (!(GENERIC.has(word) || /^[vadb]/u.test(token.tag)) || LEADS.has(word)) break;
    // 启航财险股份有限公司: where nothing else names it, the verb is its name.
    const opensClause = trimmed === start && !/[\u4e00-\u9fffA-Za-z0-9]$/u.test(scan.before(start, 1));
    if (!GENERIC.has(word) && ((opensClause && !holdsName(scan, token.end, from)) || isGeneric(scan, token.end, from))) break;
    trimmed = token.end;
  }
  return trimmed;
}

/** Whether a stretch is made of words that name no one in particular. */
export function isGeneric(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && !GENERIC.has(scan.word(token))) return false;
  }
  return true;
}
