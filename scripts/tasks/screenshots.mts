/** `npm run screenshots`: takes the README's pictures from the running program into media/screenshots/. */

import { buildAll } from "../lib/bundle.mts";
import { endProcess } from "../lib/processes.mts";
import { runEndToEndTests } from "../lib/stages.mts";

await buildAll({ production: false });
const counts = await runEndToEndTests(process.argv.slice(2), "screenshots");
await endProcess(counts.failed > 0 ? 1 : 0);
