/** `npm run build`: bundles everything into dist/; `--production` minifies, `--watch` builds again on every change. */

import { chmodSync, existsSync, watch } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "../lib/bundle.mts";
import { dist, root } from "../lib/paths.mts";

const { values } = parseArgs({ options: { production: { type: "boolean", default: false }, watch: { type: "boolean", default: false } } });

async function buildOnce(): Promise<void> {
  await buildAll({ production: values.production });
  if (existsSync(join(dist, "cli.js"))) chmodSync(join(dist, "cli.js"), 0o755);
}

try {
  await buildOnce();
} catch (error) {
  // esbuild has shown what is wrong already.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (!values.watch) process.exit(1);
}
if (values.watch) {
  let pending: NodeJS.Timeout | undefined;
  watch(join(root, "src"), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      void buildOnce().catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      });
    }, 100);
  });
}
