/**
 * Puts the extension into a VS Code's extensions folder as an install from its package would, without the seconds that making and
 * unpacking one takes. It is a copy: uninstalling it in VS Code deletes that copy and never the project's own files.
 */

import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyPackagedFiles } from "./packagedFiles.mts";
import { root } from "./paths.mts";

/** An entry of VS Code's own list of what is installed. */
interface InstalledEntry {
  readonly identifier: { readonly id: string };
  readonly [key: string]: unknown;
}

/** Installs the built extension into `extensionsDir`, beside whatever else is installed there. */
export function installExtension(extensionsDir: string): void {
  const { name, publisher, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<"name" | "publisher" | "version", string>;
  const id = `${publisher}.${name}`;
  const folder = `${id}-${version}`;
  mkdirSync(extensionsDir, { recursive: true });
  for (const entry of readdirSync(extensionsDir)) {
    if (entry.startsWith(`${id}-`)) rmSync(join(extensionsDir, entry), { recursive: true, force: true });
  }
  // VS Code notes here what it still has to delete; our folder may stand in it from an earlier uninstall.
  rmSync(join(extensionsDir, ".obsolete"), { force: true });
  const location = join(extensionsDir, folder);
  copyPackagedFiles(location);
  const list = join(extensionsDir, "extensions.json");
  const others = readInstalled(list).filter((entry) => entry.identifier.id.toLowerCase() !== id);
  const own: InstalledEntry = {
    identifier: { id },
    version,
    location: { $mid: 1, path: pathToFileURL(location).pathname.split("/").map(decodeURIComponent).join("/"), scheme: "file" },
    relativeLocation: folder,
    metadata: { isApplicationScoped: false, isMachineScoped: false, isBuiltin: false, installedTimestamp: Date.now(), pinned: true, source: "vsix" },
  };
  writeFileSync(`${list}.tmp`, JSON.stringify([...others, own]));
  renameSync(`${list}.tmp`, list);
}

function readInstalled(list: string): readonly InstalledEntry[] {
  try {
    return JSON.parse(readFileSync(list, "utf8")) as InstalledEntry[];
  } catch {
    return [];
  }
}
