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
    let weights: readonly number[] = [];
    /** For each character, from which state each of its states is best reached: two bits each. */
    const from: number[] = [];
    characters.forEach((code, x) => {
      const place = this.#places.get(code) ?? UNKNOWN;
      const reached: number[] = [];
      let origins = 0;
      for (let state = 0; state < STATES; state += 1) {
        const emission = this.#emissions[place + state] ?? IMPOSSIBLE;
        let best = x === 0 ? (this.#start[state] ?? IMPOSSIBLE) + emission : IMPOSSIBLE;
        let bestFrom = x === 0 ? 0 : END;
        for (let previous = 0; x > 0 && previous < STATES; previous += 1) {
          const weight = (weights[previous] ?? IMPOSSIBLE) + (this.#transitions[previous * STATES + state] ?? IMPOSSIBLE) + emission;
          if (weight > best) {
            best = weight;
            bestFrom = previous;
          }
        }
        reached.push(best);
        origins |= bestFrom << (2 * state);
      }
      weights = reached;
      from.push(origins);
    });
    let state = (weights[END] ?? 0) >= (weights[SINGLE] ?? 0) ? END : SINGLE;
    const ends: number[] = [];
    for (let x = characters.length - 1; x >= 0; x -= 1) {
      if (state === END || state === SINGLE || x === characters.length - 1) ends.push(x + 1);
      state = ((from[x] ?? 0) >> (2 * state)) & (STATES - 1);
    }
    return ends.reverse();
  }
}
