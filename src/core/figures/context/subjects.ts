/** Knows who and what a figure is about, where the sentence says so plainly. */

import type { Draft } from "../draft";
import { METRICS } from "../lexicon/metrics";
import { sentenceStart } from "./clauses";

const SENTENCE_REACH = 160;
const QUANTITIES = new Set(["amount", "percent", "count", "number", "ratio", "duration", "age"]);
/** Names that end like a company's. */
const COMPANY =
  /(?:^|[，、：])(?:据|而|其中|此外)?(?:(?![的是在被为和与及对从到了将已由])[\u4e00-\u9fffA-Za-z·]){2,14}?(?:分公司|子公司|公司|集团|股份|银行|财险|寿险|产险|人寿|保险|证券|基金|信托|控股|医药|药业|交易所)(?![\u4e00-\u9fff]{0,2}(?:行业|业务|板块|概念|产品|市场|指数|利率))/u;
/** Before the colon of a headline: who speaks or is spoken of. */
const HEADLINE = /^【?([\u4e00-\u9fffA-Za-z*·()]{2,16}):/u;
const NOT_A_NAME =
  /^(?:[一二三四前上下全去今昨近日当报期]+(?:三季度|季度|半年|年度|年|日|前|期)|\d|其|该|本|公司|集团|据|记者|目前|我国|全国|其中|此外|同时|另外|因此|对于|关于|上市公司|子公司|多家|各|有限公司|全资子公司|控股|部分|市场消息|快讯|消息|行情|午评|收评|早盘|尾盘)/u;
/** More than a name (减持不超过公司), or the label of a field (股份性质:). */
const NO_SUBJECT = /不超过|超过|不低于|低于|持有|减持|增持|收购(?!集团)|转让|涉嫌|(?:性质|名称|类型|种类|方式|日期|时间|代码|简称|比例|期限|金额|数量|价格|事项|内容|用途|来源|单位|要求|条件|政策|调整|情况|结果|要点|提示)$/u;

/** The measure that a figure is the value of: the last one named in its clause, or in the one before. */
export function metricOf(draft: Draft, clause: string): string | undefined {
  if (!QUANTITIES.has(draft.kind)) return undefined;
  let found: { readonly word: string; readonly start: number } | undefined;
  for (let at = 0; at < clause.length; at++) {
    const metric = METRICS.longestAt(clause, at);
    if (metric === undefined) continue;
    found = { word: metric.word, start: at };
    at += metric.word.length - 1;
  }
  // 占总股本的5% is a share of the measure, not the measure.
  return found === undefined || (!SHARES.test(found.word) && SHARE_OF.test(clause.slice(0, found.start))) ? undefined : found.word;
}

/** What a share is taken of; 占比 is a measure itself, and so is 占总股本的比例. */
const SHARES = /(?:比例|比重|占比|份额|率)$/u;
const SHARE_OF = /占(?!比|有率)[^，,]{0,10}$/u;

/** Subjects of sentences, found once for each sentence. */
export class SubjectFinder {
  readonly #text: string;
  #sentence = -1;
  #subject: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  subjectOf(draft: Draft): string | undefined {
    if (!QUANTITIES.has(draft.kind)) return undefined;
    const start = sentenceStart(this.#text, draft.start, SENTENCE_REACH);
    if (start === this.#sentence) return this.#subject;
    this.#sentence = start;
    this.#subject = this.#read(start, draft.start);
    return this.#subject;
  }

  #read(start: number, end: number): string | undefined {
    const before = this.#text.slice(start, Math.min(end, start + 60)).trimStart();
    const headline = HEADLINE.exec(before)?.[1];
    const name = headline ?? COMPANY.exec(before)?.[0].replace(/^(?:[，、：])?(?:据|而|其中|此外)?/u, "");
    return name === undefined || NOT_A_NAME.test(name) || NO_SUBJECT.test(name) ? undefined : name;
  }
}
