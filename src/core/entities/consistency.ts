/** Knows that a name stays a name: what is sure in one place of an article is found in the others too. */

import { type Candidate, keyOf } from "./candidate";
import { isLatin } from "./characters";
import type { Scan } from "./scan";
import { PairFilter } from "./gazetteer/wordSet";

const SPREADING: ReadonlySet<Candidate["type"]> = new Set(["ORG", "PERSON", "PRODUCT", "EVENT", "AWARD", "LAW_DOC"]);
const CORPORATE = /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)$/u;
const LONGEST = 40;

interface Name {
  readonly candidate: Candidate;
  readonly confidence: number;
}

/** More candidates: the other places where a sure name, or a short form of it, stands. Linear in the text. */
export function propagate(scan: Scan, candidates: readonly Candidate[], chosen: readonly Candidate[]): Candidate[] {
  const names = new Map<string, Name>();
  for (const candidate of chosen) {
    const name = scan.norm.slice(candidate.start, candidate.end);
    if (isSurePlace(candidate, name)) for (const place of placeForms(name)) add(names, place, candidate, place === name ? 0.72 : 0.66);
    const branch = branchForm(candidate, name);
    if (branch !== undefined) add(names, branch, { ...candidate, canonical: candidate.canonical ?? name }, 0.72);
    if (!spreads(scan, candidate, name)) continue;
    add(names, name, candidate, Math.min(0.9, candidate.confidence));
    const surname = foreignSurname(candidate, name);
    if (surname !== undefined) add(names, surname, { ...candidate, canonical: candidate.canonical ?? name }, 0.78);
    for (const short of shortForms(scan, candidate, name)) add(names, short, candidate, 0.74);
  }
  return occurrences(scan, names, candidates);
}

const BRANCH = /(?:银行|农商行|信用社|联社|保险|财险|产险|人寿|寿险)([\u4e00-\u9fff]{2,8}(?:支行|支公司|分公司|分行|分理处|营销服务部))$/u;

/** 云砚农商银行酒店支行 → 酒店支行. */
function branchForm({ type }: Candidate, name: string): string | undefined {
  const tail = type === "ORG" ? BRANCH.exec(name)?.[1] : undefined;
  return tail === undefined || tail.startsWith("股份") || /公司./u.test(tail) ? undefined : tail;
}

/** 鲍里斯·约翰逊 → 约翰逊, Dan Ives → Ives. */
function foreignSurname({ type }: Candidate, name: string): string | undefined {
  if (type === "PERSON" && /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/u.test(name)) return /[A-Z][a-z]{3,}$/u.exec(name)?.[0];
  const last = type === "PERSON" ? name.slice(name.lastIndexOf("·") + 1) : name;
  return last.length >= 2 && last.length < name.length && /^[\u4e00-\u9fff]+$/u.test(last) ? last : undefined;
}

/** A place whose name is a word of every day elsewhere (嘉定将…) is meant in the whole article where one mention of it is sure. */
function isSurePlace({ type, confidence, start, end }: Candidate, name: string): boolean {
  return type === "PLACE" && confidence >= 0.72 && end - start >= 2 && /^[\u4e00-\u9fff]{2,5}$/u.test(name);
}

/** 嘉定区 → 嘉定. */
function placeForms(name: string): string[] {
  return name.length >= 3 && /[省市区县]$/u.test(name) ? [name, name.slice(0, -1)] : [name];
}

function add(names: Map<string, Name>, name: string, candidate: Candidate, confidence: number): void {
  const other = names.get(name);
  if (other === undefined || other.confidence < confidence) names.set(name, { candidate, confidence });
}

function spreads(scan: Scan, candidate: Candidate, name: string): boolean {
  if (!SPREADING.has(candidate.type) || name.length < 2 || name.length > LONGEST || candidate.confidence < 0.66) return false;
  if (candidate.source.startsWith("gazetteer") || candidate.level === "optional") return false;
  if (candidate.type === "PERSON") return candidate.subtype === "full" && (name.length >= 3 || candidate.confidence >= 0.7);
  if (candidate.type === "ORG") return name.length >= 3 || candidate.source === "markup" || candidate.source === "declared" || candidate.source === "organisation:code";
  if (candidate.type === "PRODUCT" && name.length <= 2) return false;
  // A quoted word that is common in the language stays where it was quoted.
  const token = scan.tokenAt(candidate.start);
  return !(token?.start === candidate.start && token.end === candidate.end && token.tag !== "x" && name.length <= 3);
}

/** 北京香江国际发展有限公司 → 香江国际发展: the name without its place and its legal form. */
function shortForms(scan: Scan, candidate: Candidate, name: string): string[] {
  if (candidate.type !== "ORG" || !CORPORATE.test(name) || name.length < 6) return [];
  let start = candidate.start;
  const place = scan.matchesFrom(start).find((match) => match.entries.some((entry) => entry.type === "PLACE"));
  if (place !== undefined && place.end < candidate.end - 4) start = place.end;
  const core = scan.norm.slice(start, candidate.end).replace(CORPORATE, "").replace(/(?:控股|投资|股份)$/u, "");
  const first = scan.tokenAt(start);
  const unknown = first?.start === start && /^(?:x|nz|nr)/u.test(first.tag);
  const forms = core.length >= 3 && core.length < name.length && !(place !== undefined && start > candidate.start && isPlain(scan, start, start + core.length)) ? [core] : [];
  // 华为数字能源技术有限公司 → 华为数字能源.
  const trade = /(?:技术|科技|实业|管理|发展)$/u.exec(core);
  if (trade !== null && trade.index >= 4 && !isPlain(scan, start, start + trade.index)) forms.push(core.slice(0, trade.index));
  if (unknown && first.end - start >= 2 && first.end - start < core.length) {
    const head = scan.word(first);
    const business = scan.tokens[scan.tokenIndexAt(start) + 1];
    if (business !== undefined && business.end <= start + core.length) forms.push(head + scan.word(business));
    forms.push(`${head}集团`, `${head}公司`, `${head}股份`);
    if (first.tag === "x") forms.push(head);
  }
  return forms;
}

/** Whether the dictionary has all the words of a stretch, none of them a name: 征信|服务. */
function isPlain(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i >= 0 && i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && (token.end - token.start < 2 || /^(?:x|nz|nr|ns|nt|eng|j)/u.test(token.tag))) return false;
  }
  return true;
}

/** 该机器人, 一台机器人: a thing of the kind whose word the company's name is. */
const DETERMINER = /(?:[该这那此每各某本]|[一两三几数][个台款只家种名位辆架])$/u;

function isOneWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.end === end && token.tag !== "x";
}

function isPlaceWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.end === end && token.tag === "ns";
}

function occurrences(scan: Scan, names: ReadonlyMap<string, Name>, candidates: readonly Candidate[]): Candidate[] {
  if (names.size === 0) return [];
  const pairs = new PairFilter(12);
  const lengths = new Map<string, Set<number>>();
  for (const name of names.keys()) {
    const pair = name.slice(0, 2);
    pairs.add(pair.charCodeAt(0), pair.charCodeAt(1));
    const set = lengths.get(pair);
    if (set === undefined) lengths.set(pair, new Set([name.length]));
    else set.add(name.length);
  }
  const present = new Map<number, number>();
  for (const candidate of candidates) present.set(keyOf(candidate), Math.max(candidate.confidence, present.get(keyOf(candidate)) ?? 0));
  const found: Candidate[] = [];
  for (let i = 0; i + 1 < scan.norm.length; i += 1) {
    if (!pairs.mayHave(scan.norm.charCodeAt(i), scan.norm.charCodeAt(i + 1))) continue;
    for (const length of lengths.get(scan.norm.slice(i, i + 2)) ?? []) {
      const name = names.get(scan.norm.slice(i, i + length));
      if (name === undefined) continue;
      const end = i + length;
      if (name.candidate.type === "PLACE" && !isPlaceWord(scan, i, end)) continue;
      if ((length <= 2 || isLatin(scan.norm.charCodeAt(i))) && !(scan.isBoundary(i) && scan.isBoundary(end))) continue;
      if (DETERMINER.test(scan.before(i, 2)) && isOneWord(scan, i, end)) continue;
      const misfit = (scan.isBoundary(i) ? 0 : 1) + (scan.isBoundary(end) ? 0 : 1);
      const confidence = name.confidence - misfit * (length >= 4 ? 0.03 : 0.1);
      const candidate = { ...name.candidate, start: i, end, confidence, source: "consistency" };
      if ((present.get(keyOf(candidate)) ?? 0) < confidence) found.push(candidate);
    }
  }
  return found;
}
