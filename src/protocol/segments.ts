/** Knows how runs and marks that nest, touch or cross divide a block’s text into pieces of one look each; page and export draw from it. */

import type { PreviewMark, PreviewRun } from "./preview";

/** A piece of text in which nothing begins or ends. Offsets are relative to the block's text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Outermost first. */
  readonly marks: readonly PreviewMark[];
  readonly run?: PreviewRun;
}

/** More marks on one character than this are not drawn: a reader could not tell them apart, and a sidecar may hold any number. */
const MAX_DEPTH = 12;

/**
 * Sweeps over the starts and ends of runs and marks. Only the stretch from `start` to `end` of `text` is divided;
 * whatever reaches beyond it is cut. No segment splits a surrogate pair. O(n log n) in runs and marks.
 */
export function segmentText(
  text: string,
  start: number,
  end: number,
  runs: readonly PreviewRun[],
  marks: readonly PreviewMark[],
): Segment[] {
  const cutRuns = runs.map((run) => cut(text, run, start, end)).filter((run) => run.end > run.start);
  const cutMarks = marks.map((mark) => cut(text, mark, start, end)).filter((mark) => mark.end > mark.start);
  cutRuns.sort((a, b) => a.start - b.start);
  cutMarks.sort(compareOuterFirst);
  const bounds = new Set<number>([start, end]);
  for (const span of [...cutRuns, ...cutMarks]) bounds.add(span.start).add(span.end);
  const sorted = [...bounds].sort((a, b) => a - b);

  const segments: Segment[] = [];
  let nextRun = 0;
  let nextMark = 0;
  let run: Cut<PreviewRun> | undefined;
  let open: Cut<PreviewMark>[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? end;
    const to = sorted[i + 1] ?? end;
    for (let candidate = cutRuns[nextRun]; candidate !== undefined && candidate.start <= from; candidate = cutRuns[++nextRun]) {
      run = candidate;
    }
    if (run !== undefined && run.end <= from) run = undefined;
    if (open.some((mark) => mark.end <= from)) open = open.filter((mark) => mark.end > from);
    for (let candidate = cutMarks[nextMark]; candidate !== undefined && candidate.start <= from; candidate = cutMarks[++nextMark]) {
      if (open.length < MAX_DEPTH) open.push(candidate);
    }
    const segment = { start: from, end: to, marks: open.map((mark) => mark.item) };
    segments.push(run === undefined ? segment : { ...segment, run: run.item });
  }
  return segments;
}

interface Cut<T> {
  readonly item: T;
  readonly start: number;
  readonly end: number;
}

function cut<T extends { readonly start: number; readonly end: number }>(text: string, item: T, start: number, end: number): Cut<T> {
  // Nothing stays nothing, even inside a pair.
  if (item.end <= item.start) return { item, start, end: start };
  return {
    item,
    start: Math.max(start, splitsPair(text, item.start) ? item.start - 1 : item.start),
    end: Math.min(end, splitsPair(text, item.end) ? item.end + 1 : item.end),
  };
}

function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** What begins earlier is outside; of two that begin together the longer, then the annotation, which holds what it judges. */
function compareOuterFirst(a: Cut<PreviewMark>, b: Cut<PreviewMark>): number {
  return a.start - b.start || b.end - a.end || layerRank(a.item) - layerRank(b.item) || compareIds(a.item.id, b.item.id);
}

function layerRank(mark: PreviewMark): number {
  return mark.layer === "annotation" ? 0 : mark.layer === "entity" ? 1 : 2;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
