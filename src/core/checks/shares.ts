/** Knows when shares that are said to make up a whole come to more than 100 %. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { addUp } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";

/** 占比分别为10%、20%和75%: the shares stand side by side. */
const NEXT_SHARE = /^(?:、|和|及|与|以及|，)$/;
const SAID = /(?:占(?:比|[^，。；]{0,12}?的?比(?:例|重))[^，。；]{0,6}?分别(?:为|是|达|达到)?|分别占(?:比|(?:总|全部|整体|全)[^，。；]{0,12}?的?))$/;
/**
 * Words that make the parts those of one whole. Without them, 甲行、乙行零售贷款占比分别为55%和60% speaks of two.
 */
const ONE_WHOLE = /结构|构成|组成|来源|按[^，。；]{1,8}(?:看|分|划分)|其中|分别占(?:总|全部|整体|全)/;
/** In which each share has a whole of its own: years, markets, groups. */
const MANY_WHOLES = /[年月季]度?[、和及与]|各|每|在[^，。；]{1,12}[、和及与]|中[^，。；]{0,6}占比/;

export const checkShares: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input).flatMap((sentence) =>
    sentence.figures.flatMap((first, index) => {
      const said = text.slice(Math.max(sentence.start, first.start - BEFORE), first.start);
      return first.kind === "percent" && SAID.test(said) && isOneWhole(sentence, first, said) ? judge(takeRun(sentence.figures.slice(index, index + MOST_SHARES), text)) : [];
    }),
  );
};

const BEFORE = 60;
const MOST_SHARES = 20;

function isOneWhole({ figures }: Sentence, first: Figure, said: string): boolean {
  const dates = figures.filter(({ kind, start }) => kind === "date" && start < first.start);
  return ONE_WHOLE.test(said) && !MANY_WHOLES.test(said) && dates.length < 2 && dates.every(({ isList, isRange }) => isList !== true && !isRange);
}

function takeRun(figures: readonly Figure[], text: string): Figure[] {
  const run: Figure[] = [];
  for (const figure of figures) {
    const before = run.at(-1);
    if (figure.kind !== "percent" || figure.subkind !== undefined) break;
    if (before !== undefined && !NEXT_SHARE.test(between(text, before, figure))) break;
    run.push(figure);
  }
  return run;
}

function judge(shares: readonly Figure[]): Finding[] {
  const sum = addUp(shares);
  const [head, last] = [shares[0], shares.at(-1)];
  if (sum === undefined || head === undefined || last === undefined || shares.length < 2 || sum.interval.low <= 100) return [];
  return [{ rule: "shares", start: head.start, end: last.end, related: shares, message: l10n.t("These shares come to {0} %, more than the whole.", sum.value) }];
}
