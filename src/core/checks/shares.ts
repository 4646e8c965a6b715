/** Knows when shares that make up a whole come to more than 100 %, or, where they leave nothing out, to less. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import { listFrom, type PartList } from "./partLists";
import { areAll, areApart } from "./partNames";
import type { Check, Finding } from "./finding";
import { addUp, apart, likeWritten, writtenInterval } from "./precision";
import { listSentences, type Sentence } from "./sentences";
import { readStatements, type Statement } from "./statements";

const WHOLE_SENTENCE = /[^。！？\n]+[。！？]?/g;
const MOST_FIGURES = 40;
/** A market share is one of each market, unless those who share it are named. */
const MARKET_SHARE = /市场份额|市占率/;
const WHO = /公司|集团|[甲乙丙丁A-Z]/;
const BEFORE = 60;

/** Words that make a percentage a share; behind a colon or 为 they stand once for all. */
const SHARE = /占|贡献|持股|出资|份额|比例|比重|构成|结构|组成/;
/** Words that make the parts those of one whole. Without them, 甲行、乙行零售贷款占比分别为55%和60% speaks of two. */
const ONE_WHOLE = /结构|构成|组成|来源|按[^，。；]{1,8}(?:看|分|划分)|从[^，。；]{1,8}看|分[^，。；]{1,6}看|分别占(?:总|全部|整体|全)|[两三四五六七八九]大(?:业务|险种|渠道|板块|产业|区域|市场)|出资比例|持股比例/;
/** In which each share has a whole of its own: years, markets, groups. */
const MANY_WHOLES = /[年月季]度?[、和及与]|各|每|在[^，。；]{1,12}[、和及与]|达标|渗透率|满意|同意|认为|表示|选择|曾|均/;

export const checkShares: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input, WHOLE_SENTENCE).flatMap((sentence) => (sentence.figures.length > MOST_FIGURES ? [] : readSentence(sentence, text)));
};

function readSentence(sentence: Sentence, text: string): Finding[] {
  const statements = readStatements(sentence, text);
  const lists: PartList[] = [];
  for (let from = 0; from < statements.length; ) {
    const list = listFrom(statements, from);
    const isShares = list !== undefined && isOfShares(list);
    if (isShares) lists.push(list);
    from = isShares ? list.to : from + 1;
  }
  return lists.flatMap((list) => judge(list, sentence, statements, text));
}

function isOfShares({ parts }: PartList): boolean {
  const [first, ...others] = parts;
  if (first === undefined || !parts.every(({ figure }) => isShare(figure))) return false;
  if (first.roles.includes("each")) return SHARE.test(wordsOf(first));
  return SHARE.test(wordsOf(first)) && others.every((other) => SHARE.test(wordsOf(other)) || /占比|构成|结构|比例|组成/.test(wordsOf(first)));
}

function wordsOf({ segments }: Statement): string {
  return segments.join("，");
}

function isShare({ kind, subkind }: Figure): boolean {
  return kind === "percent" && subkind === undefined;
}

function judge({ parts, names, from, to }: PartList, sentence: Sentence, statements: readonly Statement[], text: string): Finding[] {
  const sum = addUp(parts.map(({ figure }) => figure));
  const [head, last] = [parts[0]?.figure, parts.at(-1)?.figure];
  if (sum === undefined || head === undefined || last === undefined) return [];
  const said = text.slice(Math.max(sentence.start, head.start - BEFORE), head.start);
  const bare = names.map(withoutShare);
  if (MANY_WHOLES.test(said) || (parts[0]?.roles.includes("each") === true && OF_EACH.test(said)) || parts.some(({ time }) => time !== undefined)) return [];
  if (parts.some((part) => MARKET_SHARE.test(wordsOf(part))) && !bare.every((name) => WHO.test(name))) return [];
  const found = { rule: "shares" as const, start: head.start, end: last.end, related: parts.map(({ figure }) => figure) };
  const stated = statements[to];
  if (stated?.roles.includes("sum") === true && !stated.opens && stated.topic === "" && isShare(stated.figure)) return judgeSum(sum, stated.figure, found);
  const isAll = areAll(bare) && !statements.slice(0, from).some(({ figure }) => isShare(figure));
  if (isAll && (sum.interval.low > 100 || sum.interval.high < 100)) return [{ ...found, message: l10n.t("These shares make up the whole, but they come to {0} %.", sum.value) }];
  const isOne = areApart(bare) || (names.length > 0 && bare.every((name) => name !== "") && ONE_WHOLE.test(said) && !CROSSING.test(bare.join("，"))) || (names.length === 0 && ONE_WHOLE.test(said)) || isCountedWhole(parts, said);
  return isOne && sum.interval.low > 100 ? [{ ...found, message: l10n.t("These shares come to {0} %, more than the whole.", sum.value) }] : [];
}

/** 三项业务占比分别为60%、30%和20%，合计110%: what the text itself adds up is of one whole. */
function judgeSum(sum: Sum, stated: Figure, found: Omit<Finding, "message">): Finding[] {
  const said = writtenInterval(stated);
  if (said === undefined || stated.comparison !== undefined) return [];
  if (apart(sum.interval, said)) return [{ ...found, start: stated.start, end: stated.end, message: l10n.t("The parts come to {0}, but the total says {1}.", likeWritten(sum.value, stated), stated.surface ?? stated.text) }];
  return sum.interval.low > 100 ? [{ ...found, message: l10n.t("These shares come to {0} %, more than the whole.", sum.value) }] : [];
}

type Sum = NonNullable<ReturnType<typeof addUp>>;

/** 手机、电脑、家电三项业务占比: as many as there are shares, and of nothing but themselves. */
function isCountedWhole(parts: readonly Statement[], said: string): boolean {
  return parts[0]?.count === parts.length && COUNTED_WHOLE.test(said);
}

const COUNTED_WHOLE = /(?:业务|板块|险种|渠道|产业|分部|区域)(?:的)?(?:收入|营收|保费|保费收入)?(?:的)?占比分别[为是达]?到?$/;

/** 男性、女性客户中“90后”占比分别为55%和60%. */
const OF_EACH = /中[^，。；]{1,6}占比[^，。；]{0,4}$/;

/** Groups that those of other names may belong to as well. */
const CROSSING = /男|女|后|岁|学历|以上|以下|新能源|海外|线上/;

function withoutShare(name: string): string {
  return name.replace(/(?:的)?(?:占比?|贡献|持股(?:比例)?|出资(?:比例|额)?|比例|比重|份额).*$/u, "").replace(/^.*(?:比例|构成|结构|组成|来源)/u, "");
}
