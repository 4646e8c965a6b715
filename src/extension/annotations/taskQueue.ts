/** Knows how pieces of work that must not overlap are done one after the other. */

export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Does `work` when all that was added before is done, whether that succeeded or not; resolves or rejects as `work` does. */
  add<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
