/** Knows the coloured tokens of an article section by section: those of a section that stayed are laid out once. */

import type { SectionList } from "../../../core/analysis/sectionList";
import type { Origin, Section } from "../../../core/analysis/section";
import type { Steps } from "../../../core/text/steps";
import { layOutTokens, type FlatToken } from "./layOutTokens";
import { TOKEN_TYPES } from "./tokenTypes";

/** Whether a mention is still coloured: nobody has rejected it. Offsets are into the file. */
export type IsOpen = (kind: "figure" | "entity", start: number, end: number) => boolean;

/**
 * Tokens as numbers, four each: start, end, type (its place in `TOKEN_TYPES`) and modifiers. A long article has tens of
 * thousands, which as objects would keep the garbage collector busy after every key.
 */
export type PackedTokens = Int32Array;

export const PER_TOKEN = 4;

const SECTIONS_A_STEP = 100;

export class SectionTokens {
  readonly #known = new WeakMap<Section, PackedTokens>();

  /** All tokens in the order of the file, in its offsets. */
  *list(list: SectionList, isOpen: IsOpen | undefined): Steps<PackedTokens> {
    const parts: { readonly source: number; readonly tokens: PackedTokens }[] = [];
    let length = 0;
    for (const [index, section] of list.sections.entries()) {
      // A very long article has very many in which nothing was found.
      if (section.figures.length + section.entities.length === 0) {
        if (index % SECTIONS_A_STEP === 0) yield;
        continue;
      }
      const { source } = list.origin(index);
      const tokens = isOpen === undefined ? yield* this.#tokensOf(section) : pack(yield* openTokens(section, source, isOpen));
      parts.push({ source, tokens });
      length += tokens.length;
      yield;
    }
    const all = new Int32Array(length);
    let at = 0;
    let sorted = true;
    for (const { source, tokens } of parts) {
      const first = at;
      for (let i = 0; i < tokens.length; i += PER_TOKEN) {
        all[at++] = (tokens[i] ?? 0) + source;
        all[at++] = (tokens[i + 1] ?? 0) + source;
        all[at++] = tokens[i + 2] ?? 0;
        all[at++] = tokens[i + 3] ?? 0;
      }
      // Within a section they are sorted.
      if (first > 0 && at > first && (all[first] ?? 0) < (all[first - PER_TOKEN + 1] ?? 0)) sorted = false;
      yield;
    }
    return sorted ? all : sort(all);
  }

  *#tokensOf(section: Section): Steps<PackedTokens> {
    let tokens = this.#known.get(section);
    if (tokens === undefined) {
      tokens = pack(yield* layOutTokens(section.figures, section.entities));
      this.#known.set(section, tokens);
    }
    return tokens;
  }
}

function openTokens({ figures, entities }: Section, source: Origin["source"], isOpen: IsOpen): Steps<FlatToken[]> {
  return layOutTokens(
    figures.filter(({ start, end }) => isOpen("figure", start + source, end + source)),
    entities.filter(({ start, end }) => isOpen("entity", start + source, end + source)),
  );
}

function pack(tokens: readonly FlatToken[]): PackedTokens {
  const packed = new Int32Array(tokens.length * PER_TOKEN);
  let at = 0;
  for (const { start, end, type, optional } of tokens) {
    packed[at++] = start;
    packed[at++] = end;
    packed[at++] = TOKEN_TYPES.indexOf(type);
    packed[at++] = optional ? 1 : 0;
  }
  return packed;
}

/** Where a browser moves content, a section's text can stand before that of the section before it. */
function sort(tokens: PackedTokens): PackedTokens {
  const starts = Array.from({ length: tokens.length / PER_TOKEN }, (_, index) => index * PER_TOKEN);
  starts.sort((a, b) => (tokens[a] ?? 0) - (tokens[b] ?? 0) || (tokens[a + 1] ?? 0) - (tokens[b + 1] ?? 0));
  return Int32Array.from(starts.flatMap((start) => Array.from(tokens.subarray(start, start + PER_TOKEN))));
}
