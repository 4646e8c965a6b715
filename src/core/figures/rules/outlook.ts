/** Knows which way a date without year lies: behind the article, as a rule, or ahead of it, where the words around say so. */

import { formatDate } from "../dates/calendar";
import { type DateParts, firstOf, monthOf, single } from "../dates/parts";
import type { DatePoint } from "../dates/readPoint";
import { type Topic, yearOfTopic } from "../topic";
import type { LastDate, RuleContext } from "./context";

/** In the same clause, so near that they speak of the date. */
const LOOKS = 16;
const HERE = "(?:于|在|自|从|到|至)?(?:[\\u4e00-\\u9fff]{2,4}时间|明年)?$";
const PLANNED = new RegExp(
  `(?:将|拟|预计|计划|有望|预期|定|预定|即将|力争|争取|目标|最快|最早|最迟|最晚|不晚|不迟|承诺|须|应|务必|确保)(?:将|会|要)?${HERE}`,
  "u",
);
/** 预计:美联储在3月份加息 */
const FORESEEN = /(?:(?:预计|预期|预测|预言|押注|有望|计划|可能|或将|料|将)[^，。；！？\n\d]{0,12}(?:在|于|到|至)|预[计测]的)$/u;
/** 延长至, 关闭到, 有效期至: what lasts until then. */
const LASTS_UNTIL =
  /(?:延长|推迟|推后|延期|延|等|等待|顺延|维持|关闭|暂停|停课|停业|停运|停牌|持续|有效|有效期|期限|截止日期?|截止时间|到期日|限期|保留)(?:为|是|:)?[至到]?$/u;
/** 要求…17日前: a deadline is set. */
const DEMANDS = /(?:要求|须|应当?|应该|必须|务必|需|请|不得|可[在于自以]|承诺|争取|力争|确保|呼吁|敦促|责令|同意)[^，。；！？\n]{0,12}$/u;
/** Who speaks of a plan speaks of it on that day: 5月3日公告拟回购. */
const REPORTS = /公告|披露|发布|公布|宣布|表示|称|透露|通报|消息|报道|获悉|回复|提交|收到|审议|通过|召开/u;
/** 将耐克评为, 将目标价上调至: 将 stands before what is done something with, as 把 does. */
const DONE_WITH = /^[^，。；！？\n\d]{0,6}?将(?!宣布|公布|继续|进一步|再|会|有|考虑|陆续|逐步|正式|分别)[^，。；！？\n\d]{2,16}?(?:[评列定视称描任]为|(?:上调|下调|升|降|调)[至到])/u;
const GOES_ON_PLANNED = /^([^，。；！？\n\d]{0,6}?)(?:将|拟|即将)(?![军领士近要])/u;
/** 4月20日，公司将召开…: what is still to happen on that day. */
const HAPPENS =
  /^[，,][^，。；！？\n\d]{0,8}将(?:在|于)?[^，。；！？\n\d]{0,6}(?:召开|举行|举办|开幕|到期|发行|上市|实施|施行|生效|启动|开始|公布|迎来|揭晓)/u;
const GOES_ON_DUE = /^(?:[^，。；！？\n\d]{0,4})(?:到期|起施行|起实施|起执行|起生效)/u;
/** 3月底前完成, 6月底前，力争. */
const DEADLINE =
  /^(?:以前|之前|前)[，,]?[^，。；！？\n\d]{0,4}?(?:将|拟|完成|实现|建成|达到|全面|基本|力争|争取|确保|须|应|要|必须|不得|报送|提交|披露|公布|举行|推出|交付|投产|上市|开工|上线|到位|缴|办理|清零|出台|可[获享领以]|下[定单]|购买|报名|预[订约]|投保|参保|申请)/u;
/** 2月黄金期货, 5月合约: contracts are named after the month in which they fall due. */
const CONTRACT = /^(?:[^，。；！？、\n\d的]{0,6})(?:交付的|期货(?!市场|成交|交易|公司|行业|业务|品种|价格指数)|合约|期金|期银|期铜|期油|交割)/u;
/** 3月加息的概率 */
const LIKELY = /^[^，。；！？\n]{0,36}(?:概率|可能性|是可能的)|^(?:加息|降息|缩表)[^，。；！？\n]{0,4}(?:预期|可能|共识|预测|押注|定价)/u;

/** Whether a date at `start` to `end` lies ahead of the article. */
export function looksAhead({ text, floor }: RuleContext, start: number, end: number): boolean {
  const before = text.slice(Math.max(floor, start - LOOKS), start);
  if (PLANNED.test(before) || FORESEEN.test(before) || LASTS_UNTIL.test(before)) return true;
  const after = text.slice(end, end + LOOKS);
  const planned = GOES_ON_PLANNED.exec(after);
  if (planned !== null && !REPORTS.test(planned[1] ?? "") && !DONE_WITH.test(text.slice(end, end + 2 * LOOKS))) return true;
  if (GOES_ON_DUE.test(after) || HAPPENS.test(text.slice(end, end + 2 * LOOKS)) || LIKELY.test(text.slice(end, end + 3 * LOOKS)) || DEADLINE.test(after)) return true;
  return /^(?:以前|之前|前)/u.test(after) && DEMANDS.test(before);
}

/** 股权登记日为6月12日: days that are set beforehand lie nearest to the article, a few months ahead rather than most of a year behind. */
const SET_DAY = /(?:[^今明昨当次同近平工节周每多单全首]日期?|时间)(?:为|是|在|定为|:|定于)$/u;
const MONTHS_AHEAD = 5;
/** 自3月21日起: what begins on a day is told some weeks before. */
const MONTHS_TO_BEGIN = 2;

/** Whether a date at `start` is such a day and falls in the months after the article. */
export function isSetAhead({ text, floor, reference }: RuleContext, { start, end, parts }: DatePoint): boolean {
  const month = firstOf(parts.month);
  if (reference === undefined || month === undefined) return false;
  const isSet = SET_DAY.test(text.slice(Math.max(floor, start - LOOKS), start));
  const begins = text.charAt(start - 1) === "自" && text.charAt(end) === "起" && parts.day !== undefined;
  if (!isSet && !begins) return false;
  const ahead = (month - reference.month + 12) % 12;
  return ahead === 0 ? (firstOf(parts.day) ?? 0) > reference.day : ahead <= (isSet ? MONTHS_AHEAD : MONTHS_TO_BEGIN);
}

/** 预计港股迎来修复，二季度为最佳窗口: a part of the year that a forecast goes on to. */
export function isForeseenPart({ text }: RuleContext, start: number, { quarter, half, month }: DateParts): boolean {
  if (month !== undefined || (quarter === undefined && half === undefined)) return false;
  return /(?:预计|预期|展望|有望|预测)[^。；！？\n]*$/u.test(text.slice(Math.max(0, start - FORECAST_REACH), start));
}

const FORECAST_REACH = 40;

/** Whether a month at `start` to `end` is that of a contract. */
export function isContractMonth({ text }: RuleContext, start: number, end: number): boolean {
  return "月份".includes(text.charAt(end - 1) || " ") && CONTRACT.test(text.slice(end, end + LOOKS)) && !/[年日]/u.test(text.slice(start, end));
}

/**
 * The year of the date before, for one without year that goes on from it in the same sentence: 2021年7月成立，8月备案.
 * A year alone lends itself to months only, and only from the head of the sentence (2020年，…由1-11月下降0.2%).
 */
export function yearGoesOn({ text, lastDate, topic, reference }: RuleContext, { start, parts }: DatePoint): number | undefined {
  if (lastDate === undefined) return topic !== undefined && !saysYear(parts) && isOpening(text, start) ? yearOfTopic(topic, parts, reference) : undefined;
  // A headline in brackets speaks of itself.
  if (text.slice(lastDate.end, start).includes("】")) return undefined;
  const month = monthOf(parts);
  if (lastDate.saidYear === undefined || month === undefined || saysYear(parts) || isCompared(text, lastDate)) return undefined;
  const before = monthOf(lastDate.parts);
  if (before === undefined) return parts.day === undefined && isOpening(text, lastDate.start) ? lastDate.saidYear : undefined;
  const isLater = month > before || (month === before && (firstOf(parts.day) ?? 31) >= (firstOf(lastDate.parts.day) ?? 1));
  return isLater && lastDate.draft.kind !== "datetime" ? lastDate.saidYear : undefined;
}

/** 同年9月 is of the year spoken of before, 次年3月 of the one behind it; in a range that is the year of its beginning. */
export function takeAnaphoricYear({ lastDate, topic }: RuleContext, parts: DateParts, from?: DateParts): void {
  const { anaphoricYear } = parts;
  if (anaphoricYear === undefined) return;
  delete parts.anaphoricYear;
  const year = firstOf(from?.year) ?? lastDate?.year ?? topic?.year;
  if (year !== undefined) parts.year = single(year + anaphoricYear);
}

/** What the next sentence may go on from: the last date, if its year is said; a year as a whole only where the sentence begins with it. */
export function topicOf({ text, lastDate }: RuleContext): Topic | undefined {
  if (lastDate?.saidYear === undefined || lastDate.isAhead || isCompared(text, lastDate)) return undefined;
  const month = monthOf(lastDate.parts);
  return month === undefined && !isOpening(text, lastDate.start) ? undefined : { year: lastDate.saidYear, month };
}

/**
 * 截至2021年末…较年初, 2021年…比上年: the year is counted from the one spoken of; 去年 and 今年 always from the article's.
 * So is the month of 2月…比上月.
 */
export function anchorToTopic({ text, lastDate }: RuleContext, { start, parts }: DatePoint): void {
  const { relativeYear } = parts;
  const month = lastDate === undefined ? undefined : monthOf(lastDate.parts);
  if (lastDate?.year !== undefined && lastDate.parts.year !== undefined && saysSame(text, lastDate.start, start)) {
    delete parts.relativeYear;
    parts.year = single(lastDate.year);
    if (parts.relativeMonth !== undefined && month !== undefined) {
      delete parts.relativeMonth;
      parts.month = single(month);
    }
    return;
  }
  if (parts.relativeMonth === -1 && month !== undefined && lastDate?.year !== undefined && "较比".includes(text.charAt(start - 1) || " ")) {
    delete parts.relativeMonth;
    parts.year = single(month === 1 ? lastDate.year - 1 : lastDate.year);
    parts.month = single(month === 1 ? 12 : month - 1);
    return;
  }
  if (relativeYear === undefined || lastDate?.saidYear === undefined || lastDate.parts.relativeYear !== undefined) return;
  const topical = text.startsWith("上年", start) || ("较比".includes(text.charAt(start - 1) || " ") && /^(?:年[初末底]|上一年)/u.test(text.slice(start, start + 3)));
  if (!topical) return;
  delete parts.relativeYear;
  parts.year = single(lastDate.saidYear + relativeYear);
}

/** 比上年增长…，比上年增长…: the second is the year of the first, and not the one before it. */
function saysSame(text: string, before: number, start: number): boolean {
  return ["上年", "上一年", "上月"].some((word) => text.startsWith(word, start) && text.startsWith(word, before));
}

/**
 * Whether a date follows, in its sentence, one that lies ahead (将于1月12日召开会议，1月13日磋商) or that reaches beyond
 * the article's day (第一阶段（5月20日至31日）…，第二阶段（6月1日至30日）).
 */
export function goesOnAhead({ lastDate, reference }: RuleContext, parts: DateParts): boolean {
  if (lastDate === undefined || saysYear(parts)) return false;
  const [before, month] = [monthOf(lastDate.parts) ?? (lastDate.draft.isRange ? undefined : lastDate.day?.month), monthOf(parts)];
  if (before === undefined || month === undefined) return false;
  const isLater = month === before && (firstOf(parts.day) ?? 0) > (firstOf(lastDate.parts.day) ?? lastDate.day?.day ?? 31);
  const reachesOn = reference !== undefined && lastDate.reaches !== undefined && lastDate.reaches > formatDate(reference);
  return reachesOn ? isLater || (month > before && month - before <= MONTHS_AHEAD) : lastDate.isAhead && isLater;
}

/** Whether a date has its year, said or relative to the article. */
export function saysYear({ year, relativeYear, relativeMonth, relativeQuarter, fixed }: DateParts): boolean {
  return [year, relativeYear, relativeMonth, relativeQuarter, fixed].some((part) => part !== undefined);
}

/** Whether nothing but a bracket or blanks stand before. */
function isOpening(text: string, at: number): boolean {
  return at <= 4 && /^[\s【(]*$/u.test(text.slice(0, at));
}

/** 较2019年3月: what something is compared with is not what the sentence goes on about. */
function isCompared(text: string, { start }: LastDate): boolean {
  return "较比同与和于".includes(text.charAt(start - 1) || " ");
}
