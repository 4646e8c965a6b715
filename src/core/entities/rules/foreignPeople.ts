/** Knows how foreign persons are named: transliterated, with points between their names or without, and in Latin letters. */

import type { Candidate } from "../candidate";
import { allHan, isHan, isLatin } from "../characters";
import { SPEECH_VERBS, TRANSLITERATION } from "../lexicon";
import { NAME_TAGS, type PersonContext } from "./people";
import type { Scan } from "../scan";

const DOTTED = /[\u4e00-\u9fff]{1,7}(?:(?:·|[A-Z]\.)[\u4e00-\u9fff]{1,8}){1,4}|[\u4e00-\u9fff]{2,7}-[\u4e00-\u9fff]{2,7}/uy;
const JOINT = /·|[A-Z]\.|-/gu;
const LONGEST_PART = 7;
/** A first name with characters that foreign names rarely have. */
const LONGEST_UNUSUAL_HEAD = 3;

/** The stretches that points or hyphens join. They are looked for from the joints, which are few. */
function dottedStretches(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (const { index } of text.matchAll(JOINT)) {
    let start = index;
    while (start > from && index - start < LONGEST_PART && isHan(text.charCodeAt(start - 1))) start -= 1;
    DOTTED.lastIndex = start;
    const match = start < index ? DOTTED.exec(text) : null;
    if (match === null) continue;
    found.push(match);
    from = DOTTED.lastIndex;
  }
  return found;
}

/** 克里斯塔利娜·格奥尔基耶娃; transliterated names without a point where a title or a verb of saying stands beside them. */
export function findForeignPeople(scan: Scan, context: PersonContext): Candidate[] {
  const found: Candidate[] = [];
  for (const match of dottedStretches(scan.norm)) {
    const candidate = dottedName(scan, match.index, match[0], context);
    if (candidate !== undefined) found.push(candidate);
  }
  for (let i = 0; i < scan.tokens.length; i += 1) {
    const run = transliteratedRun(scan, i, context) ?? unknownPair(scan, i, context);
    if (run === undefined) continue;
    found.push(run.candidate);
    i = run.last;
  }
  return found;
}

/** 罗伯特·科赫研究所: a body that bears someone's name. */
const BODY_OF_SOMEONE = /^(?:国家|国际|公共卫生|健康|医学|生物|肿瘤|癌症|物理|化学|经济){0,2}(?:研究所|研究院|基金会|大学|学院|银行|集团|公司|图书馆|博物馆|研究中心|医院|律师事务所|协会|国际机场)/u;

function dottedName(scan: Scan, index: number, text: string, context: PersonContext): Candidate | undefined {
  const parts = text.split(/·|-|[A-Z]\./u);
  // 约翰-墨菲; a hyphen joins much else (北京-上海), so someone's title or words must stand beside it.
  const hyphen = text.includes("-");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  // Words may touch the name on both sides: keep the transliterated characters next to the points.
  let head = first.length;
  while (head > 0 && TRANSLITERATION.has(first.charAt(head - 1)) && !context.titleEnds(index + head)) head -= 1;
  for (let at = head - 1; at >= Math.max(0, first.length - LONGEST_UNUSUAL_HEAD); at -= 1) if (startsName(scan, index + at, context) && TRANSLITERATION.has(last.charAt(1)) && !isCommonWord(scan, index + at)) head = at;
  head = wordAware(scan, index + head, index + first.length) - index;
  let tail = 0;
  while (tail < last.length && TRANSLITERATION.has(last.charAt(tail)) && !(tail >= 2 && startsOther(scan, index + text.length - last.length + tail))) tail += 1;
  const inner = parts.slice(1, -1).join("");
  if (head === first.length || tail === 0 || !Array.from(inner).every((character) => TRANSLITERATION.has(character) || character === PARTICLE)) return undefined;
  const start = index + head;
  const end = index + text.length - last.length + tail;
  const body = BODY_OF_SOMEONE.exec(scan.after(end, 10));
  if (body !== null) return { start, end: end + body[0].length, type: "ORG", subtype: "other", confidence: 0.9, source: "organisation:namedAfter" };
  if (hyphen && !context.titleEnds(start) && !SPEECH_VERBS.has(scan.after(end, 2))) return undefined;
  return { start, end, type: "PERSON", subtype: "full", confidence: 0.9, source: "person:foreign" };
}

/** 玛丽亚·范·科霍夫 */
const PARTICLE = "范";

/** 后防中|坚理查德: what the dictionary has as the end of a common word is none of the name. */
function wordAware(scan: Scan, start: number, end: number): number {
  const token = scan.tokenAt(start);
  return token !== undefined && token.start < start && token.end < end && token.tag === "n" ? token.end : start;
}

/** 三十年·温暖: a word for a number, a time or what is done begins no name. */
function isCommonWord(scan: Scan, offset: number): boolean {
  return /^[mtdprcuvaf]/u.test(scan.tokenAt(offset)?.tag ?? "");
}

/** 的特使|甲日·洛迪: before the point stands the whole of a name, unusual characters and all. */
function startsName(scan: Scan, start: number, context: PersonContext): boolean {
  return context.titleEnds(start) || /(?:名叫|叫做?|的|和|与|向|由)$/u.test(scan.before(start, 2)) || /^[,。;:、“(\n]?$/u.test(scan.norm.slice(Math.max(0, start - 1), start));
}

/** Whether a word that is no part of a foreign name begins here (宣布, 当地). */
function startsOther(scan: Scan, offset: number): boolean {
  const token = scan.tokenAt(offset);
  if (token?.start !== offset) return false;
  return SPEECH_VERBS.has(scan.word(token)) || (/^[ts]/u.test(token.tag) && token.end - offset >= 2);
}

function transliteratedRun(scan: Scan, index: number, context: PersonContext): { candidate: Candidate; last: number } | undefined {
  const first = scan.tokens[index];
  if (first === undefined || !(isTransliterated(scan, index) || isCutName(scan, index, context))) return undefined;
  let last = index;
  let tagged = NAME_TAGS.has(first.tag) && first.end - first.start >= 2;
  for (let next = scan.tokens[last + 1]; next !== undefined && (isTransliterated(scan, last + 1) || isVerbWithin(scan, last + 1)); next = scan.tokens[last + 1]) {
    if (next.end - first.start > 9) break;
    last += 1;
    tagged ||= next.tag === "nrt" || (NAME_TAGS.has(next.tag) && next.end - next.start >= 2);
  }
  const end = scan.tokens[last]?.end ?? first.end;
  const length = end - first.start;
  if (length < 2 || length > 9 || /^(?:德尔塔|奥密克戎|拉姆达|里拉)/u.test(scan.after(first.start, length)) || /^(?:[\d.]*%)?(?:的)?(?:股权|股份)/u.test(scan.after(end, 9))) return undefined;
  // 韦德布什分析师Daniel Ives: whose analyst it is.
  if (tagged && length >= 3 && /^(?:资深|高级|首席)?(?:分析师|策略师|经济学家)(?=[A-Z\u4e00-\u9fff])/u.test(scan.after(end, 8)) && !/^(?:资深|高级|首席)?(?:分析师|策略师|经济学家)(?:表示|称|认为|说|指出)/u.test(scan.after(end, 10))) {
    return { candidate: { start: first.start, end, type: "ORG", subtype: "other", confidence: 0.78, source: "organisation:foreign" }, last };
  }
  // 英波吉罗|公司: whose company it is.
  const body = /^(?:公司|集团|财团|基金会|银行)(?![债类])/u.exec(scan.after(end, 4));
  if (tagged && length >= 3 && body !== null && scan.isBoundary(end + body[0].length)) {
    return { candidate: { start: first.start, end: end + body[0].length, type: "ORG", subtype: "other", confidence: 0.84, source: "organisation:foreign" }, last };
  }
  const afterTitle = context.titleEnds(first.start) || (/[”"]/u.test(scan.charAt(first.start - 1)) && context.titleEnds(first.start - 1));
  const speaks = SPEECH_VERBS.has(scan.after(end, 2)) || SPEECH_VERBS.has(scan.after(end, 1));
  let score = (afterTitle ? 2 : 0) + (speaks ? 1.2 : 0) + (tagged ? 1 : 0) + (length >= 3 ? 0.6 : -0.8) + (length >= 4 ? 0.3 : 0);
  if (context.titleStarts(end)) score += 0.6;
  // 总理|泽曼: behind a position even two characters that no dictionary has are someone.
  if (afterTitle && length === 2 && first.tag === "x" && first.end === end) score += 0.7;
  if (/^(?:[伯公侯]爵|王[妃子储]|公主|爵士|亲王|陛下|殿下|将军|上校)/u.test(scan.after(end, 2))) score += 0.8;
  // 迪蒙(Jamie Dimon): the name as its bearer writes it.
  if (/^\([A-Z][a-z]+[ )]/u.test(scan.after(end, 14))) score += 1.2;
  // 阿拉比卡咖啡: what is said of a thing.
  const next = scan.tokenAt(end);
  if (!afterTitle && !speaks && next?.start === end && next.tag === "n" && next.end - end >= 2 && !context.titleStarts(end)) score -= 0.4;
  // 【格罗斯: …】: who speaks, in a heading.
  if (tagged && /[【\[]$/u.test(scan.before(first.start, 1)) && scan.charAt(end) === ":") score += 0.6;
  if (/[”"]$/u.test(scan.before(first.start, 1)) && /(?:之[王父母神]|女王|女皇|先知|教父|博士|大师|股神|女神|大王|大亨|天王|硬汉|铁娘子)[”"]$/u.test(scan.before(first.start, 5))) score += 1.2;
  if (/[债股]王$|[股币]神$|大空头$|大亨$|亿万富翁$|富豪$|教父$/u.test(scan.before(first.start, 4))) score += 1.2;
  if (/^(?:政府|内阁|当局|总统|总理|首相)/u.test(scan.after(end, 2)) && length >= 3) score += 0.8;
  if (scan.matchesFrom(first.start).some((match) => match.end >= end && match.entries.some((entry) => entry.type === "PLACE" || entry.type === "ORG"))) score -= 3;
  if (score < 1.85) return undefined;
  const confidence = Math.min(0.95, 0.42 + score * 0.12);
  return { candidate: { start: first.start, end, type: "PERSON", subtype: "full", confidence, source: "person:transliterated" }, last };
}

/** 维诺格|拉|多夫: a verb of one character between two parts of a name. */
function isVerbWithin(scan: Scan, index: number): boolean {
  const [previous, token, next] = [scan.tokens[index - 1], scan.tokens[index], scan.tokens[index + 1]];
  if (token === undefined || token.end - token.start !== 1 || !token.tag.startsWith("v") || !TRANSLITERATION.has(scan.word(token))) return false;
  return previous !== undefined && next !== undefined && NAME_TAGS.has(previous.tag) && NAME_TAGS.has(next.tag) && isTransliterated(scan, index + 1);
}

/** 总裁|西室|泰三: behind a position, two words of two characters that no dictionary has, and what someone does. */
function unknownPair(scan: Scan, index: number, context: PersonContext): { candidate: Candidate; last: number } | undefined {
  const [first, second, next] = [scan.tokens[index], scan.tokens[index + 1], scan.tokens[index + 2]];
  if (first?.tag !== "x" || second?.tag !== "x" || first.end - first.start !== 2 || second.end - second.start !== 2 || !context.titleEnds(first.start)) return undefined;
  // 景晋|生则|认为: what is said of someone.
  if (/[则也都将在就已]/u.test(scan.charAt(second.end - 1))) return undefined;
  if (!allHan(scan.norm.slice(first.start, second.end)) || (next !== undefined && isHan(scan.norm.charCodeAt(next.start)) && !/^[vpcdt]/u.test(next.tag))) return undefined;
  return { candidate: { start: first.start, end: second.end, type: "PERSON", subtype: "full", confidence: 0.76, source: "person:foreign" }, last: index + 1 };
}

/** “大宗商品之王”|加|特曼: the dictionary has a verb in the first character of a name that it knows the rest of. */
function isCutName(scan: Scan, index: number, context: PersonContext): boolean {
  const first = scan.tokens[index];
  const second = scan.tokens[index + 1];
  if (first === undefined || second === undefined || first.end - first.start !== 1 || !/^[vpnajq]/u.test(first.tag) || !NAME_TAGS.has(second.tag) || second.start !== first.end) return false;
  const starts = scan.isSentenceStart(first.start) || /[”"]/u.test(scan.charAt(first.start - 1)) || context.titleEnds(first.start);
  return starts && TRANSLITERATION.has(scan.word(first)) && isTransliterated(scan, index + 1);
}

function isTransliterated(scan: Scan, index: number): boolean {
  const token = scan.tokens[index];
  if (token === undefined || /^[vpcdumtqrf]/u.test(token.tag) || (token.tag === "ns" && token.end - token.start > 1)) return false;
  const word = scan.word(token);
  if (word.length > 1 && !NAME_TAGS.has(token.tag) && token.tag !== "x" && token.tag !== "nz") return false;
  return allHan(word) && Array.from(word).every((character) => TRANSLITERATION.has(character));
}

const LATIN_NAME = /[A-Z][a-z]+(?:[ -](?:[A-Z]\.? ?|(?:de|van|von|der|la|al|bin) ){0,2}(?:Mc|Mac|O'|D')?[A-Z][a-z]+|·[A-Z][a-z]+){0,3}/gu;
const COMPANY_WORD = /\b(?:Inc|Corp|Ltd|LLC|LLP|Co|Group|Holdings?|Capital|Bank|Partners?|Investments?|Technologies|Technology|Systems|Motors?|Energy|Pharma|Securities|Associates|Management|Fund|Platforms|Networks|Airlines|Media|Entertainment|Research|Institute|University|Times|Journal|Post|News|Street|Exchange|Index|Labs?|Games|Studios?|Interactive|Foods|Health|Sciences|Therapeutics|Resources|Materials|Industries|International|Global|Markets|Economics|Analytics|Advisors?|Asset|Financial|Insurance|Trust|Wealth|Street|Blockchain|Digital|Mining|Solar|Oil|Gas|Brands|Stores|Software|Semiconductor|Electric|Power|Mobile|Auto|Pharmaceuticals|Biotech|Realty|Properties|Cloud|Computing|Robotics|Aerospace|Gold|Silver|Metals|Minerals|Petroleum|Resorts|Logistics|Express|Payments|Steel|Airways)\b/u;

/** Rick Meckler, beside a title, a verb of saying or a transcription in brackets. */
export function findLatinPeople(scan: Scan, context: PersonContext): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(LATIN_NAME)) {
    const start = match.index;
    const end = start + match[0].length;
    if (COMPANY_WORD.test(match[0]) || isLatin(scan.norm.charCodeAt(start - 1)) || isLatin(scan.norm.charCodeAt(end))) continue;
    const after = scan.after(end, 6).trimStart();
    const titled = context.titleEnds(start) || context.titleEnds(start - 1);
    // One word alone may be anything: a title must stand right before it.
    if (!titled && !/[ ·-]/u.test(match[0])) continue;
    const speaks = SPEECH_VERBS.has(after.slice(0, 2)) || SPEECH_VERBS.has(after.slice(0, 1)) || /^[,:：]?“|^本周|^周[一二三四五]|^:/u.test(after);
    if (!titled && !speaks && !/(?:任命|聘请|聘任|高管|任用|提名)$/u.test(scan.before(start, 2))) continue;
    const confidence = titled ? 0.85 : 0.7;
    found.push({ start, end, type: "PERSON", subtype: "full", confidence, source: "person:latin" });
  }
  return found;
}
