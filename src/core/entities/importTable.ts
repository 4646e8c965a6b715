/** Knows how a list of companies that a user has (code, name, full name, aliases) becomes a table of names. */

import { normalise } from "./characters";
import type { EntityType } from "./entity";
import { securityId } from "./patterns";

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

type Column = "code" | "name" | "fullName" | "aliases";

const HEADINGS: Readonly<Record<Column, RegExp>> = {
  code: /^(?:code|symbol|ticker|stock_?code|证券代码|股票代码|代码|[ABH]股代码)$/iu,
  name: /^(?:name|short_?name|证券简称|股票简称|公司简称|简称|名称|股票名称|证券名称)$/iu,
  fullName: /^(?:full_?name|company|company_?name|全称|公司全称|公司名称|注册名称)$/iu,
  aliases: /^(?:alias|aliases|别名|曾用名|其他名称|former_?names?)$/iu,
};
const ORDER: readonly Column[] = ["code", "name", "fullName", "aliases"];

/** Columns are told by their headings, or without headings stand in the order code, name, full name, aliases. */
export function importTable(rows: readonly (readonly string[])[], { type = "ORG", subtype = "other", source }: ImportOptions): ImportedTable {
  const columns = readHeadings(rows[0] ?? []);
  const first = columns === undefined ? 0 : 1;
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
    lines.push([name, type, subtype, fullName === name ? "" : fullName, codeOf(cell("code")), aliases.join("|")].join("\t").trimEnd());
  });
  return { text: [`# Imported from ${clean(source)}.`, ...lines, ""].join("\n"), names: lines.length, skipped };
}

function readHeadings(row: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  row.forEach((heading, index) => {
    const column = ORDER.find((candidate) => HEADINGS[candidate].test(heading.trim()));
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

/** `600028`, `sh600028`, `1` (spreadsheets drop leading zeros) and `600028.SH` alike. */
function codeOf(code: string): string {
  if (code === "") return "";
  const digits = /^\d{1,5}$/u.test(code) ? code.padStart(6, "0") : code;
  return securityId(digits.toUpperCase());
}
