/** Knows a longest common subsequence of two lists, found in time that grows with how much they differ. */

import type { Steps } from "../../text/steps";

/** How far the search has come after `d` items were taken away or added; diagonal k = x - y stands at d + k. */
interface Round {
  /** How many items of the old list are behind; -1 where the diagonal leads out of the lists. */
  readonly reached: Int32Array;
  /** The diagonal that it came from, in the round before. */
  readonly from: Int32Array;
  /** Where it began in this round: from here on both lists were the same. */
  readonly begun: Int32Array;
}

const ROUNDS_PER_STEP = 32;

/**
 * The pairs of indexes, in order, of a longest common subsequence; none where more than `most` items must be taken away and
 * added (E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986).
 */
export function* commonKeys(before: readonly string[], after: readonly string[], most: number): Steps<[number, number][]> {
  const [old = noKeys, now = noKeys] = numbered([before, after]);
  const bound = Math.min(most, old.length + now.length);
  const rounds: Round[] = [];
  for (let d = 0; d <= bound; d++) {
    if (d % ROUNDS_PER_STEP === ROUNDS_PER_STEP - 1) yield;
    const size = 2 * d + 1;
    const round = { reached: new Int32Array(size).fill(-1), from: new Int32Array(size), begun: new Int32Array(size) };
    const last = rounds.at(-1);
    rounds.push(round);
    for (let k = -d; k <= d; k += 2) {
      const added = reachedIn(last, d - 1, k + 1);
      const removed = reachedIn(last, d - 1, k - 1);
      const canAdd = added >= 0 && added - k <= now.length;
      const canRemove = removed >= 0 && removed < old.length;
      if (last !== undefined && !canAdd && !canRemove) continue;
      const adds = !canRemove || (canAdd && removed < added);
      let x = last === undefined ? 0 : adds ? added : removed + 1;
      round.from[d + k] = adds ? k + 1 : k - 1;
      round.begun[d + k] = x;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      round.reached[d + k] = x;
      if (x === old.length && x - k === now.length) return retrace(rounds, k);
    }
  }
  return [];
}

function reachedIn(round: Round | undefined, d: number, k: number): number {
  return round === undefined || k < -d || k > d ? -1 : (round.reached[d + k] ?? -1);
}

function retrace(rounds: readonly Round[], end: number): [number, number][] {
  const pairs: [number, number][] = [];
  let k = end;
  for (let d = rounds.length - 1; d >= 0; d--) {
    const { reached, from, begun } = rounds[d] ?? { reached: noKeys, from: noKeys, begun: noKeys };
    const at = d + k;
    for (let x = reached[at] ?? 0; x > (begun[at] ?? 0); x--) pairs.push([x - 1, x - 1 - k]);
    k = from[at] ?? 0;
  }
  return pairs.reverse();
}

const noKeys = new Int32Array(0);

/** Lists of numbers that are equal where the keys are: comparing those costs nothing. */
function numbered(lists: readonly (readonly string[])[]): Int32Array[] {
  const numbers = new Map<string, number>();
  return lists.map((keys) =>
    Int32Array.from(keys, (key) => {
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    }),
  );
}
