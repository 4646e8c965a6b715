/** Knows how to cut the elements of one long list out of a JSON text that comes in pieces, so that none is parsed in one go. */

import * as l10n from "@vscode/l10n";

/** The text can't be cut; `message` says why. */
export class JsonListError extends Error {}

const MOST_DEPTH = 100;

/** Reads `{ …, "NAME": [element, …], … }`: the elements one by one, the rest as a frame with an empty list in their place. */
export class JsonListReader {
  readonly #name: string;
  readonly #frame: string[] = [];
  #elements: string[] = [];
  #partial: string[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  #inList = false;
  #seenList = false;
  #afterComma = false;
  /** The last string at depth 1, and whether a colon followed it. */
  #token: string[] | undefined;
  #key = "";
  #colon = false;

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the next piece and returns the raw JSON of the elements that ended in it. Throws {@link JsonListError}. */
  push(piece: string): string[] {
    this.#elements = [];
    let from = 0;
    let i = 0;
    while (i < piece.length) {
      if (this.#inString) {
        i = this.#skipString(piece, i);
        continue;
      }
      const code = piece.charCodeAt(i);
      if (code === 0x22) {
        // Most strings are deep down, end in the same piece and hold no escapes at their end.
        const end = this.#depth === 1 ? -1 : piece.indexOf('"', i + 1);
        if (end >= 0 && piece.charCodeAt(end - 1) !== 0x5c) {
          i = end + 1;
          continue;
        }
        this.#inString = true;
        if (this.#depth === 1) this.#token = [];
      } else if (code === 0x7b || code === 0x5b) {
        if (code === 0x5b && this.#opensList()) {
          this.#frame.push(piece.slice(from, i + 1));
          from = i + 1;
        }
        if (++this.#depth > MOST_DEPTH) throw new JsonListError(l10n.t("nested too deeply"));
      } else if (code === 0x7d || code === 0x5d) {
        if (--this.#depth < 0) throw new JsonListError(l10n.t("a bracket closes what was not opened"));
        if (this.#inList && this.#depth === 1) {
          this.#endElement(piece.slice(from, i), true);
          this.#inList = false;
          from = i;
        }
      } else if (code === 0x2c) {
        if (this.#depth === 1) this.#colon = false;
        if (this.#inList && this.#depth === 2) {
          this.#endElement(piece.slice(from, i), false);
          from = i + 1;
        }
      } else if (code === 0x3a && this.#depth === 1) this.#colon = true;
      i++;
    }
    (this.#inList ? this.#partial : this.#frame).push(piece.slice(from));
    return this.#elements;
  }

  /** The JSON around the list. Throws {@link JsonListError} where the text is cut off. */
  frame(): string {
    if (this.#depth !== 0 || this.#inString) throw new JsonListError(l10n.t("the file is cut off"));
    return this.#frame.join("");
  }

  /** Returns where to go on: after the string's end, or the piece's. */
  #skipString(piece: string, start: number): number {
    let i = start;
    if (this.#escaped) {
      this.#escaped = false;
      this.#token?.push(piece.charAt(i));
      i++;
    }
    const end = stringEnd(piece, i);
    this.#token?.push(piece.slice(i, end.at));
    this.#escaped = end.escaped;
    if (!end.closed) return piece.length;
    this.#inString = false;
    if (this.#token !== undefined) this.#key = this.#token.join("");
    this.#token = undefined;
    return end.at + 1;
  }

  #opensList(): boolean {
    if (this.#inList || this.#depth !== 1 || !this.#colon || this.#key !== this.#name) return false;
    if (this.#seenList) throw new JsonListError(l10n.t("{0}: used twice", this.#name));
    this.#seenList = true;
    this.#inList = true;
    return true;
  }

  #endElement(rest: string, last: boolean): void {
    this.#partial.push(rest);
    const element = this.#partial.join("").trim();
    this.#partial = [];
    if (element === "" && (!last || this.#afterComma)) throw new JsonListError(l10n.t("an empty entry in the list"));
    if (element !== "") this.#elements.push(element);
    this.#afterComma = !last;
  }
}

function stringEnd(piece: string, start: number): { at: number; closed: boolean; escaped: boolean } {
  let from = start;
  for (;;) {
    const quote = piece.indexOf('"', from);
    const end = quote < 0 ? piece.length : quote;
    let slashes = 0;
    while (end - 1 - slashes >= start && piece.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    const escaped = slashes % 2 === 1;
    if (quote < 0) return { at: end, closed: false, escaped };
    if (!escaped) return { at: end, closed: true, escaped: false };
    from = quote + 1;
  }
}
