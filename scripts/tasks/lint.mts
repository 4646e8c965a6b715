/** `npm run lint`: types, lint rules, import rules and translations. `-- --fix` lets ESLint mend what it can first. */

import { parseArgs } from "node:util";
import { bin } from "../lib/paths.mts";
import { endProcess, run } from "../lib/processes.mts";
import { closingLine } from "../lib/results.mts";
import { runQuietly } from "../lib/runQuietly.mts";
import { staticStages } from "../lib/stages.mts";

const { values } = parseArgs({ options: { fix: { type: "boolean", default: false } } });
if (values.fix) await run(bin("eslint"), [".", "--fix", "--quiet"], { quiet: true });
const counts = await runQuietly(staticStages);
process.stdout.write(`${closingLine(counts)}\n`);
await endProcess(counts.failed > 0 ? 1 : 0);
