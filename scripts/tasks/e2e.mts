/** `npm run test:e2e`: end-to-end tests in a browser; arguments go to Playwright (`-- smoke`, `-- -g "annotate"`, `-- --headed`). */

import { buildAll } from "../lib/bundle.mts";
import { endProcess } from "../lib/processes.mts";
import { closingLine } from "../lib/results.mts";
import { runEndToEndTests } from "../lib/stages.mts";

await buildAll({ production: false });
const counts = await runEndToEndTests(process.argv.slice(2));
process.stdout.write(`${closingLine(counts)}\n`);
await endProcess(counts.failed > 0 ? 1 : 0);
