/** Knows the units that begin with a character that would otherwise multiply the number before them. */

import { wordTrie } from "./trie";

const UNITS = wordTrie(
  "千瓦 千米 千克 千卡 千伏 千焦 千帕 千赫 千字节 千兆 千瓦时 千分之 千分点",
  "百帕 百分点 百分之",
  "兆瓦 兆赫 兆帕 兆字节 兆比特 兆欧 兆伏 兆焦 兆位",
  "万分之",
);

/** Whether 千, 百, 万 or 兆 at this place is the head of a unit (千瓦, 百分点, 兆瓦) and not a magnitude. */
export function startsUnitWithMagnitude(text: string, at: number): boolean {
  return UNITS.longestAt(text, at) !== undefined;
}
