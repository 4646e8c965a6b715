/** Knows how long at a time the extension host's thread works, all extensions and VS Code together. */

import { worked } from "./threadTime";

/** Watches from its making on how long the thread works between two turns of its event loop. */
export class Watch {
  /** Milliseconds. */
  longest = 0;
  readonly #began = worked();
  #last = this.#began;
  readonly #timer = setInterval(() => {
    const now = worked();
    this.longest = Math.max(this.longest, now - this.#last);
    this.#last = now;
  }, 1);

  /** Returns the milliseconds of work in all. */
  end(): number {
    clearInterval(this.#timer);
    return worked() - this.#began;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
