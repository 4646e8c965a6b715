/** Knows what the figures of a sentence are said to be: levels or changes, of which topic and time, and which were before. */

import { dimension } from "../analysis/sameQuantity";
import type { Figure } from "../figures/figure";
import { statementWordAt, type StatementRole } from "./statementWords";
import type { Sentence } from "./sentences";

/** How a sentence leads to a figure. */
export interface Statement {
  readonly figure: Figure;
  /** `by`: how much something changed; `times`: how many times as much it is; everything else is a level. */
  readonly role: "level" | "by" | "times";
  /** A level that others are compared with (由…, 较…, 在…的基础上), or that a change led to (…至). */
  readonly stage?: "from" | "than" | "to";
  /** What it is said of, in the sentence's own words; empty where the sentence goes on about what it told before. */
  readonly topic: string;
  /** The same by clauses and by the marks of lists, without the empty ones: 车险、农险占比 → 车险, 农险占比. */
  readonly segments: readonly string[];
  /** The time of its own clause, as written. */
  readonly time?: string;
  /** How many are spoken of: 三地合计. */
  readonly count?: number;
  /** The time that its clause names, in EDTF. */
  readonly period?: string;
  /** Whether that time is named without its year: 一季度. */
  readonly isYearOpen: boolean;
  /** How far before what was told its time lies, where words say so: 上年同期 a year, 上季度 a period, 年初 to the year's start. */
  readonly prior?: "year" | "period" | "start";
  /** What a change is on: the year before, the period before. */
  readonly base?: "year" | "period";
  /** The time that a change is on where it is named: 较〔上年末〕增长. */
  readonly since?: Figure;
  /** Words before it, as their roles. */
  readonly roles: readonly Token["role"][];
  /** Whether a sentence ends between it and the figure before. */
  readonly opens: boolean;
  /** Whether a semicolon or a closing bracket stands there: what was listed before it may be complete. */
  readonly closes: boolean;
}

const QUANTITIES = new Set(["amount", "count", "percent", "ratio", "number"]);
/** 三地, 两项: how many are spoken of, no quantity of theirs. */
const COUNTERS = /^(?:合计|共计|总计|共|分别|公司|分公司|子公司|事业部|股东|保险公司|银行|机构|企业|渠道|业务|险种|部门|产品|项目|城市|省份|地区|市场)/;

/** Every quantity of a sentence with what is said of it, in reading order. Linear. */
export function readStatements({ start, figures }: Sentence, text: string): Statement[] {
  const statements: Statement[] = [];
  let from = start;
  let dates: Figure[] = [];
  /** Times that wait for their values: 2024年和2025年分别为10亿元和12亿元. */
  let turns: Figure[] = [];
  let counter: Figure | undefined;
  for (const figure of figures) {
    if (figure.kind === "date") dates.push(figure);
    if (isCounter(figure, text)) counter = figure;
    if (!QUANTITIES.has(figure.kind) || counter === figure) continue;
    const statement = readStatement(figure, { text, from, dates, counter });
    if (statement.roles.includes("each") && dates.length > 1) turns = dates;
    else if (!isNext(statement)) turns = [];
    const [turn, ...later] = turns;
    statements.push(typeof turn?.value === "string" ? { ...statement, period: turn.value, isYearOpen: false } : statement);
    turns = later;
    from = figure.end;
    dates = [];
    counter = undefined;
  }
  return statements;
}

/** Nothing but a mark or 和 stands before it. */
export function isNext({ roles }: Statement): boolean {
  return roles.length > 0 && roles.every((role) => role === "mark" || role === "link");
}

function isCounter({ kind, start, end }: Figure, text: string): boolean {
  return kind === "count" && /^[两二三四五六七八九十]/.test(text.slice(start, start + 1)) && COUNTERS.test(text.slice(end, end + 4));
}

/** What stands before a figure, back to the one before. */
interface Frame {
  readonly text: string;
  readonly from: number;
  readonly dates: readonly Figure[];
  readonly counter: Figure | undefined;
}

interface Token {
  readonly role: StatementRole | "date";
  readonly text: string;
  readonly date?: Figure;
}

const LONGEST_FRAME = 120;

function readStatement(figure: Figure, { text, from, dates, counter }: Frame): Statement {
  const tokens = tokenize(text, Math.max(from, figure.start - LONGEST_FRAME), figure.start, counter === undefined ? dates : [...dates, counter]);
  const roles = tokens.map(({ role }) => role);
  const clause = tokens.slice(lastIndexOfRole(roles, ["mark", "stop"]) + 1);
  const shape = clause.map(({ role }) => LETTERS[role]).join("");
  const named = tokens.findLast(({ role }) => role === "date")?.date;
  const isBy = isChange(figure, shape);
  const stage = isBy ? undefined : stageOf(shape, text, figure);
  const hasThan = /T[^cn]*$|T.*[cn]/.test(shape);
  const role = isBy ? "by" : figure.subkind === "multiple" ? "times" : "level";
  const base = roles.includes("year") ? "year" : roles.includes("period") ? "period" : undefined;
  const time = clause.findLast(({ role }) => role === "date");
  const prior = roles.includes("same") ? "year" : priorOf(named);
  const period = isBy && hasThan ? undefined : typeof named?.value === "string" ? named.value : undefined;
  return {
    figure,
    role,
    ...(stage === undefined ? {} : { stage }),
    topic: topicOf(tokens, isBy),
    segments: segmentsOf(tokens),
    ...(time === undefined ? {} : { time: time.text }),
    ...(typeof counter?.value === "number" ? { count: counter.value } : {}),
    ...(period === undefined ? {} : { period }),
    isYearOpen: named !== undefined && !/\d{4}|年(?![中底末初])/.test((named.surface ?? named.text).replace("半年", "")),
    ...(prior === undefined ? {} : { prior }),
    ...(base === undefined ? {} : { base }),
    ...(isBy && hasThan && named !== undefined ? { since: named } : {}),
    roles,
    opens: roles.includes("stop"),
    closes: tokens.some(({ text: mark }) => CLOSING.test(mark)),
  };
}

const CLOSING = /^[；;）)]$/;

function priorOf(named: Figure | undefined): Statement["prior"] {
  const word = named?.surface ?? named?.text ?? "";
  return /^(?:年初|期初)/.test(word) ? "start" : word.startsWith("上年") ? "year" : /^(?:上[月季周一期个]|前一)/.test(word) ? "period" : undefined;
}

const LETTERS: Readonly<Record<Token["role"], string>> = {
  from: "F",
  than: "T",
  to: "o",
  reach: "r",
  becomes: "w",
  year: "y",
  period: "y",
  same: "s",
  change: "c",
  extent: "n",
  part: "p",
  sum: "u",
  given: "p",
  each: "e",
  basis: "b",
  mark: "m",
  stop: "m",
  link: "l",
  date: "d",
  other: "x",
};

/** 增长30%, 增幅为30%, 增长达30%; but 增至, 降为 lead to a level. */
function isChange({ subkind, comparison }: Figure, shape: string): boolean {
  if (comparison?.mode === "to" && /[ow][dl]*$/.test(shape)) return false;
  return subkind === "pp" || subkind === "bp" || subkind === "fold" || comparison?.mode === "by" || /c[lrue]*$|n[lrwue]*$/.test(shape);
}

function stageOf(shape: string, text: string, { end }: Figure): Statement["stage"] {
  if (ON_THIS.test(text.slice(end, end + 4))) return "from";
  if (/T[^cn]*$/.test(shape)) return "than";
  if (/F[^cno]*$/.test(shape)) return "from";
  return /[or][dlx]*$|cw[dl]*$/.test(shape) ? "to" : undefined;
}

const ON_THIS = /^的?基础上/;

function tokenize(text: string, start: number, end: number, dates: readonly Figure[]): Token[] {
  const tokens: Token[] = [];
  const frame = text.slice(start, end);
  for (let at = 0; at < frame.length; ) {
    const date = dates.find((one) => one.start === start + at);
    const word = date === undefined ? statementWordAt(frame, at) : undefined;
    const length = date === undefined ? (word?.word.length ?? 1) : date.end - date.start;
    const piece = frame.slice(at, at + length);
    // How many are spoken of is told, but no part of what they are called.
    const role = date === undefined ? (word?.role ?? "other") : date.kind === "date" ? "date" : "mark";
    if (piece.trim() !== "") tokens.push({ role, text: piece, ...(role === "date" && date !== undefined ? { date } : {}) });
    at += length;
  }
  return tokens;
}

function lastIndexOfRole(roles: readonly Token["role"][], wanted: readonly Token["role"][]): number {
  return roles.findLastIndex((role) => wanted.includes(role));
}

/** The words that no grammar accounts for. A word of change that leads to no change is one of them: 增速由20%升至25%. */
function topicOf(tokens: readonly Token[], isBy: boolean): string {
  const lastChange = isBy ? lastIndexOfRole(tokens.map(({ role }) => role), ["change", "extent"]) : -1;
  const isTopic = (token: Token, index: number): boolean => token.role === "other" || (token.role === "extent" && index !== lastChange);
  return tokens.filter(isTopic).map(({ text }) => text).join("");
}

/** Words that say nothing on their own, but are pieces of names: 保险公司, 公司贷款. */
const KEPT = new Set(["公司"]);

function segmentsOf(tokens: readonly Token[]): string[] {
  const segments = [""];
  for (const [index, { role, text }] of tokens.entries()) {
    if (role === "mark" || role === "stop" || role === "part" || /^(?:和|与|及|以及)$/.test(text)) segments.push("");
    else if (role === "other" || (KEPT.has(text) && (tokens[index + 1]?.role === "other" || tokens[index - 1]?.role === "other"))) segments.push((segments.pop() ?? "") + text);
  }
  return segments.filter((segment) => segment !== "");
}

/** Whether a later topic may be the earlier one, of which it may leave out the beginning. */
export function goesOn(earlier: string, later: string): boolean {
  return later === "" || earlier.endsWith(later);
}

/** Whether two levels are of one nature. What they are per need not be said twice: 由每股10元涨至12元. */
export function areComparable(a: Figure, b: Figure): boolean {
  return dimension({ ...a, per: "" }) === dimension({ ...b, per: "" });
}
