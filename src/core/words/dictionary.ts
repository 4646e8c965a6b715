/** Knows a dictionary of words in jieba's format: how likely each is, its tag, and which words begin at a place of a text. */

/** A word that begins at a place: where it ends, the logarithm of its likelihood, and its tag. */
export interface DictionaryWord {
  readonly length: number;
  readonly weight: number;
  readonly tag: string;
}

const LONGEST = 31;

/** Words by their first two code units: a look-up costs one table access where no word begins, and one for each length that occurs. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #weights: Float32Array;
  readonly #tags: Uint8Array;
  readonly #tagNames: readonly string[];
  /** First two code units as one number, to a set of lengths as bits. */
  readonly #lengths = new Map<number, number>();
  /** What a character that is no word counts as: the least likely word. */
  readonly leastWeight: number;

  private constructor(words: readonly string[], counts: readonly number[], tags: readonly string[], total: number) {
    this.#weights = new Float32Array(words.length);
    this.#tags = new Uint8Array(words.length);
    const tagNames = [...new Set(tags)];
    const numberOf = new Map(tagNames.map((tag, index) => [tag, index]));
    this.#tagNames = tagNames;
    let least = 0;
    words.forEach((word, index) => {
      const weight = Math.log((counts[index] ?? 1) / total);
      least = Math.min(least, weight);
      this.#weights[index] = weight;
      this.#tags[index] = numberOf.get(tags[index] ?? "") ?? 0;
      this.#numbers.set(word, index);
      const pair = word.charCodeAt(0) * 0x10000 + (word.length > 1 ? word.charCodeAt(1) : 0);
      this.#lengths.set(pair, (this.#lengths.get(pair) ?? 0) | (1 << word.length));
    });
    this.leastWeight = least;
  }

  /**
   * Lines `word count tag`; then a user's, where `word` and `word tag` count like the word in the middle. Of lines that
   * can't be read, and of words that are too long, none counts.
   */
  static parse(text: string, userText = ""): Dictionary {
    const words: string[] = [];
    const counts: number[] = [];
    const tags: string[] = [];
    const add = (word: string, count: number, tag: string) => {
      if (word === "" || word.length >= LONGEST || !(count > 0)) return;
      words.push(word);
      counts.push(count);
      tags.push(tag);
    };
    for (const line of text.split("\n")) {
      const [word = "", count = "", tag = ""] = line.trimEnd().split(" ");
      add(word, Number(count), tag);
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    const middle = Float64Array.from(counts).sort()[counts.length >> 1] ?? 1;
    for (const line of userText.split("\n")) {
      const [word = "", second = "", third = ""] = line.trimEnd().split(" ");
      const counted = third !== "";
      add(word, counted ? Number(second) : middle, counted ? third : second);
    }
    return new Dictionary(words, counts, tags, total);
  }

  get size(): number {
    return this.#numbers.size;
  }

  find(word: string): DictionaryWord | undefined {
    const index = this.#numbers.get(word);
    if (index === undefined) return undefined;
    return { length: word.length, weight: this.#weights[index] ?? this.leastWeight, tag: this.#tagNames[this.#tags[index] ?? 0] ?? "" };
  }

  /** Calls `visit` with the length and weight of each word that begins at `start` and ends by `end`. */
  forEachAt(text: string, start: number, end: number, visit: (length: number, weight: number) => void): void {
    const first = text.charCodeAt(start) * 0x10000;
    let lengths = this.#lengths.get(first) ?? 0;
    if (start + 1 < end) lengths |= this.#lengths.get(first + text.charCodeAt(start + 1)) ?? 0;
    for (let length = 1; lengths >> length !== 0 && start + length <= end; length += 1) {
      if ((lengths & (1 << length)) === 0) continue;
      const index = this.#numbers.get(text.slice(start, start + length));
      if (index !== undefined) visit(length, this.#weights[index] ?? this.leastWeight);
    }
  }
}
