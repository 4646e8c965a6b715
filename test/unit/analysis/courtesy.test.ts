/** Work in the background gives way to what somebody waits for. */

import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Courtesy } from "../../../src/platform/node/courtesy";

describe("Courtesy", () => {
  it("lets background work go on at once where nobody waits", async () => {
    const began = performance.now();
    await new Courtesy().turn();
    expect(performance.now() - began).toBeLessThan(20);
  });

  it("holds it back until all that is waited for is done, also what follows at once, and what fails", async () => {
    const courtesy = new Courtesy();
    const done: string[] = [];
    const first = courtesy.first(async () => {
      await sleep(20);
      done.push("first");
    });
    const failing = courtesy.first(async () => {
      await sleep(30);
      done.push("failing");
      throw new Error("坏");
    });
    const background = Promise.all([courtesy.turn(), courtesy.turn()]).then(() => done.push("background"));
    await first;
    await expect(failing).rejects.toThrow("坏");
    await courtesy.first(() => done.push("next question"));
    await background;
    expect(done).toEqual(["first", "failing", "next question", "background"]);
  });
});
