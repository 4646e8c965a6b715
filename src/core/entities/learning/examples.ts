/** Knows what annotated sentences look like to training: the rows of their features, each sentence told of names by the others only. */

import { extractFeatures, type LearningInput } from "./features";
import { HashCounts } from "./hashCounts";
import type { Labels, TypedSpan } from "./labels";
import { NameMemory } from "./nameMemory";
import { RowTable } from "./rowTable";

export interface TrainingSentence extends LearningInput {
  readonly entities: readonly TypedSpan[];
}

export interface Example {
  /** In characters. */
  readonly length: number;
  /** Rows of the weights, `TEMPLATES` a character; -1 for none. */
  readonly rows: Int32Array;
  /** The right label of each character. */
  readonly gold: Uint16Array;
}

export interface Examples {
  readonly examples: readonly Example[];
  /** The hash of each row's feature. */
  readonly hashes: Int32Array;
}

/** So many parts are told of names by the rest: neighbours, of one article mostly, share a part, as what is new shares no sentence with what was learnt. */
const PARTS = 10;

/** Features that are seen less often than `minimumCount` get no row. `pause` is called between parts. */
export async function prepareExamples(sentences: readonly TrainingSentence[], labels: Labels, minimumCount: number, pause: () => Promise<void>): Promise<Examples> {
  const extracted: Int32Array[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const from = Math.floor((part * sentences.length) / PARTS);
    const to = Math.floor(((part + 1) * sentences.length) / PARTS);
    if (from === to) continue;
    await pause();
    const memory = NameMemory.of([...sentences.slice(0, from), ...sentences.slice(to)], labels);
    for (const sentence of sentences.slice(from, to)) extracted.push(extractFeatures(sentence, memory));
  }
  const hashes = frequentHashes(extracted, minimumCount);
  const table = new RowTable(hashes);
  const examples = sentences.map(({ text, entities }, index): Example => {
    const rows = extracted[index] ?? new Int32Array(0);
    // Rows take the place of their hashes: thousands of sentences of both would be hundreds of megabytes twice.
    for (let k = 0; k < rows.length; k += 1) rows[k] = table.get(rows[k] ?? 0);
    return { length: text.length, rows, gold: labels.encode(text.length, entities) };
  });
  return { examples, hashes };
}

function frequentHashes(extracted: readonly Int32Array[], minimumCount: number): Int32Array {
  const counts = new HashCounts();
  for (const features of extracted) for (const hash of features) if (hash !== 0) counts.add(hash);
  return counts.frequent(minimumCount);
}
