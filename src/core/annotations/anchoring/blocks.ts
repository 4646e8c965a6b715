/** Knows how an article's sentences are remembered by their hashes, so that an edit's traces can be read later. */

import type { Steps } from "../../text/steps";

/** A sentence, or a part of a paragraph that is treated as one. Offsets are into the reading text. */
export interface TextBlock {
  readonly start: number;
  /** With the white space after it. */
  readonly end: number;
  /** A hash of the text; equal for equal text, whatever white space surrounds it. */
  readonly key: string;
}

const MOST_BLOCKS = 4096;

/** The shortest block of a file of this length (in UTF-16 code units), so that the list of hashes stays small. */
export function grainOf(fileLength: number): number {
  return Math.max(1, Math.ceil(fileLength / MOST_BLOCKS));
}

/** Characters that are read between two pauses. */
const PER_STEP = 1 << 14;

/** Cuts a reading text into paragraphs, and these after the ends of sentences, in steps. */
export function* splitBlocks(reading: string, grain: number): Steps<TextBlock[][]> {
  const paragraphs: TextBlock[][] = [];
  let start = 0;
  let pause = PER_STEP;
  for (;;) {
    if (start >= pause) {
      pause = start + PER_STEP;
      yield;
    }
    const lineEnd = reading.indexOf("\n", start);
    const end = lineEnd < 0 ? reading.length : lineEnd;
    paragraphs.push(splitParagraph(reading, start, end, grain));
    if (lineEnd < 0) return paragraphs;
    start = lineEnd + 1;
  }
}

/** As the sidecar stores it: one string a paragraph, its blocks separated by spaces. */
export function writeBlocks(paragraphs: readonly (readonly TextBlock[])[]): string[] {
  return paragraphs.map((blocks) => blocks.map(({ start, end, key }) => `${(end - start).toString()}:${key}`).join(" "));
}

const storedBlock = /^(\d{1,9}):([0-9a-z]{1,7})$/u;

/** `undefined` where the strings are not blocks as {@link writeBlocks} writes them. */
export function readBlocks(paragraphs: readonly string[]): TextBlock[] | undefined {
  const blocks: TextBlock[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    for (const stored of paragraph === "" ? [] : paragraph.split(" ")) {
      const match = storedBlock.exec(stored);
      const length = Number(match?.[1]);
      if (match === null || length === 0) return undefined;
      blocks.push({ start: at, end: at + length, key: match[2] ?? "" });
      at += length;
    }
    at++;
  }
  return blocks;
}

const sentenceEnds = codesOf("。！？!?；;…");
const closings = codesOf("。！？!?；;…”’」』）)】》\"' ");

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

function splitParagraph(reading: string, from: number, to: number, grain: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (!sentenceEnds.has(reading.charCodeAt(i))) continue;
    while (i + 1 < to && closings.has(reading.charCodeAt(i + 1))) i++;
    if (i + 1 - start < grain) continue;
    blocks.push(makeBlock(reading, start, i + 1));
    start = i + 1;
  }
  if (start < to) blocks.push(makeBlock(reading, start, to));
  return blocks;
}

function makeBlock(reading: string, start: number, end: number): TextBlock {
  return { start, end, key: hashText(reading, start, end) };
}

/** FNV-1a over the code units but for spaces at the ends. Not for secrets: equal keys are compared as text afterwards. */
function hashText(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) === 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) === 0x20) to--;
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ Math.imul(to - from, 0x9e3779b1)) >>> 0).toString(36);
}
