/** Knows lists of values in a sentence: which stand side by side, and what each is named. */

import { areComparable, isNext, type Statement } from "./statements";

export interface PartList {
  /** Levels of one nature, in reading order. */
  readonly parts: readonly Statement[];
  /** One for each part; empty where the text gives the values in turn and no names. */
  readonly names: readonly string[];
  /** Where they stand among the statements, the end exclusive. */
  readonly from: number;
  readonly to: number;
}

const MOST_PARTS = 20;

/** The list that begins with the statement at `from`; `undefined` where that is no part, or the only one. */
export function listFrom(statements: readonly Statement[], from: number): PartList | undefined {
  const first = statements[from];
  if (first === undefined || !isLevel({ ...first, stage: undefined })) return undefined;
  return (first.roles.includes("each") ? inTurn(statements, from, first) : undefined) ?? named(statements, from, first);
}

function named(statements: readonly Statement[], from: number, first: Statement): PartList | undefined {
  const parts = [first];
  let to = from + 1;
  let [closed, isWide] = [false, false];
  for (const [at, next] of statements.entries()) {
    if (at <= from) continue;
    closed ||= next.closes;
    if (isAside(first, next)) continue;
    // Semicolons part either all of a list or it from what follows.
    if (parts.length >= MOST_PARTS || !isPartOf(first, next) || (closed && parts.length > 1 && !isWide)) break;
    isWide ||= closed && parts.length === 1;
    closed = false;
    parts.push(next);
    to = at + 1;
  }
  const names = parts.map(nameOf);
  const isNamed = names.every((name, index) => name !== "" || (index === 0 && names.slice(1).every((other) => FOR_USE.test(other))));
  return parts.length > 1 && isNamed ? { parts, names, from, to } : undefined;
}

/** 8亿元用于建设，7亿元用于研发: what it is for is told behind each. */
export const FOR_USE = /^(?:拟)?(?:用于|投向|投入|投资于)/;

/** 车险、农险分别为60亿元、30亿元; 60亿元和30亿元. */
function inTurn(statements: readonly Statement[], from: number, first: Statement): PartList | undefined {
  const parts = [first];
  for (let at = from + 1; at < statements.length; at++) {
    const next = statements[at];
    if (next === undefined || parts.length >= MOST_PARTS || !isNext(next) || next.opens || !isLevel(next) || !areComparable(first.figure, next.figure)) break;
    parts.push(next);
  }
  const names = first.segments.slice(-parts.length);
  return parts.length > 1 ? { parts, names: names.length === parts.length ? names : [], from, to: from + parts.length } : undefined;
}

/** 车险60亿元，增长8%，占比60%，农险…: what is said of a part besides. */
function isAside(first: Statement, next: Statement): boolean {
  if (next.opens || next.roles.includes("part")) return false;
  if (next.role !== "level") return next.topic === "";
  return first.figure.kind !== "percent" && next.figure.kind === "percent" && /^(?:占比?|比重)?$/.test(next.topic);
}

function isPartOf(first: Statement, next: Statement): boolean {
  const [mark] = next.roles;
  const name = nameOf(next);
  return (
    !next.opens && isLevel(next) && (mark === "mark" || mark === "link" || FOR_USE.test(name)) && !name.startsWith("总") &&
    areComparable(first.figure, next.figure) && !next.roles.includes("part") && !next.roles.includes("sum") && !next.roles.includes("each")
  );
}

/** A value of its own time, or one that others are compared with, is no part. Halves and quarters of a year may be. */
function isLevel({ role, stage, prior, figure }: Pick<Statement, "role" | "prior" | "figure"> & { readonly stage?: Statement["stage"] | undefined }): boolean {
  return role === "level" && stage !== "from" && stage !== "than" && prior === undefined && figure.isList !== true && !figure.isRange && figure.qualifier === "exact" && (figure.bound === undefined || figure.bound === "reached");
}

export function nameOf({ segments, time }: Statement): string {
  const name = (segments.at(-1) ?? "").replace(/^.+[中里](?=.)/u, "");
  return time === undefined ? name : time + name;
}
