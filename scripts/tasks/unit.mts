/** `npm run test:unit`: unit and property tests; arguments go to vitest (`-- test/unit/article`, `-- -t "name"`). */

import { endProcess } from "../lib/processes.mts";
import { closingLine } from "../lib/results.mts";
import { runUnitTests } from "../lib/stages.mts";

const counts = await runUnitTests(process.argv.slice(2));
process.stdout.write(`${closingLine(counts)}\n`);
await endProcess(counts.failed > 0 ? 1 : 0);
