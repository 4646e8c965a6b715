/** Knows how to find the longest word of a list at a place in a text, forwards or backwards. */

interface TrieNode<T> {
  readonly next: Map<number, TrieNode<T>>;
  entry: T | undefined;
}

/** What a trie holds: anything that says which word it is found by. */
export interface Worded {
  readonly word: string;
}

/** A set of words; looking one up costs no more than its length. */
export class Trie<T extends Worded> {
  readonly #forward: TrieNode<T> = newNode();
  readonly #backward: TrieNode<T> = newNode();

  constructor(entries: Iterable<T>) {
    for (const entry of entries) {
      insert(this.#forward, entry.word, entry, 0, 1);
      insert(this.#backward, entry.word, entry, entry.word.length - 1, -1);
    }
  }

  /** The longest word that begins at `at` and that `accept` (by default, everything) agrees to. */
  longestAt(text: string, at: number, accept?: (entry: T, end: number) => boolean): T | undefined {
    let node: TrieNode<T> | undefined = this.#forward;
    let found: T | undefined;
    for (let i = at; i < text.length; i++) {
      node = node.next.get(text.charCodeAt(i));
      if (node === undefined) break;
      if (node.entry !== undefined && (accept === undefined || accept(node.entry, i + 1))) found = node.entry;
    }
    return found;
  }

  /** The longest word that ends (exclusively) at `end` and does not begin before `from`. */
  longestBefore(text: string, end: number, from = 0): T | undefined {
    let node: TrieNode<T> | undefined = this.#backward;
    let found: T | undefined;
    for (let i = end - 1; i >= from; i--) {
      node = node.next.get(text.charCodeAt(i));
      if (node === undefined) break;
      if (node.entry !== undefined) found = node.entry;
    }
    return found;
  }

  /** Whether any word begins with this character. */
  canStart(code: number): boolean {
    return this.#forward.next.has(code);
  }

  /** The codes of all characters that words begin with. */
  firstCodes(): Iterable<number> {
    return this.#forward.next.keys();
  }
}

function newNode<T>(): TrieNode<T> {
  return { next: new Map(), entry: undefined };
}

/** Enters a word from one of its ends to the other. */
function insert<T>(root: TrieNode<T>, word: string, entry: T, from: number, step: 1 | -1): void {
  let node = root;
  for (let i = from; i >= 0 && i < word.length; i += step) {
    const code = word.charCodeAt(i);
    let next = node.next.get(code);
    if (next === undefined) {
      next = newNode();
      node.next.set(code, next);
    }
    node = next;
  }
  node.entry ??= entry;
}

/** A trie of plain words, written in lines of words that blanks part. */
export function wordTrie(...lines: readonly string[]): Trie<Worded> {
  return new Trie(wordsOf(...lines).map((word) => ({ word })));
}

/** The words of lines, in order. */
export function wordsOf(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(/\s+/u)).filter((word) => word !== "");
}
