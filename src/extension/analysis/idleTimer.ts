/** Knows when nothing has been asked for a while. */

export class IdleTimer {
  readonly #milliseconds: number;
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout | undefined;
  #running = 0;

  /** `onIdle` is called so long after the last work ended. */
  constructor(milliseconds: number, onIdle: () => void) {
    this.#milliseconds = milliseconds;
    this.#onIdle = onIdle;
  }

  begin(): void {
    this.#running++;
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#running--;
    if (this.#running > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onIdle, this.#milliseconds);
    this.#timer.unref();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
