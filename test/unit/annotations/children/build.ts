/** Knows how a program that tests run, and kill, is made of its source. */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles `children/<name>.ts` into an ES module at `outfile`. */
export async function buildChild(name: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    // @vscode/l10n is CommonJS.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}
