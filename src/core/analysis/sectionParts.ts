/** Knows how what a very long section holds is told in parts, none of which takes long to receive. */

import type { TableCell } from "../article/article";
import type { Section, SectionNames } from "./section";

/** A section, or what was found in one. */
type Whole = SectionNames & Partial<Section>;

const LISTS = ["segments", "links", "figures", "entities", "nested", "marks"] as const;

/** So many segments weigh as much as a mention, which weighs 1; a run or a cell weighs half as much. */
const SEGMENTS = 8;

interface List {
  readonly key: (typeof LISTS)[number] | "rows" | "runs";
  readonly elements: readonly unknown[];
  readonly weigh: (element: never) => number;
}

/** A stretch of a list that goes into one part. */
interface Stretch {
  readonly key: List["key"];
  readonly elements: readonly unknown[];
}

/** About as much as that many mentions. */
export function weigh(whole: Whole): number {
  let weight = 1 + (whole.text?.length ?? 0) / 2_000;
  for (const list of listsOf(whole)) weight += weighAll(list);
  return weight;
}

/** The same, each part no heavier than `most` but for a single row of a table; the first alone has what is in no list. */
export function cutIntoParts<Item extends SectionNames>(whole: Item, most: number): Item[] {
  const parts: Item[] = [];
  let stretches: Stretch[] = [];
  let weight = 0;
  const close = (): void => {
    parts.push(partOf(whole, stretches, parts.length === 0));
    stretches = [];
    weight = 0;
  };
  for (const { key, elements, weigh: weighElement } of listsOf(whole)) {
    let from = 0;
    for (const [index, element] of elements.entries()) {
      weight += weighElement(element as never);
      if (weight < most) continue;
      stretches.push({ key, elements: elements.slice(from, index + 1) });
      from = index + 1;
      close();
    }
    if (from < elements.length) stretches.push({ key, elements: elements.slice(from) });
  }
  close();
  return parts;
}

/** The whole that was cut into these. */
export function joinParts<Item extends SectionNames>(parts: readonly Item[]): Item | undefined {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first;
  const stretches = listsOf(first).map(({ key }) => ({ key, elements: parts.flatMap((part) => listsOf(part).find((list) => list.key === key)?.elements ?? []) }));
  return partOf(first, stretches, true);
}

function listsOf(whole: Whole): List[] {
  const lists: List[] = LISTS.flatMap((key) => {
    const elements = whole[key];
    return elements === undefined ? [] : [{ key, elements, weigh: key === "segments" ? weighSegment : weighMention }];
  });
  const { block } = whole;
  if (block?.type === "table") return [...lists, { key: "rows", elements: block.rows, weigh: weighRow }];
  return block === undefined || block.type === "image" ? lists : [...lists, { key: "runs", elements: block.runs, weigh: weighRun }];
}

/** With these stretches in place of its lists, empty where there is none. */
function partOf<Item extends SectionNames>(whole: Item, stretches: readonly Stretch[], isFirst: boolean): Item {
  const part: Record<string, unknown> = { ...whole };
  const { block, text }: Whole = whole;
  const inBlock: Record<string, unknown> = { ...block };
  for (const { key } of listsOf(whole)) (key === "rows" || key === "runs" ? inBlock : part)[key] = [];
  for (const { key, elements } of stretches) (key === "rows" || key === "runs" ? inBlock : part)[key] = elements;
  if (block !== undefined) part["block"] = inBlock;
  if (text !== undefined && !isFirst) part["text"] = "";
  return part as unknown as Item;
}

function weighAll({ key, elements, weigh: weighElement }: List): number {
  if (key === "segments") return elements.length / SEGMENTS;
  if (key !== "rows" && key !== "runs") return elements.length;
  return elements.reduce<number>((sum, element) => sum + weighElement(element as never), 0);
}

function weighMention(): number {
  return 1;
}

function weighSegment(): number {
  return 1 / SEGMENTS;
}

function weighRun(): number {
  return 0.5;
}

function weighRow(row: readonly TableCell[]): number {
  return row.reduce((sum, { runs }) => sum + (1 + runs.length) / 2, 0);
}
