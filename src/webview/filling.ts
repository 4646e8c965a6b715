/** Knows how what is missing of a very long article comes to the page, a little at a time: whoever reads, scrolls or types goes first. */

import type { ArticleView } from "./articleView";
import type { Positions } from "./position";

/** Half a frame. */
const MARKING_MILLISECONDS = 8;

export interface FillingServices {
  readonly view: ArticleView;
  readonly positions: Positions;
  /** Builds more of the article's end. */
  readonly build: () => void;
  /** Changes the text without moving the reader's line. */
  readonly keepingPlace: (change: () => void) => void;
  readonly onMarked: () => void;
}

export class Filling {
  readonly #services: FillingServices;
  #building: number | undefined;
  #marking: number | undefined;

  constructor(services: FillingServices) {
    this.#services = services;
  }

  /** Goes on until nothing is missing near the reader. */
  start(): void {
    this.#buildSoon();
    this.#markSoon();
  }

  #buildSoon(): void {
    const { view, build } = this.#services;
    if (this.#building !== undefined || !view.isUnbuilt) return;
    this.#building = window.setTimeout(() => {
      this.#building = undefined;
      build();
    });
  }

  /** Draws the marks that are out of sight and not far. */
  #markSoon(): void {
    const { view, positions, keepingPlace, onMarked } = this.#services;
    if (this.#marking !== undefined || !view.isUnmarked) return;
    this.#marking = window.setTimeout(() => {
      this.#marking = undefined;
      const offset = positions.offsetAtTop();
      if (!view.isUnmarkedNear(offset)) return;
      keepingPlace(() => {
        view.markMore(offset, MARKING_MILLISECONDS);
      });
      onMarked();
      this.#markSoon();
    });
  }
}
