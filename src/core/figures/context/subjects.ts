/** Knows who and what a figure is about, where the sentence says so plainly. */

import type { Draft } from "../draft";
import { metricAt, metricEnd } from "../lexicon/metrics";
import { sentenceStart } from "./clauses";
import type { Before } from "./comparison";

const SENTENCE_REACH = 160;
const QUANTITIES = new Set(["amount", "percent", "count", "number", "ratio", "duration", "age"]);
/** Names that end like a company's. */
const COMPANY =
  /(?:^|[，、：])(?:据|而|其中|此外)?(?:(?![的是在被为和与及对从到了将已由])[\u4e00-\u9fffA-Za-z·]){2,14}?(?:分公司|子公司|公司|集团|股份|银行|财险|寿险|产险|人寿|保险|证券|基金|信托|控股|医药|药业|交易所)(?:保险|集团|控股|股份|有限|责任|公司)*(?![\u4e00-\u9fff]{0,2}(?:行业|业务|板块|概念|产品|市场|指数|利率))/u;
/** Before the colon of a headline: who speaks or is spoken of. */
const HEADLINE = /^【?([\u4e00-\u9fffA-Za-z*·()]{2,16}):/u;
const NOT_A_NAME =
  /^(?:[一二三四前上下全去今昨近日当报期]+(?:三季度|季度|半年|年度|年|日|前|期)|\d|其|该|本|公司|集团|据|记者|目前|我国|全国|其中|此外|同时|另外|因此|对于|关于|上市公司|子公司|多家|各|有限公司|全资子公司|控股|部分|市场消息|市场评论|快讯|消息|行情|午评|收评|早盘|尾盘)/u;
/** More than a name (减持不超过公司), or the label of a field (股份性质:). */
const NO_SUBJECT = /占|不超过|超过|不低于|低于|持有|减持|增持|收购(?!集团)|转让|涉嫌|(?:性质|名称|类型|种类|方式|日期|时间|代码|简称|比例|期限|金额|数量|价格|事项|内容|用途|来源|单位|要求|条件|政策|调整|情况|结果|要点|提示)$/u;

/** Where a figure stands: the words before it in its clause, the text around, and the figure before with what stands between. */
export interface MetricPlace {
  readonly clause: string;
  readonly text: string;
  readonly before: Before | undefined;
}

/**
 * The measure that a figure is the value of: the noun that it belongs to (5亿元的营收), the last one named in its clause,
 * or that of the figure before where the sentence goes on about it (营收5亿元，同比增长8%; 由5%升至6%).
 */
export function metricOf(draft: Draft, { clause, text, before }: MetricPlace): string | undefined {
  if (!QUANTITIES.has(draft.kind)) return undefined;
  const metric = metricBehind(text, draft) ?? lastMetric(clause) ?? (before !== undefined && GOES_ON.test(before.gap) ? before.draft.metric : undefined);
  return metric === undefined || !canMeasure(metric, draft) ? undefined : metric;
}

/** Money is not counted in things, and time is measured by terms and ages only. */
function canMeasure(metric: string, { kind, unit }: Draft): boolean {
  if (kind === "duration" || kind === "age") return TERMS.test(metric);
  return kind !== "count" || unit === null || !MONETARY.test(metric);
}

const TERMS = /(?:期限|期间|时长|耗时|年龄)$/u;
const MONETARY = /(?:费用|成本|利润|净利|收入|营收|资产|负债|市值|估值|盈利|费|价格|单价|总价|股价|支出|金额|资金)$/u;

function metricBehind(text: string, { end }: Draft): string | undefined {
  const linked = /^的(?:同比|环比)?/u.exec(text.slice(end, end + 3))?.[0];
  if (linked === undefined) return undefined;
  const at = end + linked.length;
  const metric = metricAt(text, at);
  return metric === undefined ? undefined : text.slice(at, metricEnd(text, at + metric.word.length));
}

function lastMetric(clause: string): string | undefined {
  let found: { readonly start: number; readonly end: number } | undefined;
  for (let at = 0; at < clause.length; at++) {
    const metric = metricAt(clause, at);
    if (metric === undefined) continue;
    found = { start: at, end: metricEnd(clause, at + metric.word.length) };
    at = found.end - 1;
  }
  if (found === undefined) return undefined;
  const word = clause.slice(found.start, found.end);
  // 占总股本的5% is a share of the measure, not the measure; 扣除费用后 leaves it behind.
  if (LEFT_BEHIND.test(clause.slice(found.end)) || (!SHARES.test(word) && SHARE_OF.test(clause.slice(0, found.start)))) return undefined;
  return word;
}

const LEFT_BEHIND = /^(?:[之以]?后|[之以]?前|完成后)/u;
/** Between a figure and the next that says more of the same: a change, the level it leads to, or what it comes to. */
const GOES_ON =
  /^(?:[，,（(、]?(?:较\S{1,8}|比\S{1,8})?(?:同比|环比|按年|按季)?(?:大幅|小幅|略|微|净|再)?(?:增长|增加|上升|上涨|提升|提高|下降|下滑|下跌|减少|降低|回落|扩大|收窄|增|降|减|涨|跌|升)?(?:了|约|近|超|达|至|到|为|逾|超过)?|[，,、和及]|[，,](?:最高|高达|达|约为|为))$/u;

/** What a share is taken of; 占比 is a measure itself, and so is 占总股本的比例. */
const SHARES = /(?:比例|比重|占比|份额|率)$/u;
const SHARE_OF = /占(?!比|有率)[^，,]{0,10}$/u;

/** Subjects of sentences: each is looked for once, up to its first figure, and in what stands between one figure and the next. */
export class SubjectFinder {
  readonly #text: string;
  #sentence = -1;
  #subject: string | undefined;
  /** The end of the figure before. */
  #seen = 0;

  constructor(text: string) {
    this.#text = text;
  }

  subjectOf(draft: Draft): string | undefined {
    if (!QUANTITIES.has(draft.kind)) return undefined;
    const start = sentenceStart(this.#text, draft.start, SENTENCE_REACH);
    if (start !== this.#sentence) {
      this.#sentence = start;
      this.#subject = this.#read(start, draft.start);
    } else this.#subject = this.#readLater(draft.start);
    this.#seen = draft.end;
    return this.#subject;
  }

  #read(start: number, end: number): string | undefined {
    const before = this.#text.slice(start, Math.min(end, start + OPENING)).trimStart();
    return nameIn(HEADLINE.exec(before)?.[1] ?? COMPANY.exec(before)?.[0]);
  }

  /**
   * 云栖银行盈利3亿元，东湖银行盈利5亿元: who comes after a comma and does something is spoken of from there on.
   * A clause that begins with other words may be about anything: then nobody is plainly the subject any more.
   */
  #readLater(end: number): string | undefined {
    const between = this.#text.slice(Math.max(this.#seen, end - OPENING), end);
    const mark = Math.max(between.lastIndexOf("，"), between.lastIndexOf("、"), between.lastIndexOf(";"));
    if (mark < 0) return this.#subject;
    const clause = between.slice(mark);
    const found = COMPANY.exec(clause);
    if (found?.index === 0 && DOES.test(clause.slice(found[0].length))) return nameIn(found[0]);
    return metricAt(clause, 1) !== undefined || SAME_SUBJECT.test(clause.slice(1)) ? this.#subject : undefined;
  }
}

/** Clauses that go on about the same: changes, measures and verbs that leave their subject out. */
const SAME_SUBJECT =
  /^(?:[^\u4e00-\u9fffA-Za-z]|$|其(?!余|他)|该|公司|集团|并|且|同时|共|累计|合计|实现|完成|取得|录得|获|为|达|约|近|超|逾|较|比|同比|环比|按年|年内|全年|全|年|预计|拟|将|占|每|净|增|减|升|降|涨|跌|提|下|上|扩|收|最|位|排|报|分别|含|包括|不|已|仅|新|平均|日均|人均|当|期|持|交易|募|投|出|认购|转让|发行|价格|以|由|从|按|至|到|用|可|支付|尚|余|剩|折合|相当|即|和|及|赔付|理赔|基本|综合|末|首|总)/u;

const OPENING = 60;
/** What a subject has done or has, right behind its name. */
const DOES = /^(?:[(][^()]{1,12}[)])?(?:则|也|亦|预计|共|累计|全年)*(?:实现|完成|取得|录得|营业|营收|净利|归母|盈利|亏损|保费|赔付|理赔|获赔|支付|销量|销售|收入|成交|市值|报|涨|跌|同比|产量|总资产|贷款|存款|持股|出资|认购|募资|中标|交付)/u;

/** What a headline says that its subject does: 云栖科技业绩快报, 东湖证券发布报告. */
const SAYINGS = /(?<=..)(?:披露|发布|公布|公告|宣布|业绩|年报|季报|中报|半年报|快报|一季报|三季报|预告|回应|回复|最新|拟|将|称|透露).*$/u;

function nameIn(found: string | undefined): string | undefined {
  const name = found?.replace(/^[，、：]?(?:据|而|其中|此外|预计)?/u, "").replace(SAYINGS, "");
  return name === undefined || NOT_A_NAME.test(name) || NO_SUBJECT.test(name) ? undefined : name;
}
