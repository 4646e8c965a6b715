/** Knows which press of a key comes after which, and what each was about. */

import type { Aim, Place } from "../../places";

interface Press {
  aim: Aim | undefined;
}

/** Keys come faster than annotations are made: each press waits for the one before, so that it meets the next suggestion and never the same. */
export class Turns {
  readonly #waiting = new Set<Press>();
  #last: Promise<unknown> = Promise.resolve();

  /** Calls `work` in its turn, with what the press was about: the reviewer may have selected something else while it waited. */
  take<Result>(aim: Aim | undefined, work: (aim: Aim | undefined) => Promise<Result>): Promise<Result> {
    const press = { aim };
    this.#waiting.add(press);
    const done = this.#last.then(() => {
      this.#waiting.delete(press);
      return work(press.aim);
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** A decision has taken the cursor `from` one place on to another: the presses that wait there were meant for what comes next. */
  follow(from: Place, to: Aim): void {
    for (const press of this.#waiting) {
      const { aim } = press;
      if (aim?.selection !== undefined && aim.editor === from.editor && from.selection?.isEqual(aim.selection) === true) press.aim = to;
    }
  }
}
