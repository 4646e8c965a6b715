/**
 * `npm run test:host`: the suite inside a real VS Code. `--mode default|restricted|chinese|lowest|all` (default: default),
 * `--vscode lowest` (the same as `--mode lowest`), `--grep PATTERN` picks tests by name, `--built` takes what was built before.
 */

import { parseArgs } from "node:util";
import { buildAll } from "../lib/bundle.mts";
import { bundleHostSuite, hostModes, runHostSuite } from "../lib/hostSuite.mts";
import { endProcess } from "../lib/processes.mts";
import { add, closingLine, failureLines, nothing } from "../lib/results.mts";

const { values } = parseArgs({
  options: { mode: { type: "string", default: "default" }, vscode: { type: "string" }, grep: { type: "string", default: "" }, built: { type: "boolean", default: false } },
});
const wanted = values.vscode === "lowest" ? "lowest" : values.mode;
const modes = wanted === "all" ? hostModes : hostModes.filter((mode) => mode === wanted);
if (modes.length === 0) throw new Error(`--mode: ${hostModes.join(", ")} or all, not ${wanted}`);

if (!values.built) {
  await buildAll({ production: false });
  await bundleHostSuite();
}
let total = nothing;
for (const mode of modes) {
  process.stdout.write(`\n── VS Code (${mode})\n`);
  total = add(total, await runHostSuite(mode, { grep: values.grep }));
}
process.stdout.write(`${failureLines(total)}${closingLine(total)}\n`);
await endProcess(total.failed > 0 ? 1 : 0);
