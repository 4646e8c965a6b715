/** Which files make up the extension as users install it: what `.vscodeignore` lets through. */

import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { root } from "./paths.mts";

/** Paths relative to the project's folder, sorted. Equal to what `vsce ls` prints, in a fraction of its time. */
export function listPackagedFiles(): string[] {
  const lines = readFileSync(join(root, ".vscodeignore"), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const [first, ...rest] = lines;
  if (first !== "**" || !rest.every((line) => line.startsWith("!"))) throw new Error(".vscodeignore must keep everything out (**) and then name what to keep (!…)");
  return globSync(rest.map((line) => line.slice(1)), { cwd: root, dot: true }).sort();
}

/** Copies the extension's files into an empty folder. */
export function copyPackagedFiles(target: string): void {
  rmSync(target, { recursive: true, force: true });
  for (const file of listPackagedFiles()) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}
