/**
 * `npm run bench [NAME…]`: runs test/bench/*.bench.ts one after the other, each in a process of its own, and shows what they print;
 * `host` measures inside a real VS Code.
 */

import { basename, join } from "node:path";
import { buildAll, bundleForNode, filesEnding } from "../lib/bundle.mts";
import { dist } from "../lib/paths.mts";
import { bundleHostSuite, runHostSuite } from "../lib/hostSuite.mts";
import { endProcess, run } from "../lib/processes.mts";

const wanted = process.argv.slice(2);
const files = filesEnding("test/bench", ".bench.ts").filter((file) => wanted.length === 0 || wanted.some((name) => basename(file).startsWith(name)));
await buildAll({ production: true });
await bundleForNode(files, join(dist, "bench"), "esm");
let failed = 0;
for (const file of files) {
  const name = basename(file, ".ts");
  process.stdout.write(`\n── ${name}\n`);
  // --expose-gc: what a benchmark measures should not be another one's garbage.
  const { status } = await run(process.execPath, ["--enable-source-maps", "--expose-gc", join(dist, "bench", `${name}.mjs`)]);
  if (status !== 0) failed++;
}
if (wanted.length === 0 || wanted.includes("host")) {
  process.stdout.write("\n── in VS Code\n");
  await bundleHostSuite("test/bench/host");
  if ((await runHostSuite("default", { folder: "test/bench/host" })).failed > 0) failed++;
}
await endProcess(failed > 0 ? 1 : 0);
