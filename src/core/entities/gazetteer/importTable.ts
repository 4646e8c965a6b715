/** Knows how a list of companies that a user has (code, name, full name, aliases) becomes a table of names. */

import { normalise } from "../characters";
import type { EntityType } from "../entity";
import { type CodeContext, marketNamed, readSecurityCode } from "./securityCode";

export interface ImportOptions {
  /** What the names are; ORG unless told. */
  readonly type?: EntityType;
  readonly subtype?: string;
  /** Where the list comes from, for the table's heading. */
  readonly source: string;
}

export interface ImportedTable {
  /** In the format that `media/gazetteers/README.md` describes. */
  readonly text: string;
  readonly names: number;
  /** Rows, counted from 1 with the heading, that hold no name. */
  readonly skipped: readonly number[];
}

type Column = "code" | "name" | "fullName" | "aliases" | "market";
type Row = readonly string[];

const HEADINGS: Readonly<Record<Column, RegExp>> = {
  code: /^(?:code|symbol|ticker|stock_?code|ts_?code|证券代码|股票代码|代码|(?:[ABH]股|港股|美股)代码|公司代码|上市代码)$/iu,
  name: /^(?:name|short_?name|证券简称|股票简称|公司简称|简称|名称|股票名称|证券名称)$/iu,
  fullName: /^(?:full_?name|company|company_?name|全称|公司全称|公司名称|注册名称)$/iu,
  market: /^(?:market|exchange|交易所|证券交易所|市场|上市地|上市地点|上市市场|上市板块|板块|所属市场|交易市场)$/iu,
  aliases: /^(?:alias|aliases|别名|曾用名|其他名称|former_?names?)$/iu,
};
/** Without headings. */
const ORDER: readonly Column[] = ["code", "name", "fullName", "aliases"];
const COLUMNS: readonly Column[] = [...ORDER, "market"];

/** Columns are told by their headings, or without headings stand in the order code, name, full name, aliases. */
export function importTable(rows: readonly Row[], { type = "ORG", subtype = "other", source }: ImportOptions): ImportedTable {
  const columns = readHeadings(rows[0] ?? []);
  const first = columns === undefined ? 0 : 1;
  const codes = new CodeReader(rows, columns, first);
  const skipped: number[] = [];
  const lines: string[] = [];
  rows.slice(first).forEach((row, index) => {
    const cell = (column: Column) => clean(row[columns === undefined ? ORDER.indexOf(column) : (columns.get(column) ?? -1)] ?? "");
    const fullName = cell("fullName");
    const name = cell("name") || fullName;
    if (name === "" || /^\d+$/u.test(name)) {
      if (row.some((value) => value.trim() !== "")) skipped.push(first + index + 1);
      return;
    }
    const aliases = cell("aliases").split(/[|;、,]/u).filter((alias) => alias !== "" && alias !== name);
    lines.push([name, type, subtype, fullName === name ? "" : fullName, codes.of(row, cell("market")).join("|"), aliases.join("|")].join("\t").trimEnd());
  });
  return { text: [`# Imported from ${clean(source)}.`, ...lines, ""].join("\n"), names: lines.length, skipped };
}

/** Reads the codes of rows; a list's other codes say what a short one lacks. */
class CodeReader {
  /** The columns that hold codes, with the market that the heading names (H股代码). */
  readonly #columns: readonly { readonly index: number; readonly market: CodeContext["market"] }[];
  readonly #digits: CodeContext["digits"];

  constructor(rows: readonly Row[], headings: ReadonlyMap<Column, number> | undefined, first: number) {
    const heading = headings === undefined ? [] : (rows[0] ?? []);
    const titled = heading.flatMap((title, index) => (HEADINGS.code.test(title.trim()) ? [{ index, market: marketNamed(title) }] : []));
    this.#columns = headings === undefined ? [{ index: ORDER.indexOf("code"), market: undefined }] : titled;
    const lengths = new Set(rows.slice(first).flatMap((row) => this.#columns.map(({ index }) => /^\s*(\d+)\s*$/u.exec(row[index] ?? "")?.[1]?.length ?? 0)));
    // Spreadsheets drop zeros in front. Where a list has codes of five digits, its short ones are Hong Kong's; of five and of six, nobody's.
    this.#digits = !lengths.has(5) ? 6 : lengths.has(6) ? undefined : 5;
  }

  of(row: Row, market: string): string[] {
    const named = marketNamed(market);
    const found = this.#columns.flatMap((column) =>
      splitCodes(row[column.index] ?? "").flatMap((code) => readSecurityCode(code, { market: column.market ?? named, digits: this.#digits }) ?? []),
    );
    return [...new Set(found)];
  }
}

/** `601318.SH/02318.HK` is two codes, `BRK/B` one. */
function splitCodes(cell: string): string[] {
  return clean(cell).split(/[|;、,]|(?<=[\dA-Z]{2})\/(?=[\dA-Za-z]{2})/u);
}

function readHeadings(row: Row): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  row.forEach((heading, index) => {
    const column = COLUMNS.find((candidate) => HEADINGS[candidate].test(heading.trim()));
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns.has("name") || columns.has("fullName") ? columns : undefined;
}

/** A cell in the normal form, without what would end it or its line, or mark it as doubtful. */
function clean(cell: string): string {
  return normalise(cell)
    .replace(/[\t\r\n]+/gu, " ")
    .replace(/^[#?\s]+|\s+$/gu, "")
    .replace(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fffA-Z])/gu, "");
}
