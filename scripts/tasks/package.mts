/** `npm run package`: makes the one .vsix that users install. */

import { relative } from "node:path";
import { BuildError } from "../lib/bundle.mts";
import { makePackage } from "../lib/makePackage.mts";
import { root } from "../lib/paths.mts";
import { endProcess } from "../lib/processes.mts";

try {
  const { file, bytes, fileCount } = await makePackage();
  process.stdout.write(`${relative(root, file)}: ${String(fileCount)} files, ${(bytes / 1e6).toFixed(2)} MB\n`);
} catch (error) {
  process.stderr.write(`${error instanceof BuildError ? error.message : String(error)}\n`);
  await endProcess(1);
}
await endProcess(0);
