/** Knows how to find the longest word of a list at a place in a text, forwards or backwards. */

interface TrieNode<T> {
  readonly next: Map<number, TrieNode<T>>;
  entry: T | undefined;
}

/** What a trie holds: anything that says which word it is found by. */
export interface Worded {
  readonly word: string;
}

/** A set of words; looking one up costs no more than its length, and hardly anything where none begins (or ends) with a character. */
export class Trie<T extends Worded> {
  readonly #forward: TrieNode<T> = newNode();
  readonly #backward: TrieNode<T> = newNode();
  readonly #first = new Int32Array(MARK_WORDS);
  readonly #last = new Int32Array(MARK_WORDS);

  constructor(entries: Iterable<T>) {
    for (const entry of entries) {
      insert(this.#forward, entry.word, entry, 0, 1);
      insert(this.#backward, entry.word, entry, entry.word.length - 1, -1);
      mark(this.#first, entry.word.charCodeAt(0));
      mark(this.#last, entry.word.charCodeAt(entry.word.length - 1));
    }
  }

  /** The longest word that begins at `at` and that `accept` (by default, everything) agrees to. */
  longestAt(text: string, at: number, accept?: (entry: T, end: number) => boolean): T | undefined {
    if (!mayBeMarked(this.#first, text.charCodeAt(at))) return undefined;
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
    if (!mayBeMarked(this.#last, text.charCodeAt(end - 1))) return undefined;
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

/** Characters are marked by their last eleven bits: others may share a mark, but few do. */
const MARK_WORDS = 64;

function mark(marks: Int32Array, code: number): void {
  const at = (code >> 5) % MARK_WORDS;
  marks[at] = (marks[at] ?? 0) | (1 << (code & 31));
}

function mayBeMarked(marks: Int32Array, code: number): boolean {
  return ((marks[(code >> 5) % MARK_WORDS] ?? 0) & (1 << (code & 31))) !== 0;
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
