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
  if (lines[0] !== "**") throw new Error(".vscodeignore must begin by keeping everything out (**)");
  const kept = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const dropped = lines.slice(1).filter((line) => !line.startsWith("!"));
  return globSync(kept, { cwd: root, ignore: dropped, dot: true }).sort();
}

/** Copies the extension's files into an empty folder. */
export function copyPackagedFiles(target: string): void {
  rmSync(target, { recursive: true, force: true });
  for (const file of listPackagedFiles()) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}
