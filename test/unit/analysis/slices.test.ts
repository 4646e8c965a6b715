/** Work on the editor's thread: however much of it is asked for at once, others get their turn after one slice. */

import { describe, expect, it } from "vitest";
import type { Steps } from "../../../src/core/text/steps";
import { inSlices, pauseInSlices } from "../../../src/extension/annotations/slices";

const STEP_MILLISECONDS = 2.6;

function work(): void {
  const end = performance.now() + STEP_MILLISECONDS;
  while (performance.now() < end);
}

describe("inSlices", () => {
  it("shares one slice a turn among all that work, and lets each come to its end", async () => {
    let inTurn = 0;
    let most = 0;
    let done = false;
    const watch = (): void => {
      inTurn = 0;
      if (!done) setImmediate(watch);
    };
    watch();
    function* steps(result: number): Steps<number> {
      for (let step = 0; step < 6; step++) {
        work();
        most = Math.max(most, ++inTurn);
        yield;
      }
      return result;
    }
    const files = async (): Promise<number> => {
      const pause = pauseInSlices();
      for (let step = 0; step < 6; step++) {
        work();
        most = Math.max(most, ++inTurn);
        await pause();
      }
      return 4;
    };
    await expect(Promise.all([inSlices(steps(1)), inSlices(steps(2)), inSlices(steps(3)), files()])).resolves.toEqual([1, 2, 3, 4]);
    done = true;
    // A slice is over after two steps of these; each of the four may have begun with one before any pause.
    expect(most).toBeLessThanOrEqual(4);
  });

  it("fails as the work does", async () => {
    function* failing(): Steps<never> {
      throw new Error("坏");
    }
    await expect(inSlices(failing())).rejects.toThrow("坏");
    await expect(inSlices((function* (): Steps<string> { yield; return "好"; })())).resolves.toBe("好");
  });
});
