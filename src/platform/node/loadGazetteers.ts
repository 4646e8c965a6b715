/** Knows where the built-in gazetteers lie, and reads them. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Gazetteer, type GazetteerText } from "../../core/entities/gazetteer/gazetteer";

/** The texts of all tables of a folder, in the order of their names; empty where the folder can't be read. */
export function readGazetteerTexts(folder: string): GazetteerText[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(".tsv"))
    .sort()
    .map((name) => ({ name: name.slice(0, -".tsv".length), text: readFileSync(join(folder, name), "utf8") }));
}

/** The folder of the built-in tables, seen from the built program (`dist/`). */
export function builtInGazetteerFolder(distFolder: string = __dirname): string {
  return join(distFolder, "..", "media", "gazetteers");
}

/** The built-in tables and, after them, `more`. */
export function loadGazetteer(folder: string = builtInGazetteerFolder(), more: readonly GazetteerText[] = []): Gazetteer {
  return Gazetteer.parse([...readGazetteerTexts(folder), ...more]);
}
