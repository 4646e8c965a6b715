/** Knows how to do something at once, and again at most every so often. */

export class Throttle {
  readonly #milliseconds: number;
  readonly #act: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(milliseconds: number, act: () => void) {
    this.#milliseconds = milliseconds;
    this.#act = act;
  }

  /** The first call acts at once; later ones within the interval act together at its end. */
  request(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#last + this.#milliseconds - performance.now();
    if (wait <= 0) this.now();
    else
      this.#timer = setTimeout(() => {
        this.now();
      }, wait);
  }

  /** Acts however recently it has, for all that was asked before, too. */
  now(): void {
    this.cancel();
    this.#last = performance.now();
    this.#act();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
