/** Knows how long work is cut into steps, so that whoever runs it may pause between them. */

/** Work that pauses at each `yield` and ends with a result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Runs work to its end without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs work and pauses whenever it has held the thread for `milliseconds`. `now` is a clock in milliseconds. */
export async function runInSlices<Result>(
  steps: Steps<Result>,
  { pause, now, milliseconds }: { pause: () => Promise<void>; now: () => number; milliseconds: number },
): Promise<Result> {
  let began = now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - began < milliseconds) continue;
    await pause();
    began = now();
  }
}
