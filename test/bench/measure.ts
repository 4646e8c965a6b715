/** Measures work side by side within one run: only ratios are compared, so they hold on any machine. */

import { Bench } from "tinybench";

/** Median milliseconds of each piece of work, taken in turns; prints a table with ratios to the first. */
export async function compare(title: string, work: Readonly<Record<string, () => unknown>>, time = 1000): Promise<Record<string, number>> {
  const bench = new Bench({ time, warmupTime: time / 4 });
  for (const [name, run] of Object.entries(work)) {
    bench.add(name, async () => {
      await run();
    });
  }
  await bench.run();
  const medians: Record<string, number> = {};
  for (const { name, result } of bench.tasks) {
    if (!("latency" in result)) throw new Error(`${title}: ${name} did not finish`);
    medians[name] = result.latency.p50;
  }
  const [base = Number.NaN] = Object.values(medians);
  console.log(`\n${title}`);
  console.table(Object.entries(medians).map(([name, median]) => ({ name, "median ms": Number(median.toFixed(3)), "× the first": Number((median / base).toFixed(2)) })));
  return medians;
}
