/** Knows when the parts that a sentence names don't make up the total that it gives, or are more than it. */

import * as l10n from "@vscode/l10n";
import { dimension } from "../analysis/sameQuantity";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { FOR_USE, listFrom, type PartList } from "./partLists";
import { areAll, areApart } from "./partNames";
import { addUp, apart, likeWritten, writtenInterval } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";
import { areComparable, readStatements, type Statement } from "./statements";

/** A total and what it is made of: all of it, or some parts that share nothing. */
interface Whole {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  readonly isAll: boolean;
}

const WHOLE_SENTENCE = /[^。！？\n]+[。！？]?/g;
/** A sentence with more figures is an enumeration of other things besides. */
const MOST_FIGURES = 40;

export const checkParts: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input, WHOLE_SENTENCE).flatMap((sentence) => {
    if (sentence.figures.length > MOST_FIGURES) return [];
    const wholes = [...inBrackets(sentence, text), ...counted(sentence, text), ...listed(sentence, text)];
    return firstOfEach(wholes).flatMap(judge);
  });
};

/** A total is doubted once, whichever way it was read. */
function firstOfEach(wholes: readonly Whole[]): Whole[] {
  return wholes.filter((whole, index) => wholes.findIndex(({ total }) => total === whole.total) === index);
}

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
    return closed && parts.length > 1 && !PARTIAL.test(text.slice(total.end, last.end)) ? [{ total, parts, isAll: true }] : [];
  });
}

/** Words by which a list says that it is no complete one, or one of something else. */
const PARTIAL = /其中|含|包括|等|新增|较|比|上年|去年|同期|前|原|增|减|约|均|每|最|至|转|另/;

const COUNTED = /(?:^|[，,；;])(?:(两|二|三|四|五)(?:者|市|项|家|地|类|大类|家公司|部分|家交易所))(?:合计|共计|总计)(?:为|达|达到|报|约)?$/;
const NUMBERS: ReadonlyMap<string, number> = new Map([["两", 2], ["二", 2], ["三", 3], ["四", 4], ["五", 5]]);

/** 上交所…8968.74亿元，…；深交所…8076.63亿元，…；两市合计17045.37亿元: as many levels before it as it counts. */
function counted({ figures, start }: Sentence, text: string): Whole[] {
  return figures.flatMap((total, index) => {
    const [, word] = COUNTED.exec(text.slice(Math.max(start, total.start - 14), total.start)) ?? [];
    const parts = word === undefined ? [] : figures.slice(0, index).filter((figure) => dimension(figure) === dimension(total) && isLevel(figure));
    return word !== undefined && parts.length === NUMBERS.get(word) ? [{ total, parts, isAll: true }] : [];
  });
}

/** Totals before or after a list of parts. */
function listed(sentence: Sentence, text: string): Whole[] {
  const statements = readStatements(sentence, text);
  return statements.flatMap((_, from) => {
    const list = listFrom(statements, from);
    const whole = list === undefined || !isAdditive(list, text) ? undefined : (sumBehind(statements, list, text) ?? wholeAhead(statements, list, text));
    return list === undefined || whole === undefined ? [] : [{ ...whole, parts: list.parts.map(({ figure }) => figure) }];
  });
}

/** Whether values of one measure stand there, of a kind that can be added up, and none of them apart from the total. */
function isAdditive({ parts, names }: PartList, text: string): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || first.figure.kind === "percent" || parts.some(({ topic }) => NO_SUM.test(topic))) return false;
  if (EXTRA.test(text.slice(first.figure.start, last.figure.end + 4))) return false;
  return areApart(names) || parts.every(({ figure }) => figure.metric === first.figure.metric);
}

const NO_SUM = /均|率|价|每/;
const EXTRA = /另|除外|不含|不计|等/;

type Said = Omit<Whole, "parts">;

/** 车险60亿元、农险30亿元、健康险20亿元，合计110亿元: the list has all such values that stand before. */
function sumBehind(statements: readonly Statement[], { parts, names, from, to }: PartList, text: string): Said | undefined {
  const total = statements[to];
  const [first] = parts;
  if (total === undefined || first === undefined || total.role !== "level" || total.opens || !areComparable(total.figure, first.figure)) return undefined;
  const own = total.segments.at(-1) ?? "";
  if (first.stage === "from" || !(total.roles.includes("sum") || /^.{0,4}总/.test(own))) return undefined;
  if (total.time === undefined && isOther(own, parts, names)) return undefined;
  if (total.count !== undefined && total.count !== parts.length) return undefined;
  const isFirst = !statements.slice(0, from).some(({ figure, role, opens }) => role === "level" && !opens && areComparable(figure, first.figure));
  return isFirst && !INCOMPLETE.test(text.slice(first.figure.end, total.figure.start)) ? { total: total.figure, isAll: true } : undefined;
}

/** Whether a sum is of something else than the parts: 合计净买入 after 买入 and 卖出. */
function isOther(own: string, parts: readonly Statement[], names: readonly string[]): boolean {
  const measure = own.replace(/^.*总/, "");
  return measure !== "" && !areApart(names) && !parts.some(({ topic }) => topic.includes(measure));
}

const INCOMPLETE = /等|其中|另|还有|除|扣/;

/** 总保费100亿元，其中车险60亿元，农险30亿元; 三地合计赔付10亿元，甲地4亿元、乙地3亿元、丙地3亿元. */
function wholeAhead(statements: readonly Statement[], list: PartList, text: string): Said | undefined {
  const { parts, names, from, to } = list;
  const at = statements.slice(0, from).findLastIndex(({ role }) => role === "level");
  const [total, first, last] = [statements[at], parts[0], parts.at(-1)];
  if (total === undefined || first === undefined || last === undefined || first.opens || !areComparable(total.figure, first.figure)) return undefined;
  if (NO_SUM.test(total.topic) || total.prior !== undefined || total.stage === "than" || total.stage === "from" || statements[to]?.roles.includes("sum") === true) return undefined;
  const said = { total: total.figure, isAll: false };
  const told = text.slice(total.figure.end, last.figure.end);
  if (FOR_USE.test(text.slice(last.figure.end, last.figure.end + 4)) && first.roles.includes("part")) return said;
  const isAnnounced = first.roles.includes("part") || isGiven(first) || first.stage === "from" || total.roles.includes("sum") || /^(?:.*[，、])?[总全共]/.test(total.segments.at(-1) ?? "") || total.count === parts.length;
  if (!isAnnounced) return undefined;
  if (MADE_UP.test(text.slice(last.figure.end, last.figure.end + 4))) return { ...said, isAll: !INCOMPLETE.test(told) };
  if (first.stage === "from") return undefined;
  const isAll = (areAll(names) && from === at + 1) || (total.count === parts.length && !first.roles.includes("part"));
  if (isAll) return { ...said, isAll };
  return areApart(names) || isGiven(first) ? said : undefined;
}

const MADE_UP = /^(?:组成|构成)/;

/** 分别投入甲8亿元、乙7亿元: what is spent on one thing isn't on another. */
function isGiven({ roles }: Statement): boolean {
  return roles.includes("given");
}

function isLevel({ comparison }: Figure): boolean {
  return comparison === undefined;
}

function judge({ total, parts, isAll }: Whole): Finding[] {
  const sum = addUp(parts);
  const said = total.comparison?.mode === "by" ? undefined : writtenInterval(total);
  if (sum === undefined || said === undefined || !apart(sum.interval, said)) return [];
  if (!isAll && sum.interval.high < said.low) return [];
  if ([total, ...parts].some(({ sign, comparison }) => sign === -1 || comparison?.mode === "by")) return [];
  const message = l10n.t("The parts come to {0}, but the total says {1}.", likeWritten(sum.value, total), total.surface ?? total.text);
  return [{ rule: "parts", start: total.start, end: total.end, related: parts, message }];
}
