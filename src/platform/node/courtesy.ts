/** Knows when work that nobody waits for may go on: not while somebody waits for other work, and not right after. */

import { setTimeout as sleep } from "node:timers/promises";

/** One answer is often followed by the next question. */
const LINGER_MILLISECONDS = 40;

export class Courtesy {
  #waitedFor = 0;
  /** When the last such work ended, in milliseconds of the thread's clock. */
  #ended = Number.NEGATIVE_INFINITY;
  #nobody: Promise<void> | undefined;
  #release: (() => void) | undefined;

  /** Does what somebody waits for. Fails as the work does. */
  async first<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#waitedFor++;
    try {
      return await work();
    } finally {
      this.#ended = performance.now();
      if (--this.#waitedFor === 0) {
        this.#release?.();
        this.#nobody = undefined;
      }
    }
  }

  /** Resolves once nobody waits, or has just waited, for anything. */
  async turn(): Promise<void> {
    for (let left = this.#left(); this.#waitedFor > 0 || left > 0; left = this.#left()) {
      if (this.#waitedFor === 0) await sleep(left);
      else
        await (this.#nobody ??= new Promise((resolve) => {
          this.#release = resolve;
        }));
    }
  }

  #left(): number {
    return this.#ended + LINGER_MILLISECONDS - performance.now();
  }
}
