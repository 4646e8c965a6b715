/** Knows how the page and the editor scroll together without answering each other's echo. */

import type { Bridge } from "./bridge";
import type { Positions, ReadingPlace } from "./position";

/** After the reader's last touch, scrolling goes on this long by itself (momentum, smooth scrolling). */
const TOUCH_MILLISECONDS = 700;
const REPORT_MILLISECONDS = 40;
/** While a window is drawn to another size, the reader's place is the one that it began with. */
const RESIZE_MILLISECONDS = 400;

export class Scrolling {
  readonly #bridge: Bridge;
  readonly #positions: Positions;
  readonly #onMove: () => void;
  #touched = Number.NEGATIVE_INFINITY;
  #reporting: number | undefined;
  #place: ReadingPlace | undefined;
  #resized = Number.NEGATIVE_INFINITY;
  /** Where the page is to begin, in the visible text, once it has so much of it. */
  #kept: number | undefined;

  constructor(bridge: Bridge, positions: Positions, onMove: () => void) {
    this.#bridge = bridge;
    this.#positions = positions;
    this.#onMove = onMove;
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      window.addEventListener(
        kind,
        () => {
          this.touch();
        },
        { passive: true, capture: true },
      );
    }
    window.addEventListener(
      "scroll",
      () => {
        this.#scrolled();
      },
      { passive: true },
    );
    window.addEventListener("resize", () => {
      this.#resized = performance.now();
      if (this.#place !== undefined) this.#positions.restore(this.#place);
    });
  }

  /** The reader moves the page: what scrolls now is to be followed. */
  touch(): void {
    this.#touched = performance.now();
  }

  /** Goes to the place that the page kept, which may stand in the rest of an article that comes in parts: `more` of it. */
  comeBack({ isNew, more }: { readonly isNew: boolean; readonly more: boolean }): void {
    if (isNew) this.#kept = this.#bridge.state.offset;
    if (this.#kept === undefined || (more && this.#kept > 0)) return;
    const kept = this.#kept;
    this.#kept = undefined;
    if (isNew || window.scrollY <= 1) this.toTop(kept);
  }

  /** Follows the editor; scroll events that come of it are not reported, since no hand is on the page. */
  toTop(offset: number): void {
    this.#touched = Number.NEGATIVE_INFINITY;
    if (!this.#positions.holds(offset)) {
      this.#kept = offset;
      return;
    }
    const height = offset <= 0 ? 0 : this.#positions.heightOf(offset);
    if (height === undefined) return;
    window.scrollTo({ top: offset <= 0 ? 0 : height - this.#positions.top, behavior: "instant" });
    this.#keep();
  }

  /** Brings a character into view where it isn't, without moving more than needed. */
  toView(offset: number): void {
    const rect = this.#positions.rectAt(offset);
    if (rect === undefined) return;
    const { top } = this.#positions;
    if (rect.top >= top && rect.bottom <= window.innerHeight - 24) return;
    window.scrollTo({ top: window.scrollY + rect.top - top - (window.innerHeight - top) / 3, behavior: "instant" });
  }

  #scrolled(): void {
    if (this.#reporting !== undefined) return;
    this.#reporting = window.setTimeout(() => {
      this.#reporting = undefined;
      this.#keep();
      if (performance.now() - this.#resized > RESIZE_MILLISECONDS) this.#place = this.#positions.readingPlace();
      this.#onMove();
      if (performance.now() - this.#touched > TOUCH_MILLISECONDS) return;
      this.#bridge.send({ type: "scrolled", offset: this.#positions.offsetAtTop() });
    }, REPORT_MILLISECONDS);
  }

  #keep(): void {
    this.#bridge.keep({ offset: this.#positions.offsetAtTop() });
  }
}
