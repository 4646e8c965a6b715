/** Knows how meetings and awards are named where no quotes set them off. */

import type { Candidate } from "../candidate";
import { isNameCharacter } from "../characters";
import { WordSet } from "../gazetteer/wordSet";
import { words } from "../lexicon";
import type { Scan } from "../scan";

const ORDINAL = "(?:第[一二三四五六七八九十百0-9]{1,4}(?:届|次|轮|期)|\\d{4}(?:年(?:度)?)?|首届|[一二三四五六七八九十]届)";
const MEETINGS = new WordSet(words("博览会 交易会 进博会 服贸会 广交会 消博会 洽谈会 展览会 车展 展会 论坛年会 年会 论坛 峰会 党代会 代表大会 运动会 锦标赛 世锦赛 亚锦赛 公开赛 大奖赛 挑战赛 邀请赛 联赛 冬奥会 奥运会 残奥会 亚运会 世博会 世界杯 亚洲杯 欧洲杯 电影节 音乐节 文化节 购物节 旅游节 客户服务节 客户节 服务节 消费节 啤酒节 宣传周 宣传月 宣传日 普及月 活动周 活动月 教育周 质量月 会议 大会 大赛 研讨会 座谈会"));
const MEETING_STOP = /[的了在和与及对向从由被把将为是以于据称说而但也都就还又至到召开举行举办出席参加本届此次这届该]/u;
const BARE_MEETING = /^(?:服务四届|四届|股东|临时股东|年度股东|董事|董事会|监事|监事会|常务|全体|新闻|发布|业绩|业绩说明|说明|工作|电视电话|电话|视频|线上|线下|重要|专题|本次|全国|国际|行业|高峰|高端|主题|年度|国务院常务|专家|学术|政策|投资者|分析师|货币政策|利率|议息|政策|例行|紧急|闭门|峰会|座谈|产品|员工|动员|表彰|总结|誓师|运动|代表|党员|职工|群众|人民|世界|全球|大型|系列|上述|相关|大|联盟|会|国|法国|政府|内阁|党组|党委|办公|理事)$/u;

/** 第十五届人大常委会|第六次会议: whose session it is. */
const CONGRESS = /第?[一二三四五六七八九十]{1,3}届(?:中央|全国)?(?:人民代表大会|人大|政协|委员会)(?:常务委员会|常委会|委员会)?$/u;
const ORDINAL_ONLY = new RegExp(`^(?:${ORDINAL}){1,2}$`, "u");

/** What weeks and months are held for. */
const CARE = words("保护 普及 防范 打击 服务 宣传 教育 应急 防灾 减灾 反假 节约 促进 推广 关爱 维权");

const ORDINAL_BEFORE = new RegExp(`${ORDINAL}$`, "u");

/** 中国国际进口博览会, 青岛市第十三次党代会: a meeting with a place, an ordinal or a name before it. */
export function findMeetings(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < scan.norm.length; i += 1) {
    const [length] = MEETINGS.lengthsAt(scan.norm, i);
    if (length === undefined) continue;
    const tail = i;
    const end = i + length;
    const meeting = scan.norm.slice(tail, end);
    i = end - 1;
    // 客户服务|节以: the guess for an unknown word took the next one along.
    if (!scan.isBoundary(end) && !(scan.tokenAt(end)?.tag === "x" && meeting.startsWith("客户"))) continue;
    let start = tail;
    let numbered = false;
    let placed = false;
    let dated = false;
    const periodic = /[周月日]$/u.test(meeting);
    for (let steps = 0; steps < 8 && tail - start < 18; steps += 1) {
      const known = placeStartsEndingAt(start);
      if (known.length > 0) {
        start = Math.min(...known);
        placed = true;
        continue;
      }
      const number = ORDINAL_BEFORE.exec(scan.before(start, 7));
      if (number !== null) {
        // A year is no part of the name; an ordinal is.
        if (/^\d{4}/u.test(number[0])) {
          dated = true;
          break;
        }
        start -= number[0].length;
        numbered = true;
        continue;
      }
      const token = scan.tokenAt(start - 1);
      if (token === undefined || placed || numbered || !(/^(?:n|x|j|vn|b|nz|eng|a|ns|nt)/u.test(token.tag) || (periodic && CARE.has(scan.word(token)))) || !isNameCharacter(scan.norm.charCodeAt(token.start)) || MEETING_STOP.test(scan.word(token))) break;
      if (token.end > start) {
        start = token.start;
        continue;
      }
      start = token.start;
    }
    const session = numbered && !placed ? CONGRESS.exec(scan.before(start, 28)) : null;
    if (session !== null) {
      start -= session[0].length;
      const city = placeStartsEndingAt(start);
      if (city.length > 0) start = Math.min(...city);
      placed = true;
    }
    const core = scan.norm.slice(start, tail);
    if (start === tail && /^客户(?:服务)?节$/u.test(meeting)) {
      found.push({ start, end, type: "EVENT", subtype: "festival", confidence: 0.72, source: "event:meeting" });
      continue;
    }
    // 2020年无机盐行业发展大会: a year tells a meeting that says what it is about.
    const annual = core.length >= 4 && (periodic || (dated && /^(?:大会|峰会|论坛|年会|大赛|博览会)$/u.test(meeting)));
    // “3·15”消费者权益保护教育宣传周
    if (periodic) start -= /“\d{1,2}[·.]\d{1,2}”$/u.exec(scan.before(start, 8))?.[0].length ?? 0;
    if (core.length < 2 || BARE_MEETING.test(core) || (numbered && !placed && ORDINAL_ONLY.test(core)) || !(numbered || placed || annual || isHeld(scan, start, tail, meeting) || isNationalSession(scan, start, tail))) continue;
    // 第一次债券持有人会议: whose holders meet, it doesn't say.
    if (!placed && session === null && /(?:持有人|股东|董事会|监事会|债权人)$/u.test(core)) continue;
    if (/^(?:会议|大会|座谈会|研讨会|大赛)$/u.test(meeting) && !numbered && !annual && !isNationalSession(scan, start, tail)) continue;
    found.push({ start, end, type: "EVENT", subtype: "conference", confidence: numbered && placed ? 0.84 : numbered ? 0.74 : 0.7, source: "event:meeting" });
  }
  return found;
}

/** 举办国际金融领袖投资峰会: what is held says itself what it is about. */
function isHeld(scan: Scan, start: number, tail: number, meeting: string): boolean {
  return tail - start >= 5 && /^(?:峰会|论坛|博览会)$/u.test(meeting) && /(?:举办|举行|召开|主办|承办|出席|参加)(?:的|了)?[“「]?$/u.test(scan.before(start, 4));
}

/** 全国市场监管系统反垄断工作会议: what the nation's authorities meet for. */
function isNationalSession(scan: Scan, start: number, tail: number): boolean {
  return /^(?:全国|中央)/u.test(scan.norm.slice(start, tail)) && tail - start >= 6 && /(?:工作|电视电话|座谈|动员|表彰)(?:座谈)?$/u.test(scan.norm.slice(start, tail));
}

const CUP = /(?:第[一二三四五六七八九十百0-9]{1,4}届|首届)?“[^“”\n]{2,8}杯”(?:(?![的了和与获])[\u4e00-\u9fff]){2,16}?(?:大赛|竞赛|锦标赛|联赛|挑战赛|邀请赛|公开赛|大奖赛|比赛)/gu;
const INCIDENT = /“\d{1,2}[·.]\d{1,2}”(?:(?![的了在和与对])[\u4e00-\u9fff]){0,14}?(?:事故|火灾|爆炸|坍塌|地震|空难|沉船|泥石流|洪灾|暴雨|案)(?:事故|灾害)?/gu;

/** 第三届“砥柱杯”金融科技创新大赛, “6·12”云州隧道坍塌事故: names that go on behind their quotes. */
export function findQuotedEvents(scan: Scan): Candidate[] {
  const event = (subtype: string) => (match: RegExpExecArray): Candidate => ({ start: match.index, end: match.index + match[0].length, type: "EVENT", subtype, confidence: 0.93, source: "event:quoted" });
  return [...scan.matchesOf(CUP, "杯”").map(event("conference")), ...scan.matchesOf(INCIDENT, "”").map(event("incident"))];
}

const AWARD_CUE = /(?:荣获|获评|获颁|斩获|摘得|荣膺|喜获|揽获|获得了?|被授予|被评为|评为|入选|授予|颁发的?|获选)(?:了|为|的)?(?:\d{4}年度?)?([^，,。；;：:！!？?“”《》()（）、\n]{4,24}?(?:奖|称号|单位|企业|百强|[0-9]{2,4}强|典型案例|典范案例|示范案例|优秀案例|赔案|十佳[\u4e00-\u9fff]{2,8}))(?=[，,。；;、“”和及与等（(\n]|$|荣誉|称号|殊荣)/gu;
const AWARD_NOT = /^(?:多|一|两|三|各|若干|诸多|众多|该|此|相关|国家级|省级|市级|上述|最|A级|纳税)|的/u;

/** An award that follows a verb of winning, unquoted. */
export function findAwards(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(AWARD_CUE)) {
    const name = match[1] ?? "";
    const cut = name.lastIndexOf("的") + 1;
    const award = name.slice(cut);
    if (award.length < 4 || AWARD_NOT.test(award)) continue;
    const start = match.index + match[0].length - award.length;
    found.push({ start, end: start + award.length, type: "AWARD", subtype: "award", confidence: 0.76, source: "award:won" });
  }
  for (const match of scan.norm.matchAll(/《[^《》\n]{2,12}》(?:[\u4e00-\u9fff]{0,6})?(?:世界|中国|全球|亚洲)?(?:[0-9]{2,4}强|排行榜|榜单|百强)|“[^“”\n]{2,10}”(?:(?![获得了的被为等])[\u4e00-\u9fff]){2,12}(?:单位|奖|称号|企业|集体|个人)(?![\u4e00-\u9fff])|“[^“”\n]{2,10}”(?:志愿服务|社会责任|扶贫|创新|服务|抗疫)[\u4e00-\u9fff]{2,10}单位/gu)) {
    found.push({ start: match.index, end: match.index + match[0].length, type: "AWARD", subtype: /强|榜/u.test(match[0]) ? "ranking" : "award", confidence: 0.93, source: "award:form" });
  }
  return found;
}
