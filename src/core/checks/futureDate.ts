/** Knows when something is told as past at a time that lies after the article's own date. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check } from "./finding";
import { listSentences, type Sentence } from "./sentences";

const CLAUSE_REACH = 40;
const PARAGRAPH_REACH = 300;
/** A sentence with more figures is an enumeration of other things besides. */
const MOST_FIGURES = 40;

/** In the clause of the date itself: what was made known lately may well lie ahead. */
const PAST = /已(?!定)|曾|了(?!解)/;
const FUTURE =
  /将|拟|预计|预期|预测|计划|有望|力争|目标|到期|截止|届时|未来|明年|后年|下(?:周|月|季|半年)|前(?:完成|实现|建成|[，,。])|日起|起(?:施行|实施|执行|生效)|有效期|期限|(?<!截)至|争取|规划|应|须|需|可|安排|或|不会|会(?:在|于|有|再|继续)|定于|原定|暂停|推迟|延期|顺延|提前|届满|解禁|续期/;

/** Behind the time, without 已 or 了: acts that are told of only when they are over, and values that only the past has. */
const DONE =
  /(?:完成(?!期|率|时)|发布|公布|披露|公告|宣布|签署|签订|达成|收到|接到|成立(?!之?日|后|时)|处以|罚款|被罚|获悉|通报|获批|获得批准|实现[^，。；]{1,12}\d|同比[^，。；]{0,4}[增下上减降升]|较上年|比上年)/;
/** Right before the time: 成立于2028年. */
const DONE_IN = /(?:成立|创立|创办|创建|诞生|始建|入职|毕业|获批)于$/;
/** Behind a time that values are of: 2027年底，公司员工人数为500人. */
const WAS = /^[，,]?[^，,。；]{0,16}(?:共|累计|总资产|净资产|余额|人数|净利润|保费收入|营业收入)[^，,。；将拟]{0,8}\d/;
/** Words of schedules, products and forecasts, which need no 将: what they tell of may lie ahead. */
const SCHEDULED =
  /召开|举行|举办|开幕|上映|发售|开业|投产|开工|竣工|建成|上市|挂牌|生效|施行|实施|执行|派发|发放|兑付|付息|除权|除息|登记|收市|申购|认购|缴款|行权|任期|期货|合约|远期|交割|债券|期债|票据|交付|档期|春节|展望|测算|模型|估计|预估|预告|要|如|若|假设|一旦|确保|待|以前|之前|以后|之后|到\d{4}|版|指南|纲要/;
const FORECAST = /预计|预测|预期|展望|EPS|估值|货币基金组织|世界银行|世行|经合组织|研报|券商|分析师|目标|考核|承诺|假设|规划|计划|有望/;

/** Only times written with their year are looked at; sentences with any word of plans, terms or validity stay silent. */
export const checkFutureDate: Check = (input) => {
  const today = input.article.meta.date?.slice(0, 10);
  if (today === undefined) return [];
  const { text } = input.article.visible;
  return listSentences(input).flatMap((sentence) => {
    const later = sentence.figures.length > MOST_FIGURES ? [] : sentence.figures.filter((figure) => isAfter(today, figure));
    if (later.length === 0 || FUTURE.test(sentence.text)) return [];
    return later
      .filter((figure) => isToldAsPast(figure, sentence, text))
      .map((figure) => ({
        rule: "futureDate" as const,
        start: figure.start,
        end: figure.end,
        related: [],
        message: l10n.t("{0} lies after the article's own date, {1}, but the sentence tells it as past.", figure.surface ?? figure.text, today),
      }));
  });
};

/** A day, month, quarter or year that begins after the day `today`. */
function isAfter(today: string, { kind, value, qualifier, text }: Figure): boolean {
  if ((kind !== "date" && kind !== "datetime") || typeof value !== "string" || (qualifier !== "exact" && qualifier !== "until") || !/\d{4}/.test(text)) return false;
  const [first] = /^\d{4}(?:-\d{2}){0,2}(?=$|[/T])/.exec(value) ?? [];
  return first !== undefined && first > today.slice(0, first.length);
}

function isToldAsPast(figure: Figure, sentence: Sentence, text: string): boolean {
  const before = text.slice(Math.max(sentence.start, figure.start - 4), figure.start);
  // 除息日为2026年5月7日 says when something is, not when it was.
  if (/[为是]$/.test(before)) return false;
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(String(figure.value)) && figure.mod === undefined && /[日号]|\d[-./]\d/.test(figure.text);
  if (isDay && PAST.test(clauseOf(sentence, figure))) return true;
  const behind = text.slice(figure.end, sentence.end);
  const paragraph = text.slice(Math.max(text.lastIndexOf("\n", sentence.start) + 1, sentence.start - PARAGRAPH_REACH), sentence.end);
  if (SCHEDULED.test(sentence.text) || FORECAST.test(paragraph)) return false;
  const told = DONE.test(behind) || (isLong(figure) && PAST.test(behind));
  if (/[自从]$/.test(before)) return SINCE.test(behind);
  return DONE_IN.test(before) || WAS.test(behind) || (told && IS_WHEN.test(before) && (!isLong(figure) || STATED.test(before + behind)) && GOES_ON.test(behind));
}

/** 自2017年1月成立以来 */
const SINCE = /^[^，,。；]{0,4}(?:成立|创立|创办|设立|上市|开业|运营)以来/;

/** A year or a quarter, in which what is planned may be done as well as what is told. */
function isLong({ value }: Figure): boolean {
  return /^\d{4}$|\//.test(String(value));
}

/** The time of an act stands at the head of a clause, or behind 于. */
const IS_WHEN = /(?:^|[，,：:；。于在\s])$/;
/** What it is the time of: the clause behind it, or an act right there; 2027年春节档影片 is no time of anything. */
const GOES_ON = /^(?:[，,晚上下早]|前后|已|正式|获|完成|成立|发布|公布|披露|宣布|签|达成|设立)/;
const STATED = /已|了(?!解)|曾|处以|罚款|实现[^，。；]{1,12}\d|同比[^，。；]{0,4}[增下上减降升]|较上年|比上年/;

/** From the comma before the figure to the next one after a word that follows it. */
function clauseOf({ text, start }: Sentence, figure: Figure): string {
  const before = text.slice(Math.max(0, figure.start - start - CLAUSE_REACH), figure.start - start);
  const after = text.slice(figure.end - start, figure.end - start + CLAUSE_REACH);
  return `${/[^，,：:]*$/.exec(before)?.[0] ?? ""}${/^[，,]?[^，,]*/.exec(after)?.[0] ?? ""}`;
}
