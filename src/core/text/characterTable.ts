/** Knows how characters are replaced by others, one code unit by one, so that offsets hold for both texts. */

export class CharacterTable {
  /** For each code unit, the one it is replaced by. */
  readonly #codes: Uint16Array;

  /** Code units with what stands for them; of two for one, the later counts. */
  constructor(replaced: Iterable<readonly [from: number, to: number]>) {
    this.#codes = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
    for (const [from, to] of replaced) this.#codes[from] = to;
  }

  /** The text with every character replaced; the same string where none is. */
  replace(text: string): string {
    let result = "";
    let copied = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const other = this.#codes[code] ?? code;
      if (other === code) continue;
      result += text.slice(copied, i) + String.fromCharCode(other);
      copied = i + 1;
    }
    return copied === 0 ? text : result + text.slice(copied);
  }
}
