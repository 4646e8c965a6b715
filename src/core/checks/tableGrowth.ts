/** Knows when a table's column of changes doesn't fit the columns of the two periods that it compares. */

import type { TableBlock } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Check, CheckInput, Finding } from "./finding";
import { judgeChange, OTHER_FOOTING } from "./growth";
import { figureIn, isMerged, tablesOf } from "./tableCells";

/** The columns that a change lies between, and its own. */
interface Columns {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

const NOW = /^(?:本期|本报告期|报告期|本年|本年度|今年|本月|本期末|报告期末|本报告期末|期末|年末)(?:数|金额|余额)?$/u;
const THEN = /^(?:上期|上年同期|去年同期|同期|上年|上年度|去年|上年同月|去年同月|上期末|上年末|上年度末|期初|年初)(?:数|金额|余额)?$/u;
/** A year, with the part of it that is told. */
const YEAR = /^((?:19|20)\d{2})年?(度|末|底|(?:\d{1,2}[-至—])?\d{1,2}月(?:份|末|底)?|[上下]半年|前三季度|[一二三四]季度|\d{1,2}月\d{1,2}日)?$/u;
/** A change on the year or period before, in per cent; never one on the month before, which stands in no column. */
const CHANGE = /^(?:本期末?|本报告期末?|报告期末?|本年末?)?(?:较|比)?(?:上年同期|去年同期|上年度?末?|上期末?|年初|期初)?(?:同比)?(?:增长|增减|增减变动|变动|变化|增)?(?:幅度?|比例|比率|率|速)?%?$/u;
/** How far around a table it may be said that its values are told on another footing. */
const REACH = 200;

export const checkTableGrowth: Check = (input) => tablesOf(input).flatMap((table) => checkTable(table, input));

function checkTable(table: TableBlock, { article, figures }: CheckInput): Finding[] {
  const { text } = article.visible;
  if (OTHER_FOOTING.test(text.slice(Math.max(0, table.start - REACH), table.end + REACH))) return [];
  if (table.rows.some((row) => row.some((cell) => isMerged(cell) || cell.rowSpan > 1))) return [];
  // Units stand in brackets behind what a column holds.
  const [header = [], ...body] = table.rows.map((row) => row.map(({ start, end }) => text.slice(start, end).replace(/\s+|[(（][^()（）]*[)）]/gu, "")));
  const columns = columnsOf(header);
  if (columns === undefined || body.some(({ length }) => length !== header.length)) return [];
  const rows = table.rows.slice(1).flatMap((row) => {
    const [before, after, change] = [columns.before, columns.after, columns.change].map((column) => figureIn(row[column], figures));
    return before === undefined || after === undefined || change === undefined || !areComparable(before, after, change) ? [] : [judgeChange(before, after, change, "by")];
  });
  // Where most rows don't fit, the columns mean something else.
  const doubts = rows.flat();
  return doubts.length * 2 > rows.length && rows.length > 1 ? [] : doubts;
}

function areComparable(before: Figure, after: Figure, change: Figure): boolean {
  return change.kind === "percent" && before.kind !== "percent" && before.kind === after.kind && before.unit === after.unit && before.currency === after.currency;
}

/** The one column of changes, and the ones of both periods; `undefined` where the header doesn't say plainly which they are. */
function columnsOf(header: readonly string[]): Columns | undefined {
  const change = indexesOf(header, (name, index) => index > 0 && /增|变|同比/u.test(name) && CHANGE.test(name));
  if (change.length !== 1 || change[0] === undefined) return undefined;
  const [after, before] = [indexesOf(header, (name) => NOW.test(name)), indexesOf(header, (name) => THEN.test(name))];
  if (after.length === 1 && before.length === 1 && after[0] !== undefined && before[0] !== undefined) return { before: before[0], after: after[0], change: change[0] };
  return after.length + before.length > 0 ? undefined : yearsOf(header, change[0]);
}

/** 2024年 and 2023年: the latest year and the one before it, of the same part. */
function yearsOf(header: readonly string[], change: number): Columns | undefined {
  const years = header.flatMap((name, column) => {
    const match = YEAR.exec(name);
    return match === null ? [] : [{ column, year: Number(match[1]), part: match[2] ?? "" }];
  });
  const last = Math.max(...years.map(({ year }) => year));
  const [after, before] = [last, last - 1].map((year) => years.filter((one) => one.year === year));
  if (after?.length !== 1 || before?.length !== 1 || after[0] === undefined || before[0] === undefined) return undefined;
  return after[0].part === before[0].part ? { before: before[0].column, after: after[0].column, change } : undefined;
}

function indexesOf(header: readonly string[], accept: (name: string, index: number) => boolean): number[] {
  return header.flatMap((name, index) => (accept(name, index) ? [index] : []));
}
