/**
 * Puts extensions into a VS Code's extensions folder as an install from a package would, without the seconds that making and
 * unpacking one takes. They are copies: uninstalling one in VS Code deletes the copy and never the project's own files.
 */

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyPackagedFiles } from "./packagedFiles.mts";
import { root } from "./paths.mts";

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
}

/** An entry of VS Code's own list of what is installed. */
interface InstalledEntry {
  readonly identifier: { readonly id: string };
  readonly [key: string]: unknown;
}

/** Installs the built extension into `extensionsDir`, beside whatever else is installed there. */
export function installExtension(extensionsDir: string): void {
  install(extensionsDir, readManifest(root), copyPackagedFiles);
}

/** Installs an extension as its folder holds it: one that a test needs beside ours. */
export function installFolder(extensionsDir: string, folder: string): void {
  install(extensionsDir, readManifest(folder), (target) => {
    cpSync(folder, target, { recursive: true });
  });
}

interface Localization {
  readonly languageId: string;
  readonly localizedLanguageName: string;
  readonly translations: readonly { readonly id: string; readonly path: string }[];
}

/**
 * Installs a prepared language pack and tells VS Code's server, which looks for languages before it looks at extensions.
 * The first time `locale` becomes the display language; without it the browser's language decides (and always the user's own choice).
 */
export function installLanguagePack(pack: string, extensionsDir: string, userDataDir: string, locale?: string): void {
  const manifest = readManifest(pack) as Manifest & { readonly contributes: { readonly localizations: readonly Localization[] } };
  const { id, location } = install(extensionsDir, manifest, (target) => {
    cpSync(pack, target, { recursive: true });
  });
  const languages = manifest.contributes.localizations.map(({ languageId, localizedLanguageName, translations }) => [
    languageId,
    {
      hash: `${id}-${manifest.version}`,
      label: localizedLanguageName,
      extensions: [{ extensionIdentifier: { id }, version: manifest.version }],
      translations: Object.fromEntries(translations.map((one) => [one.id, join(location, one.path)])),
    },
  ]);
  mkdirSync(userDataDir, { recursive: true });
  writeFileSync(join(userDataDir, "languagepacks.json"), JSON.stringify(Object.fromEntries(languages)));
  // Where this file is missing, the server takes English and does not look at what the browser asks for.
  const choice = join(userDataDir, "User", "argv.json");
  if (existsSync(choice)) return;
  mkdirSync(join(userDataDir, "User"), { recursive: true });
  writeFileSync(choice, JSON.stringify({ locale }));
}

function install(extensionsDir: string, { name, publisher, version }: Manifest, fill: (target: string) => void): { id: string; location: string } {
  const id = `${publisher}.${name}`.toLowerCase();
  const folder = `${id}-${version}`;
  const location = join(extensionsDir, folder);
  mkdirSync(extensionsDir, { recursive: true });
  for (const entry of readdirSync(extensionsDir)) {
    if (entry.startsWith(`${id}-`)) rmSync(join(extensionsDir, entry), { recursive: true, force: true });
  }
  // VS Code notes here what it still has to delete; our folder may stand in it from an earlier uninstall.
  rmSync(join(extensionsDir, ".obsolete"), { force: true });
  fill(location);
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
  return { id, location };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function readInstalled(list: string): readonly InstalledEntry[] {
  try {
    return JSON.parse(readFileSync(list, "utf8")) as InstalledEntry[];
  } catch {
    return [];
  }
}
