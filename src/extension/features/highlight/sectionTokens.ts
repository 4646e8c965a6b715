/** Knows the coloured tokens of an article section by section: those of a section that stayed are laid out once. */

import type { SectionList } from "../../../core/analysis/sectionList";
import type { Origin, Section } from "../../../core/analysis/section";
import { compareSpans } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import { layOutTokens, type FlatToken } from "./layOutTokens";

/** Whether a mention is still coloured: nobody has rejected it. Offsets are into the file. */
export type IsOpen = (kind: "figure" | "entity", start: number, end: number) => boolean;

export class SectionTokens {
  readonly #known = new WeakMap<Section, readonly FlatToken[]>();

  /** All tokens in the order of the file, in its offsets. */
  *list({ sections, origins }: SectionList, isOpen: IsOpen | undefined): Steps<FlatToken[]> {
    const all: FlatToken[] = [];
    let sorted = true;
    for (const [index, section] of sections.entries()) {
      const source = origins[index]?.source ?? 0;
      for (const token of isOpen === undefined ? this.#tokensOf(section) : openTokens(section, source, isOpen)) {
        const start = token.start + source;
        sorted &&= start >= (all.at(-1)?.end ?? 0);
        all.push({ start, end: token.end + source, type: token.type, optional: token.optional });
      }
      yield;
    }
    return sorted ? all : all.sort(compareSpans);
  }

  #tokensOf(section: Section): readonly FlatToken[] {
    let tokens = this.#known.get(section);
    if (tokens === undefined) {
      tokens = layOutTokens(section.figures, section.entities);
      this.#known.set(section, tokens);
    }
    return tokens;
  }
}

function openTokens({ figures, entities }: Section, source: Origin["source"], isOpen: IsOpen): FlatToken[] {
  return layOutTokens(
    figures.filter(({ start, end }) => isOpen("figure", start + source, end + source)),
    entities.filter(({ start, end }) => isOpen("entity", start + source, end + source)),
  );
}
