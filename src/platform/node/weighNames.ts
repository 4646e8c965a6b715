/** Knows what a name is worth before it joins a folder's own table: whether one has it already, and whether it is a word as well. */

import type { Segmenter, Token } from "../../core/ports";
import type { EngineCalls, NameWeight } from "../../protocol/engine";
import type { FolderTeaching } from "./folderTeaching";

type WeighNames = EngineCalls["weighNames"];

/** Tags of names: people, places, bodies, other proper names, and letters of other scripts. */
const NAME_TAG = /^(?:n[rstz]|eng|x)/u;

export async function weighNames(
  { folder, names }: WeighNames["params"],
  { teaching, segmenter }: { readonly teaching: FolderTeaching; readonly segmenter: Segmenter },
): Promise<WeighNames["result"]> {
  const gazetteer = teaching.gazetteerFor(folder);
  const weights: NameWeight[] = [];
  for (const { text, type } of names) {
    const known = gazetteer.lookUp(text).some((entry) => entry.type === type);
    weights.push({ known, word: !known && isWord(await segment(text, segmenter)) });
  }
  return weights;
}

/** One word of the dictionary that is tagged as no name. */
function isWord([word, ...more]: readonly Token[]): boolean {
  return word !== undefined && more.length === 0 && !NAME_TAG.test(word.tag);
}

async function segment(text: string, segmenter: Segmenter): Promise<readonly Token[]> {
  try {
    return await segmenter.segment(text);
  } catch {
    return []; // Without a dictionary no word is known.
  }
}
