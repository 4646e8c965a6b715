/** Where things lie in the project's folder. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Everything that can be made again and may be deleted at any time, except the settings of `npm start`. */
export const cache = join(root, ".cache");
/** The copies of VS Code, in the folder that @vscode/test-electron uses too. */
export const vscodeCache = join(root, ".vscode-test");
export const dist = join(root, "dist");
export const samples = join(root, "samples");
export const testResults = join(root, "test-results");

export function bin(name: string): string {
  return join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
}
