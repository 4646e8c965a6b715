/** Knows how a folder's own lists of names are edited line by line, so that a change is a one-line diff. */

import type { EntityType } from "../entities/entity";

/** A name for a folder's own table. */
export interface OwnName {
  readonly name: string;
  readonly type: EntityType;
  /** The full name, where it is another. */
  readonly canonical?: string;
  readonly ids?: readonly string[];
  /** A word of the language as well. */
  readonly ambiguous?: boolean;
}

/** A name that is never suggested, as any type or as one. */
export interface SwitchedOff {
  readonly name: string;
  readonly type?: string;
}

/** In both languages: the files are shared by people whose windows speak either. */
const NAMES_HEADING = [
  "# 本文件夹中接受过的名称，此后自动识别。每行一个，以制表符分隔：名称、类型、子类型、全称、代码、其他名称、标记。可随意编辑；以 # 开头的行是注释。",
  "# Names that were accepted in the articles of this folder: Zhupi recognises them from then on.",
  "# One a line: name, type, subtype, full name, codes, other names, flags, parted by tabs. Edit freely; # begins a comment.",
];
const OFF_HEADING = [
  "# 朱批在本文件夹中不再建议的名称：先写名称，制表符后写类型；不写类型则一概不建议。可随意编辑；以 # 开头的行是注释。",
  "# Names that Zhupi suggests no more in this folder: the name, and after a tab the type; without a type, none.",
  "# Edit freely; # begins a comment.",
];

/** What can stand in a table: a name of two characters or more that breaks no line and no column. */
export function isTableName(name: string): boolean {
  return Array.from(name).length >= 2 && name.length <= 60 && name === name.trim() && !/[\t\r\n\p{C}]|^[#?]/u.test(name);
}

/** Adds names in the order of the list; those that it has already stay as they are. */
export function addNames(text: string, names: readonly OwnName[]): string {
  return names.reduce((now, name) => insertLine(now, lineOf(name), [name.name, name.type], NAMES_HEADING), text);
}

/** Takes a name away where its line still says what {@link addNames} wrote. */
export function removeName(text: string, name: OwnName): string {
  return removeLine(text, lineOf(name));
}

export function addSwitchedOff(text: string, { name, type }: SwitchedOff): string {
  return insertLine(text, type === undefined ? name : `${name}\t${type}`, type === undefined ? [name] : [name, type], OFF_HEADING);
}

export function removeSwitchedOff(text: string, { name, type }: SwitchedOff): string {
  return removeLine(text, type === undefined ? name : `${name}\t${type}`);
}

export function listSwitchedOff(text: string): SwitchedOff[] {
  return text.split(/\r?\n/u).flatMap((line): SwitchedOff[] => {
    const [name = "", type = ""] = line.split("\t").map((cell) => cell.trim());
    if (name === "" || name.startsWith("#")) return [];
    return [type === "" ? { name } : { name, type }];
  });
}

function lineOf({ name, type, canonical, ids = [], ambiguous }: OwnName): string {
  const full = canonical === undefined || canonical === name || !isTableName(canonical) ? "" : canonical;
  const codes = ids.filter((id) => /^[\w.-]{1,40}$/u.test(id)).join("|");
  return [name, type, "", full, codes, "", ambiguous === true ? "ambiguous" : ""].join("\t").trimEnd();
}

/** Before the first line that sorts after it, so that lines which people have put elsewhere stay there. */
function insertLine(text: string, line: string, keys: readonly string[], heading: readonly string[]): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.trim() === "" ? [...heading] : text.replace(/(?:\r?\n)+$/u, "").split(/\r?\n/u);
  if (lines.some((other) => startsWithCells(other, keys))) return text;
  const at = lines.findIndex((other) => other !== "" && !other.startsWith("#") && other > line);
  lines.splice(at < 0 ? lines.length : at, 0, line);
  return lines.join(end) + end;
}

function startsWithCells(line: string, cells: readonly string[]): boolean {
  const own = line.split("\t");
  return cells.every((cell, index) => own[index] === cell) && (cells.length > 1 || own.length === 1);
}

function removeLine(text: string, line: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((other) => other.trimEnd() === line);
  return at < 0 ? text : [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n");
}
