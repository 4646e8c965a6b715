/** Knows when shares that are said to make up a whole come to more than 100 %. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check } from "./finding";
import { writtenInterval } from "./precision";
import { between, listSentences } from "./sentences";

/** 占比分别为10%、20%和75%: the shares stand side by side. */
const NEXT_SHARE = /^(?:、|和|及|与|以及|，)$/;

export const checkShares: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input).flatMap(({ figures, text: sentence, start }) => {
    const said = /占(?:比|[^，。；]{0,12}的?比(?:例|重))[^，。；]{0,6}分别(?:为|是|达|达到)?/.exec(sentence);
    if (said === null) return [];
    const from = start + said.index + said[0].length;
    const first = figures.findIndex((figure) => figure.start >= from && figure.start - from <= 2);
    const shares = first < 0 ? [] : takeRun(figures.slice(first), text);
    const lowest = shares.map(writtenInterval).reduce((sum, interval) => sum + (interval?.low ?? Number.NaN), 0);
    const [head, last] = [shares[0], shares.at(-1)];
    if (head === undefined || last === undefined || shares.length < 2 || !(lowest > 100)) return [];
    const total = shares.reduce((sum, { value }) => sum + Number(value), 0).toFixed(2);
    const message = l10n.t("These shares come to {0} %, more than the whole.", total.replace(/\.?0+$/, ""));
    return [{ rule: "shares", start: head.start, end: last.end, related: shares, message }];
  });
};

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
