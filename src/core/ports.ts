/** Knows what the core needs from outside: the interfaces that a platform implements and passes in. */

import type { Span } from "./text/span";

/** One word of a segmented text; `tag` is the ICTCLAS part of speech as nodejieba gives it (`nr`, `ns`, `nt`, `v`, …). */
export interface Token extends Span {
  readonly tag: string;
}

/** Cuts Chinese text into words. Offsets are UTF-16 code units into the text that was given; tokens cover it without gaps. */
export interface Segmenter {
  /** Rejects with an `Error` when no dictionary can be loaded; callers then do without words. */
  segment(text: string, signal?: AbortSignal): Promise<readonly Token[]>;
  dispose(): void;
}

/** Where messages for a maintainer go; never shown to a reviewer unasked. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** The present time, as milliseconds since 1970-01-01T00:00Z, so that tests need not wait for it. */
export type Clock = () => number;
