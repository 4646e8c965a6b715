/** Knows where the program's own files stand, installed or run from its sources. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the program's `package.json`, found from where this code runs (`dist/` or `src/cli/`). */
export function findRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "media"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** The version in `package.json`; `0.0.0` where that can't be read. */
export function readVersion(root: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  } catch {
    return "0.0.0";
  }
  return "0.0.0";
}
