/** `npm run package`: builds for production, writes the third-party notices and packs everything into one .vsix. */

import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createVSIX, listFiles } from "@vscode/vsce";
import { buildAll } from "../lib/bundle.mts";
import { writeNotices } from "../lib/notices.mts";
import { listPackagedFiles } from "../lib/packagedFiles.mts";
import { root } from "../lib/paths.mts";
import { endProcess } from "../lib/processes.mts";

const LIMIT_BYTES = 6 * 1024 * 1024;

const metafile = await buildAll({ production: true });
writeFileSync(join(root, "THIRD-PARTY-NOTICES.txt"), writeNotices(metafile));
removeStaleOutputs(Object.keys(metafile.outputs));

const expected = listPackagedFiles();
const listed = (await listFiles({ cwd: root })).map((file) => file.replaceAll("\\", "/")).sort();
const different = [...expected.filter((file) => !listed.includes(file)), ...listed.filter((file) => !expected.includes(file))];
if (different.length > 0) throw new Error(`.vscodeignore is read differently by vsce: ${different.join(", ")}`);
for (const needed of ["dist/extension.js", "dist/l10n/bundle.l10n.zh-cn.json", "node_modules/nodejieba/build/Release/nodejieba.node"]) {
  if (!listed.includes(needed)) throw new Error(`${needed} is missing from the package`);
}

const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<"name" | "version", string>;
const packagePath = join(root, `${name}-${version}.vsix`);
await createVSIX({ cwd: root, packagePath, allowMissingRepository: true, rewriteRelativeLinks: false, skipLicense: true });
const { size } = statSync(packagePath);
process.stdout.write(`${relative(root, packagePath)}: ${String(listed.length)} files, ${(size / 1024 / 1024).toFixed(2)} MiB\n`);
if (size > LIMIT_BYTES) throw new Error(`The package is larger than ${String(LIMIT_BYTES)} bytes`);
await endProcess(0);

/** What an earlier build left in dist/ must not be packed. */
function removeStaleOutputs(outputs: readonly string[]): void {
  for (const folder of ["dist", "dist/webview"]) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isFile() && !outputs.includes(file)) rmSync(join(root, file));
    }
  }
}
