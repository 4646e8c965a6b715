/** Measures work side by side within one run: only ratios are compared, so they hold on any machine. */

const FEWEST_ROUNDS = 7;

/**
 * Median milliseconds of each piece of work, and prints a table with ratios to the first; `time` is what each may take, in
 * milliseconds. All are done in turns: one that is done over and over finds everything in the processor's caches, as no program
 * ever does, and what else the machine does would be charged to one of them alone.
 */
export async function compare(title: string, work: Readonly<Record<string, () => unknown>>, time = 1000): Promise<Record<string, number>> {
  const pieces = Object.entries(work).map(([name, run]) => ({ name, run, times: [] as number[] }));
  const inTurns = async (milliseconds: number): Promise<void> => {
    const began = performance.now();
    for (let round = 0; round < FEWEST_ROUNDS || performance.now() - began < milliseconds * pieces.length; round++) {
      for (const { run, times } of pieces) {
        const start = performance.now();
        await run();
        times.push(performance.now() - start);
      }
    }
  };
  // The engine compiles what runs often, and only then counts what it takes.
  await inTurns(time / 4);
  for (const { times } of pieces) times.length = 0;
  await inTurns(time);
  const medians = Object.fromEntries(pieces.map(({ name, times }) => [name, times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN]));
  const [base = Number.NaN] = Object.values(medians);
  console.log(`\n${title}`);
  console.table(Object.entries(medians).map(([name, median]) => ({ name, "median ms": Number(median.toFixed(3)), "× the first": Number((median / base).toFixed(2)) })));
  return medians;
}
