/**
 * Installs a VS Code that runs without a desktop: the npm package `code-server` carries the whole of it, so the package
 * registry suffices where VS Code's own downloads cannot be reached.
 */

import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../setup/lock.mjs";
import { say } from "../setup/messages.mjs";
import { runNpm } from "../setup/npm.mjs";
import { withPackage } from "./npmPackage.mts";
import { root, vscodeCache } from "./paths.mts";

/** A release of code-server, the VS Code in it, and the digest of the package so that nothing else is ever run. */
interface Release {
  readonly version: string;
  readonly vscode: string;
  readonly integrity: string;
}

/** `current` is what users run; `lowest` is the minimum that `engines.vscode` promises. */
export const releases = {
  current: {
    version: "4.139.1",
    vscode: "1.139.1",
    integrity: "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
  },
  lowest: {
    version: "4.100.3",
    vscode: "1.100.3",
    integrity: "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==",
  },
} as const satisfies Record<string, Release>;

export type ReleaseName = keyof typeof releases;

/** The native modules worth compiling; each is optional for VS Code's server, which runs with less comfort without it. */
const NATIVE_MODULES = ["@vscode/spdlog", "@vscode/native-watchdog", "native-watchdog", "@parcel/watcher", "node-pty"];

const READY_FILE = "ready";
/** Another number makes every machine install anew. */
const INSTALL_STEPS = "2";

function isReady(home: string): boolean {
  const file = join(home, READY_FILE);
  return existsSync(file) && readFileSync(file, "utf8") === INSTALL_STEPS;
}

/** Installs the release unless it is there; returns the folder of VS Code's server. */
export async function installVscode(name: ReleaseName = "current"): Promise<string> {
  const release: Release = releases[name];
  const home = join(vscodeCache, `code-server-${release.version}`);
  if (isReady(home)) return home;
  return withLock(join(vscodeCache, `install-${release.version}.lock`), async () => {
    if (isReady(home)) return home;
    process.stderr.write(`${say("installingVscode", release.vscode)}\n`);
    try {
      await withPackage({ name: "code-server", ...release }, "package/lib/vscode", async (folder) => {
        await installParts(folder);
        rmSync(home, { recursive: true, force: true });
        renameSync(folder, home);
        writeFileSync(join(home, READY_FILE), INSTALL_STEPS);
      });
    } catch (error) {
      throw new Error(say("vscodeFailed", error instanceof Error ? error.message : String(error)));
    }
    return home;
  });
}

/** Not `npm ci`: the shrinkwrap inside the package is a little behind its package.json, which `ci` refuses. */
async function installParts(folder: string): Promise<void> {
  const installed = await runNpm(["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, quiet: true });
  if (installed.status !== 0) throw new Error(installed.output.trim());
  const present = NATIVE_MODULES.filter((name) => existsSync(join(folder, "node_modules", name)));
  const rebuilt = await runNpm(["rebuild", ...present, "--ignore-scripts=false"], { cwd: folder, quiet: true });
  const missing = present.filter((name) => !hasBinary(folder, name));
  await provideRipgrep(folder);
  provideTypescript(folder);
  if (missing.length > 0) process.stderr.write(`${say("vscodeNative", missing.join(", "))}\n${rebuilt.status === 0 ? "" : rebuilt.output.slice(-2000)}`);
}

/** Older releases download ripgrep when they are installed; without it VS Code finds no files. The same program comes as a package, too. */
const RIPGREP = "@vscode/ripgrep-universal";

async function provideRipgrep(folder: string): Promise<void> {
  const bin = join(folder, "node_modules", "@vscode", "ripgrep", "bin");
  const program = process.platform === "win32" ? "rg.exe" : "rg";
  if (!existsSync(join(bin, "..")) || existsSync(join(bin, program))) return;
  await runNpm(["install", "--no-save", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", `${RIPGREP}@1.18.0`], { cwd: folder, quiet: true });
  const source = join(folder, "node_modules", RIPGREP, "bin", `${process.platform}-${process.arch}`, program);
  if (!existsSync(source)) {
    process.stderr.write(`${say("vscodeNative", "ripgrep")}\n`);
    return;
  }
  mkdirSync(bin, { recursive: true });
  copyFileSync(source, join(bin, program));
  chmodSync(join(bin, program), 0o755);
}

/** The built-in HTML support needs TypeScript beside it, which the package leaves to an installation of its own; ours serves. */
function provideTypescript(folder: string): void {
  const place = join(folder, "extensions", "node_modules", "typescript");
  if (existsSync(place)) return;
  mkdirSync(join(place, ".."), { recursive: true });
  symlinkSync(join(root, "node_modules", "typescript"), place, "junction");
}

/** npm says “rebuilt” whether or not anything was built, so the result is looked at. */
function hasBinary(folder: string, name: string): boolean {
  const home = join(folder, "node_modules", name);
  const platform = `${process.platform}-${process.arch}`;
  const candidates = [
    join(home, "build", "Release"),
    join(home, "prebuilds", platform),
    ...readdirSync(join(home, "..")).filter((entry) => entry.startsWith(`watcher-${platform}`)).map((entry) => join(home, "..", entry)),
  ];
  return candidates.some((candidate) => existsSync(candidate) && readdirSync(candidate).some((file) => file.endsWith(".node")));
}
