/** Knows how characters that form no known word are joined into words: the best path through begin, end, middle and single. */

const STATES = 4;
const END = 1;
const SINGLE = 3;
const IMPOSSIBLE = -3.14e100;
/** Where the likelihoods of a character stand that no state gives. */
const UNKNOWN = 0;

export class HiddenMarkovModel {
  readonly #start: readonly number[];
  readonly #transitions: readonly number[];
  /** Characters to where their logarithms of likelihoods stand, one for each state. */
  readonly #places: ReadonlyMap<number, number>;
  readonly #emissions: Float64Array;

  private constructor(start: readonly number[], transitions: readonly number[], emissions: readonly ReadonlyMap<number, number>[]) {
    this.#start = start;
    this.#transitions = transitions;
    const characters = new Set(emissions.flatMap((map) => [...map.keys()]));
    this.#places = new Map(Array.from(characters, (code, index) => [code, (index + 1) * STATES]));
    this.#emissions = new Float64Array((characters.size + 1) * STATES).fill(IMPOSSIBLE);
    emissions.forEach((map, state) => {
      for (const [code, likelihood] of map) this.#emissions[(this.#places.get(code) ?? UNKNOWN) + state] = likelihood;
    });
  }

  /** jieba's file: the likelihoods of the first state, four lines of transitions, four of `character:likelihood,…`; `#` begins a comment. */
  static parse(text: string): HiddenMarkovModel {
    const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
    const numbers = (line: string | undefined) => (line ?? "").trim().split(/\s+/u).map(Number);
    const emissions = lines.slice(1 + STATES, 1 + 2 * STATES).map((line) => {
      const map = new Map<number, number>();
      for (const pair of line.split(",")) {
        const at = pair.lastIndexOf(":");
        const code = pair.codePointAt(0);
        if (at > 0 && code !== undefined) map.set(code, Number(pair.slice(at + 1)));
      }
      return map;
    });
    return new HiddenMarkovModel(numbers(lines[0]), lines.slice(1, 1 + STATES).flatMap(numbers), emissions);
  }

  /** The ends of the words of a run of characters, given as code points; ends count characters. */
  wordEnds(characters: readonly number[]): number[] {
    const length = characters.length;
    const weights = new Float64Array(length * STATES);
    const from = new Uint8Array(length * STATES);
    characters.forEach((code, x) => {
      const place = this.#places.get(code) ?? UNKNOWN;
      for (let state = 0; state < STATES; state += 1) {
        const emission = this.#emissions[place + state] ?? IMPOSSIBLE;
        if (x === 0) {
          weights[state] = (this.#start[state] ?? IMPOSSIBLE) + emission;
          continue;
        }
        let best = IMPOSSIBLE;
        let bestFrom = END;
        for (let previous = 0; previous < STATES; previous += 1) {
          const weight = (weights[(x - 1) * STATES + previous] ?? IMPOSSIBLE) + (this.#transitions[previous * STATES + state] ?? IMPOSSIBLE) + emission;
          if (weight > best) {
            best = weight;
            bestFrom = previous;
          }
        }
        weights[x * STATES + state] = best;
        from[x * STATES + state] = bestFrom;
      }
    });
    const last = (length - 1) * STATES;
    let state = (weights[last + END] ?? 0) >= (weights[last + SINGLE] ?? 0) ? END : SINGLE;
    const ends: number[] = [];
    for (let x = length - 1; x >= 0; x -= 1) {
      if (state === END || state === SINGLE || x === length - 1) ends.push(x + 1);
      state = from[x * STATES + state] ?? END;
    }
    return ends.reverse();
  }
}
