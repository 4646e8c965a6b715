/** Knows what stands in place of an article that is still being read. */

import { build } from "./dom";

/** What comes sooner takes the place of the article before without a word in between. */
const PATIENCE_MILLISECONDS = 150;

const WAITS = "waits";

export class Waiting {
  readonly element = build("p", { class: "waiting", attributes: { role: "status" } });
  readonly #around: HTMLElement;
  readonly #onShow: () => void;
  #timer: number | undefined;

  /** Stands in place of all else in `around`; `onShow` is called when that goes out of sight. */
  constructor(around: HTMLElement, onShow: () => void) {
    this.#around = around;
    this.#onShow = onShow;
    around.prepend(this.element);
  }

  /** Another article is on its way. */
  expect(words: string): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.show(words);
    }, PATIENCE_MILLISECONDS);
  }

  show(words: string): void {
    window.clearTimeout(this.#timer);
    this.element.textContent = words;
    if (this.#around.classList.contains(WAITS)) return;
    this.#onShow();
    this.#around.classList.add(WAITS);
  }

  /** The article is there. */
  end(): void {
    window.clearTimeout(this.#timer);
    this.#around.classList.remove(WAITS);
  }
}
