/** Knows when a save is tried: soon after a change, ever later after failures, never again once nobody waits for it. */

/** Changes closer together than this are saved once, in milliseconds. */
const SAVE_PAUSE = 250;
const LONGEST_WAIT = 60_000;

export class SaveTimer {
  readonly #save: () => void;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  /** `save` is called each time; it says itself how that went. */
  constructor(save: () => void) {
    this.#save = save;
  }

  /** Since it last worked. */
  get failures(): number {
    return this.#failures;
  }

  soon(): void {
    this.#wait(SAVE_PAUSE);
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures++;
    this.#wait(Math.min(LONGEST_WAIT, 1000 * 2 ** this.#failures));
  }

  /** Somebody saves right now. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    this.#closed = true;
    this.stop();
  }

  #wait(pause: number): void {
    this.stop();
    if (!this.#closed) this.#timer = setTimeout(this.#save, pause);
  }
}
