/**
 * The calls from the editor's host to the thread that looks into the paragraph that is being typed into; both sides
 * import these types and nothing else. It holds the program's one dictionary, and is never busy for long.
 */

import type { GlanceQuestion } from "../core/analysis/glanceQuestion";
import type { Section } from "../core/analysis/section";
import type { FolderLessons } from "./engine";

/** Words as `packTokens` packs them. */
export interface PackedTokens {
  readonly tags: readonly string[];
  readonly tokens: readonly number[];
}

export interface TypingCalls {
  /** The paragraph with what it holds now. */
  glance: { params: { readonly uri: string; readonly question: GlanceQuestion }; result: Section };
  /** Loads what a glance at that article will need. */
  expect: { params: { readonly uri: string }; result: undefined };
  /** Words for another thread. */
  segment: { params: { readonly text: string }; result: PackedTokens };
  /** Replaces what the folder has taught before. */
  learn: { params: FolderLessons; result: undefined };
}
