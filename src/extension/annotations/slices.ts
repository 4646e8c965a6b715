/** Knows how long work shares the extension host's thread, which all extensions have in common. */

import { setImmediate as nextTurn } from "node:timers/promises";
import { runInSlices, type Steps } from "../../core/text/steps";

/** The longest that work on annotations holds the thread, in milliseconds: well below a frame. */
const SLICE = 6;

export function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  return runInSlices(steps, { pause: () => nextTurn(), now: () => performance.now(), milliseconds: SLICE });
}

/** A pause that lets others run once the thread has been held for a while, and costs nothing before. */
export function pauseInSlices(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE) return;
    await nextTurn();
    began = performance.now();
  };
}
