/** Knows which period a statement speaks of, among all the dates that its sentence names. */

import type { Figure } from "../figures/figure";

/** Before a date that something is only compared with. */
const COMPARED = /(?:较|比|对比)$/;
/** After a date on which something was merely made known. */
const ANNOUNCED = /^[，,）)]?(?:晚间?|早间?|上午|下午|午间|盘后|盘前)?[，,]?(?:发布|披露|公告|公布|消息|讯|电|获悉|表示|称|报道|召开|举行)/;

export interface StatedPeriod {
  /** In EDTF; empty for what lasts until it is changed. */
  readonly edtf: string;
  /** As the sentence names it. */
  readonly words: string;
}

/**
 * The one period that `dates` (of one sentence, in reading order) give to what the sentence states; `undefined` where they give
 * none or several. A bare day says when something was made known rather than what it is the value of.
 */
export function statedPeriod(dates: readonly Figure[], text: string): StatedPeriod | undefined {
  const periods = new Map<string, string>();
  for (const date of dates) {
    const edtf = periodOf(date, text);
    if (edtf !== undefined) periods.set(edtf, (date.surface ?? date.text).replace(/^截[至止]/u, ""));
  }
  const [period] = periods;
  return period === undefined || periods.size > 1 ? undefined : { edtf: period[0], words: period[1] };
}

function periodOf(date: Figure, text: string): string | undefined {
  const { value, start, end } = date;
  if (date.kind !== "date" || typeof value !== "string" || date.isList === true) return undefined;
  if (COMPARED.test(text.slice(Math.max(0, start - 2), start)) || ANNOUNCED.test(text.slice(end, end + 12))) return undefined;
  const since = date.interval?.endsWith("..") === true;
  const isBareDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && date.mod !== "end" && date.interval === undefined;
  return isBareDay ? undefined : value + (since ? "/.." : "");
}
