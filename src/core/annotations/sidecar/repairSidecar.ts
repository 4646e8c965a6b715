/** Knows what can be saved from a sidecar that can't be read: both sides of a merge that git gave up, or the entries that are whole. */

import type { Steps } from "../../text/steps";
import type { Annotation } from "../annotation";
import { isObject } from "./json";
import { mergeInSteps } from "../merge/merge";
import { SidecarReader } from "./readSidecar";
import { emptySidecar, sidecarVersion, type ArticleInfo, type Sidecar } from "./sidecar";
import { checkAnnotation, checkArticle } from "./validate";

export interface Repaired {
  /** `merged`: both versions between git's conflict markers became one; `salvaged`: what was whole. */
  readonly how: "merged" | "salvaged";
  readonly sidecar: Sidecar;
}

/** UTF-16 code units that are worked on between two pauses. */
const PIECE = 1 << 16;

/** `undefined` where nothing can be saved, or a newer version wrote the file: that is not for this one to touch. Never throws. */
export function* repairSidecar(text: string): Steps<Repaired | undefined> {
  const versions = splitVersions(text);
  if (versions === undefined) {
    const sidecar = yield* read(text);
    return sidecar === undefined ? undefined : { how: "salvaged", sidecar };
  }
  const { base, ours, theirs } = versions;
  const [left, right] = [yield* read(ours), yield* read(theirs)];
  const origin = base === undefined ? undefined : yield* read(base);
  if (left === undefined || right === undefined) {
    const sidecar = left ?? right;
    return sidecar === undefined ? undefined : { how: "salvaged", sidecar };
  }
  const { sidecar } = yield* mergeInSteps({ base: origin, ours: left, theirs: right });
  return { how: "merged", sidecar };
}

/** All of it where it can be read after all (it was in another encoding), else what is whole of it. */
function* read(text: string): Steps<Sidecar | undefined> {
  const reader = new SidecarReader();
  for (let at = 0; at < text.length; at += PIECE) {
    reader.push(text.slice(at, at + PIECE));
    yield;
  }
  const parsed = reader.finish();
  return parsed.status === "ok" ? parsed.sidecar : yield* salvage(text);
}

interface Versions {
  readonly ours: string;
  readonly theirs: string;
  /** What both began with, where git was told to show that. */
  readonly base: string | undefined;
}

const marker = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/gmu;

/** `undefined` where there are no conflict markers, or not in order. */
function splitVersions(text: string): Versions | undefined {
  const parts: Record<"ours" | "base" | "theirs", string[]> = { ours: [], base: [], theirs: [] };
  let side: keyof typeof parts | undefined;
  let from = 0;
  let withBase = false;
  let conflicts = 0;
  const take = (to: number): void => {
    for (const one of side === undefined ? (["ours", "base", "theirs"] as const) : [side]) parts[one].push(text.slice(from, to));
  };
  for (const { index, 0: line, 1: kind = "" } of text.matchAll(marker)) {
    const next = nextSide[kind.charAt(0)];
    if (next?.after.includes(side) !== true) return undefined;
    take(index);
    from = index + line.length;
    side = next.side;
    withBase ||= side === "base";
    if (side === "ours") conflicts++;
  }
  if (conflicts === 0 || side !== undefined) return undefined;
  take(text.length);
  return { ours: parts.ours.join(""), theirs: parts.theirs.join(""), base: withBase ? parts.base.join("") : undefined };
}

/** What follows a marker, and behind what it may stand; `undefined` is outside a conflict. */
const nextSide: Readonly<Record<string, { readonly side: "ours" | "base" | "theirs" | undefined; readonly after: readonly (string | undefined)[] }>> = {
  "<": { side: "ours", after: [undefined] },
  "|": { side: "base", after: ["ours"] },
  "=": { side: "theirs", after: ["ours", "base"] },
  ">": { side: undefined, after: ["theirs"] },
};

/** The entries that are whole, of each id the first; `undefined` where there is none. */
function* salvage(text: string): Steps<Sidecar | undefined> {
  const version = Number(/"version"\s*:\s*(\d{1,9})/u.exec(text.slice(0, PIECE))?.[1] ?? sidecarVersion);
  if (version > sidecarVersion) return undefined;
  const annotations = new Map<string, Annotation>();
  const list = /"annotations"\s*:\s*\[/u.exec(text);
  let at = list === null ? 0 : list.index + list[0].length;
  // A broken entry is looked through again from its inside: not so often that it costs more than a few passes.
  let left = text.length * 4;
  while (left > 0) {
    at = text.indexOf("{", at);
    if (at < 0) break;
    yield;
    const end = objectEnd(text, at);
    left -= Math.abs(end) - at;
    const value = end < 0 ? undefined : parse(text.slice(at, end));
    if (value === undefined) {
      at++;
      continue;
    }
    if (checkAnnotation(value, "") === undefined && !annotations.has((value as Annotation).id)) annotations.set((value as Annotation).id, value as Annotation);
    at = end;
  }
  if (annotations.size === 0) return undefined;
  return { ...emptySidecar(articleOf(text)), annotations: [...annotations.values()] };
}

/** Without the hash of the text, each place is looked for again. */
function articleOf(text: string): ArticleInfo {
  const found = /"article"\s*:\s*(?=\{)/u.exec(text.slice(0, PIECE));
  const start = found === null ? -1 : found.index + found[0].length;
  const end = start < 0 ? -1 : objectEnd(text, start);
  const value = end < 0 ? undefined : parse(text.slice(start, end));
  return value !== undefined && checkArticle(value, "") === undefined ? (value as ArticleInfo) : { name: "", hash: "", length: 0 };
}

const MOST_DEPTH = 100;
/** In UTF-16 code units: no annotation is as long. */
const LONGEST_ENTRY = 1 << 20;

/** Behind the bracket that closes the one at `start`; where it is not closed, minus how far was looked. */
function objectEnd(text: string, start: number): number {
  const last = Math.min(text.length, start + LONGEST_ENTRY);
  let depth = 0;
  for (let i = start; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      i = stringEnd(text, i);
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > MOST_DEPTH) return -i;
    } else if ((code === 0x7d || code === 0x5d) && --depth === 0) return i + 1;
  }
  return -last;
}

function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    // No string of JSON goes over a line's end: the entry is broken there.
    else if (code === 0x22 || code === 0x0a) return i;
  }
  return text.length;
}

function parse(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
