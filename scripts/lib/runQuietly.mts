/** Runs quiet stages two at a time and shows each one's result in a line, with its output where it failed. */

import { availableParallelism } from "node:os";
import { add, nothing, oneCheck, type Counts } from "./results.mts";
import type { Stage } from "./stages.mts";

export async function runQuietly(stages: readonly Stage[]): Promise<Counts> {
  let total = nothing;
  const queue = [...stages];
  const worker = async (): Promise<void> => {
    for (let stage = queue.shift(); stage !== undefined; stage = queue.shift()) {
      const begun = performance.now();
      let counts: Counts;
      let output: string;
      try {
        ({ counts, output } = await stage.run());
      } catch (error) {
        counts = oneCheck(false);
        output = String(error);
      }
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(`${counts.failed > 0 ? "✘" : "✔"} ${stage.name} (${seconds} s)\n${output === "" ? "" : `${output.trimEnd()}\n`}`);
      total = add(total, counts.failed > 0 ? { ...counts, failures: [stage.name] } : counts);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return total;
}
