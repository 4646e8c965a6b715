/** Knows the one-character abbreviations of places, in their contexts, and the puns that are made with them. */

import type { Candidate } from "../candidate";
import { characters } from "../lexicon";
import type { Scan } from "../scan";
import { WordSet } from "../gazetteer/wordSet";

const CHINESE = characters("沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇陕甘宁青新藏晋冀辽吉黑蒙港澳台深穗蓉杭甬汉");
const COUNTRIES = characters("中美日英法德俄韩印澳加欧朝越泰伊以乌巴");
const ABBREVIATION_STARTS = new WordSet([...CHINESE, ...COUNTRIES]);
const FULL_NAMES: ReadonlyMap<string, string> = new Map(
  (
    "沪上海 京北京 津天津 渝重庆 粤广东 浙浙江 苏江苏 皖安徽 鲁山东 豫河南 鄂湖北 湘湖南 赣江西 闽福建 桂广西 琼海南 川四川 黔贵州 滇云南 陕陕西 甘甘肃 宁宁夏 青青海 新新疆 藏西藏 晋山西 冀河北 辽辽宁 吉吉林 黑黑龙江 蒙内蒙古 港香港 澳澳门 台台湾 深深圳 穗广州 蓉成都 杭杭州 甬宁波 汉武汉 " +
    "中中国 美美国 日日本 英英国 法法国 德德国 俄俄罗斯 韩韩国 印印度 加加拿大 欧欧洲 朝朝鲜 越越南 泰泰国 伊伊朗 以以色列 乌乌克兰 巴巴基斯坦 申上海 北北京 广广州 琴横琴 华中国"
  )
    .split(" ")
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
);

const GROUPS = /琴澳|沪深(?=两市|两地|股|交易|主板|300|[。、,.\s]|$)|北上广深?|京津(?!冀)|沪苏(?:浙皖)?|苏浙皖?|川渝|云贵川?|陕甘宁?|闽粤|粤港澳?|港澳台?|中(?:美|日|俄|欧|英|法|德|韩|印|澳|加|朝|越|巴|泰|沙|伊|哈|蒙|缅|柬|老|新|马|菲|阿|埃|墨|智|秘|古|波|捷|匈|塞|希|意|西|葡|荷|比|瑞|丹|挪|芬|南|尼|肯|坦|赞|刚|苏|以|土|乌|吉|塔)(?=(?:两国|双方|关系|贸易|合作|友好|建交|边境|首脑|会谈|三国|双边|联合|战争|之间|友谊|经贸|人民|边界|领导人|元首|外长|班列|、|高层|文化|经济|战略|海关))|中(?:美|日|俄|欧|英|法|德|韩|印|澳|加|朝|越)(?![国元股文])|美(?:中|日|韩|俄|欧|英|加|伊|朝|墨)(?![国元股文])|日韩|日美|韩美|俄(?:乌|美|罗斯)?|英(?:法|美|欧)|法德|德法|印巴|巴以|俄乌|朝韩/gu;
const CONTEXT_BEFORE = /[在抵来赴驻离返入援进留](?=$)/u;
/** 抵沪, 来京: the dictionary joins the verb with the place, or knows the two as a word. */
const VERB_AND_PLACE = /[美日英法德俄韩沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇陕甘晋冀辽吉黑蒙港澳台深穗蓉杭甬华](?<=[驻赴访抵][美日英法德俄韩]|[在抵来赴驻离返援留访][^美日英法德俄韩])(?![\u4e00-\u9fff]?(?:式|剧|味|语|菜|省|市|县|江|州|湾|海|圳|口|林|龙|门|山|元|币|股|北|南|西|东|风|下|上|度|入|交|情|思|化|层|处|刻|远|国|本|媒|妆))/gu;
/** 云、贵、川三省: a list of single characters that says itself what they are. */
const LISTED = /[沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇云贵陕甘宁青新藏晋冀辽吉黑蒙港澳台](?:、[沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇云贵陕甘宁青新藏晋冀辽吉黑蒙港澳台])+(?=[两三四五六七八九]?[省市地区]|[两三四五六七]国|等省|等地)/gu;
/** 闽浙两地, 苏鲁豫皖四省 */
const NEIGHBOURS = /(?<![沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇云贵陕甘宁青新藏晋冀辽吉黑蒙港澳台])[沪京津渝粤浙苏皖鲁豫鄂湘赣闽桂琼川黔滇云贵陕甘宁青新藏晋冀辽吉黑蒙港澳台]{2,5}(?=两[省地市]|[三四五][省地]|交界)/gu;
const HEADLINE_COUNTRY = /(?<=[【:\s]|^)[美英法德俄日韩印澳乌](?=[\u4e00-\u9fff])(?!元|国|镑|股|金|语|文|式|联储|债|妆|团|方)/gmu;
const CONTEXT_AFTER = /^(?:方|企|媒|籍|银)/u;

/** 在沪, 抵沪, 沪深两市, 中美: abbreviations where the context says so, one mention a character. */
export function findAbbreviations(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(GROUPS)) {
    const group = match[0];
    if (group.length < 2 || group === "俄罗斯" || group === "粤港澳" || group === "港澳台" || group === "港澳" || group === "川渝") continue;
    // A group within a word (中日友好医院) or cut by one (高中美术) is none.
    // 中美关系: what follows has already told.
    const told = COUNTRY_PAIR.test(group) && PAIR_AFTER.test(scan.after(match.index + 2, 4)) && !/[\u4e00-\u9fff]/u.test(cutWord(scan, match.index));
    if (told) {
      for (let i = 0; i < group.length; i += 1) found.push(abbreviation(group.charAt(i), match.index + i, 0.8, "place:group"));
      continue;
    }
    if (!scan.isBoundary(match.index) || (group !== "沪深" && !scan.isBoundary(match.index + group.length))) {
      if (!(scan.isBoundary(match.index) && scan.isBoundary(match.index + 1))) continue;
    }
    for (let i = 0; i < group.length; i += 1) found.push(abbreviation(group.charAt(i), match.index + i, 0.78, "place:group"));
  }
  for (const match of scan.norm.matchAll(LISTED)) {
    for (let i = 0; i < match[0].length; i += 2) found.push(abbreviation(match[0].charAt(i), match.index + i, 0.84, "place:group"));
  }
  for (const match of scan.matchesOf(NEIGHBOURS, "两地", "两省", "三省", "三地", "四省", "交界")) {
    for (let i = 0; i < match[0].length; i += 1) found.push(abbreviation(match[0].charAt(i), match.index + i, 0.82, "place:group"));
  }
  for (const match of scan.norm.matchAll(VERB_AND_PLACE)) {
    const token = scan.tokenAt(match.index);
    const joined = token?.start === match.index - 1 && token.end === match.index + 1;
    if (joined && !/[离进]港/u.test(scan.word(token)) && (token.tag === "x" || /^[nv]/u.test(token.tag))) found.push(abbreviation(match[0], match.index, 0.74, "place:abbreviation"));
  }
  // 【美七天日均…】, 【英央行…】: headlines write a country with one character.
  for (const match of scan.norm.matchAll(HEADLINE_COUNTRY)) if (scan.isBoundary(match.index) && scan.isBoundary(match.index + 1)) found.push(abbreviation(match[0], match.index, 0.62, "place:headline"));
  for (let i = 0; i < scan.norm.length; i += 1) {
    if (!ABBREVIATION_STARTS.canBegin(scan.norm.charCodeAt(i))) continue;
    const character = scan.charAt(i);
    if (!CHINESE.has(character) && !COUNTRIES.has(character)) continue;
    if (!scan.isBoundary(i) || !scan.isBoundary(i + 1)) continue;
    const before = scan.before(i, 1);
    if (before !== "" && "驻赴访抵".includes(before) && "美日英法德俄韩印澳欧".includes(character)) {
      found.push(abbreviation(character, i, 0.8, "place:abbreviation"));
    } else if (CHINESE.has(character) && !"新青宁汉".includes(character) && CONTEXT_BEFORE.test(before)) {
      found.push(abbreviation(character, i, 0.8, "place:abbreviation"));
    } else if (COUNTRIES.has(character) && CONTEXT_AFTER.test(scan.after(i + 1, 1)) && "中美日英法德俄韩印澳欧朝乌以".includes(character)) {
      found.push({ ...abbreviation(character, i, 0.6, "place:side") });
    } else if (/[离到进靠出]港$/u.test(scan.norm.slice(i - 1, i + 1))) {
      continue;
    } else if (scan.hasTags && scan.tokenAt(i)?.tag === "ns" && !"中美日英法德俄韩".includes(character)) {
      found.push(abbreviation(character, i, 0.6, "place:abbreviation"));
    }
  }
  return found;
}

const COUNTRY_PAIR = /^(?:中|美|日|俄|英|法|德|韩|朝|印|欧)./u;
const PAIR_AFTER = /^(?:两国|双方|关系|贸易|合作|友好|建交|边境|首脑|会谈|三国|双边|联合|战争|友谊|经贸|边界|领导人|元首|外长|班列|战略|海关|、|高层)/u;

/** The part of the word at an offset that lies before it. */
function cutWord(scan: Scan, offset: number): string {
  const token = scan.tokenAt(offset);
  return token === undefined ? "" : scan.norm.slice(token.start, offset);
}

function abbreviation(character: string, start: number, confidence: number, source: string): Candidate {
  return { start, end: start + 1, type: "PLACE", subtype: "gpe", canonical: FULL_NAMES.get(character), confidence, source };
}

const PUN = /[守申沪情战爱护][“"‘]([沪申京津渝])[”"’]|[“"‘]([沪申京津渝])[”"’](?=[情爱守护])|_([沪申京津渝])_/gu;

/** 守“沪”, “申”情: puns with a place in quotes. */
export function findPuns(scan: Scan): Candidate[] {
  return Array.from(scan.norm.matchAll(PUN), (match) => {
    const character = match[1] ?? match[2] ?? match[3] ?? "";
    const start = match.index + match[0].indexOf(character, match[3] === undefined ? match[0].search(/[“"‘]/u) : 0);
    return { ...abbreviation(character, start, 0.8, "place:pun"), level: "optional" as const };
  });
}
