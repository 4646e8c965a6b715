/** Knows when the parts that a sentence names don't make up the total that it gives, or 100 %. */

import * as l10n from "@vscode/l10n";
import { dimension } from "../analysis/sameQuantity";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { addUp, apart, likeWritten, writtenInterval, type Interval } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";

/** A total and everything it is made of. */
interface Whole {
  readonly total: Figure | undefined;
  readonly parts: readonly Figure[];
}

const WHOLE_SENTENCE = /[^。！？\n]+[。！？]?/g;
/** A sentence with more figures is an enumeration of other things besides. */
const MOST_FIGURES = 40;

/**
 * Only forms that name every part are read: a list in brackets right after its total, `分别为…，合计…`, `三项合计` after as
 * many values, and two parts that leave no third (沪市 and 深市, 男 and 女). Parts after 其中 may overlap or be incomplete.
 */
export const checkParts: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input, WHOLE_SENTENCE).flatMap((sentence) => {
    if (sentence.figures.length > MOST_FIGURES) return [];
    const wholes = [...inBrackets(sentence, text), ...respectively(sentence, text), ...counted(sentence, text), ...complements(sentence, text)];
    return wholes.flatMap((whole) => judge(whole));
  });
};

/** 1820例（西安市1793例、咸阳市27例）: nothing but names and values between the brackets. */
function inBrackets({ figures }: Sentence, text: string): Whole[] {
  return figures.flatMap((total, index) => {
    const parts: Figure[] = [];
    let gap = /^[（(]\p{Script=Han}{1,8}$/u;
    for (const part of figures.slice(index + 1)) {
      const before = parts.at(-1) ?? total;
      if (!gap.test(between(text, before, part)) || dimension(part) !== dimension(total)) break;
      parts.push(part);
      gap = /^[、，,]\p{Script=Han}{1,8}$/u;
    }
    const last = parts.at(-1);
    const closed = last !== undefined && /^[）)]/.test(text.slice(last.end, last.end + 1));
    return closed && parts.length > 1 && !PARTIAL.test(text.slice(total.end, last.end)) ? [{ total, parts }] : [];
  });
}

/** Words by which a list says that it is no complete one, or one of something else. */
const PARTIAL = /其中|含|包括|等|新增|较|比|上年|去年|同期|前|原|增|减|约|均|每|最|至|转|另/;

/** 分别为10亿元、20亿元和30亿元，合计60亿元. */
function respectively({ figures }: Sentence, text: string): Whole[] {
  return figures.flatMap((first, index) => {
    if (!/分别(?:为|是|达|达到|实现|完成)?$/.test(text.slice(Math.max(0, first.start - 6), first.start))) return [];
    const parts = [first];
    for (const figure of figures.slice(index + 1)) {
      if (figure.kind === "date") continue;
      const gap = between(text, parts.at(-1) ?? first, figure);
      if (dimension(figure) !== dimension(first)) return [];
      if (/^[，,](?:前?[两二三四五六七八九十](?:者|项|市|家|地|类|个?季度)?)?(?:合计|共计|总计)(?:为|达|达到|约)?$/.test(gap)) return parts.length > 1 ? [{ total: figure, parts }] : [];
      if (!/^(?:、|和|及|与|以及|，)$/.test(gap)) return [];
      parts.push(figure);
    }
    return [];
  });
}

const COUNTED = /(?:^|[，,；;])(?:(两|二|三|四|五)(?:者|市|项|家|地|类|大类|家公司|部分|家交易所))(?:合计|共计|总计)(?:为|达|达到|报|约)?$/;
const NUMBERS: ReadonlyMap<string, number> = new Map([["两", 2], ["二", 2], ["三", 3], ["四", 4], ["五", 5]]);

/** 上交所…8968.74亿元，…；深交所…8076.63亿元，…；两市合计17045.37亿元: as many levels before it as it counts. */
function counted({ figures, start }: Sentence, text: string): Whole[] {
  return figures.flatMap((total, index) => {
    const [, word] = COUNTED.exec(text.slice(Math.max(start, total.start - 14), total.start)) ?? [];
    const parts = word === undefined ? [] : figures.slice(0, index).filter((figure) => dimension(figure) === dimension(total) && isLevel(figure));
    return word !== undefined && parts.length === NUMBERS.get(word) ? [{ total, parts }] : [];
  });
}

/** Two names that between them leave out nothing. */
const COMPLEMENTS = [
  ["沪股通", "深股通"],
  ["男性", "女性"],
  ["男", "女"],
  ["境内", "境外"],
  ["线上", "线下"],
  ["城镇", "农村"],
  ["车险", "非车险"],
] as const;

/** 净买入47.58亿元，其中沪股通29.14亿元，深股通18.44亿元; of shares the whole is 100 %. */
function complements({ figures }: Sentence, text: string): Whole[] {
  return figures.flatMap((second, index): Whole[] => {
    const [first, total] = [figures[index - 1], figures[index - 2]];
    if (first === undefined || dimension(first) !== dimension(second)) return [];
    const gap = between(text, first, second);
    if (first.kind === "percent") {
      const [one, other] = [SHARE.exec(text.slice(Math.max(0, first.start - 12), first.start))?.[1], NEXT_SHARE.exec(gap)?.[1]];
      return arePair(one, other) ? [{ total: undefined, parts: [first, second] }] : [];
    }
    if (total === undefined || dimension(total) !== dimension(first)) return [];
    const [one, other] = [FIRST_PART.exec(between(text, total, first)), NEXT_PART.exec(gap)];
    return arePair(one?.[1], other?.[1]) && one?.[2] === other?.[2] ? [{ total, parts: [first, second] }] : [];
  });
}

/** A name of the table; what is said of it must be the same of both parts. */
const NAMES = [...COMPLEMENTS.flat()].sort((a, b) => b.length - a.length).join("|");
const FIRST_PART = new RegExp(`^[，,（(]其中[，,：:]?(${NAMES})([^，,；。]{0,8})$`, "u");
const NEXT_PART = new RegExp(`^[，,、](?:而|和)?(${NAMES})([^，,；。]{0,8})$`, "u");
const SHARE = new RegExp(`(${NAMES})(?:占比|占|的?比例|的?比重)(?:为|达|约)?$`, "u");
const NEXT_SHARE = new RegExp(`^[，,、](?:而|和)?(${NAMES})(?:占比|占|的?比例|的?比重)(?:为|达|约)?$`, "u");

function arePair(a: string | undefined, b: string | undefined): boolean {
  return COMPLEMENTS.some(([first, second]) => (a === first && b === second) || (a === second && b === first));
}

function isLevel({ comparison }: Figure): boolean {
  return comparison === undefined;
}

const HUNDRED: Interval = { low: 100, high: 100 };

function judge({ total, parts }: Whole): Finding[] {
  const sum = addUp(parts);
  const said = total === undefined ? HUNDRED : isLevel(total) ? writtenInterval(total) : undefined;
  const [first, last] = [parts[0], parts.at(-1)];
  if (sum === undefined || said === undefined || first === undefined || last === undefined) return [];
  if (!parts.every(isLevel) || !apart(sum.interval, said)) return [];
  if (total === undefined) {
    const message = l10n.t("These two shares make up the whole, but they come to {0} %.", sum.value);
    return [{ rule: "parts", start: first.start, end: last.end, related: parts, message }];
  }
  const message = l10n.t("The parts come to {0}, but the total says {1}.", likeWritten(sum.value, total), total.surface ?? total.text);
  return [{ rule: "parts", start: total.start, end: total.end, related: parts, message }];
}
