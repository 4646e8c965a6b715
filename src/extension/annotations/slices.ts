/** Knows how long work shares the extension host's thread, which all extensions have in common. */

import type { Steps } from "../../core/text/steps";

/** The longest that all such work together holds the thread between two turns of the event loop, in milliseconds: well below a frame. */
const SLICE = 5;

const waiting: (() => void)[] = [];
/** When the present turn's work began; `undefined` while nobody has worked in it. */
let began: number | undefined;

/** Runs work to its end, a slice a turn; others' slices have turns of their own. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  if (waiting.length > 0) await nextTurn();
  for (;;) {
    if (isOver()) await nextTurn();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A pause that lets others run once the thread has been held for a while, and costs nothing before. */
export function pauseInSlices(): () => Promise<void> {
  return async () => {
    if (isOver()) await nextTurn();
  };
}

/** Whether this turn has had its share of work. */
function isOver(): boolean {
  const now = performance.now();
  if (began === undefined) {
    began = now;
    setImmediate(endTurn);
  }
  return now - began >= SLICE;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Only one that waits goes on in each turn; what the editor has sent meanwhile comes between two turns. */
function endTurn(): void {
  began = undefined;
  const next = waiting.shift();
  if (next === undefined) return;
  began = performance.now();
  setImmediate(endTurn);
  next();
}
