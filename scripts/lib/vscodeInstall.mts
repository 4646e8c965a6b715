/**
 * Installs a VS Code that runs without a desktop: the npm package `code-server` carries the whole of it, so the package
 * registry suffices where VS Code's own downloads cannot be reached.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, withLock } from "../setup/lock.mjs";
import { say } from "../setup/messages.mjs";
import { runNpm } from "../setup/npm.mjs";
import { vscodeCache } from "./paths.mts";
import { run } from "./processes.mts";

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

/** Installs the release unless it is there; returns the folder of VS Code's server. */
export async function installVscode(name: ReleaseName = "current"): Promise<string> {
  const release: Release = releases[name];
  const home = join(vscodeCache, `code-server-${release.version}`);
  if (existsSync(join(home, "ready"))) return home;
  return withLock(join(vscodeCache, `install-${release.version}.lock`), async () => {
    if (existsSync(join(home, "ready"))) return home;
    removeLeftovers();
    process.stderr.write(`${say("installingVscode", release.vscode)}\n`);
    const work = join(vscodeCache, `tmp-${String(process.pid)}-${release.version}`);
    mkdirSync(work, { recursive: true });
    try {
      await fetchRelease(release, work);
      await installParts(join(work, "package", "lib", "vscode"));
      rmSync(home, { recursive: true, force: true });
      renameSync(join(work, "package", "lib", "vscode"), home);
      writeFileSync(join(home, "ready"), "");
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return home;
  });
}

/** Folders of installs that were killed half-way. */
function removeLeftovers(): void {
  for (const entry of readdirSync(vscodeCache)) {
    const pid = /^tmp-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(vscodeCache, entry), { recursive: true, force: true });
  }
}

async function fetchRelease(release: Release, work: string): Promise<void> {
  const packed = await runNpm(["pack", `code-server@${release.version}`, "--silent", "--pack-destination", "."], { cwd: work, quiet: true });
  const archive = join(work, `code-server-${release.version}.tgz`);
  if (packed.status !== 0 || !existsSync(archive)) throw new Error(say("vscodeFailed", packed.output.trim()));
  const digest = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (digest !== release.integrity) throw new Error(say("vscodeFailed", `code-server-${release.version}.tgz: ${digest} ≠ ${release.integrity}`));
  const unpacked = await run("tar", ["-xzf", `code-server-${release.version}.tgz`, "package/lib/vscode"], { cwd: work, quiet: true });
  if (unpacked.status !== 0) throw new Error(say("vscodeFailed", unpacked.output.trim()));
  rmSync(archive);
}

/** Not `npm ci`: the shrinkwrap inside the package is a little behind its package.json, which `ci` refuses. */
async function installParts(folder: string): Promise<void> {
  const installed = await runNpm(["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, quiet: true });
  if (installed.status !== 0) throw new Error(say("vscodeFailed", installed.output.trim()));
  const present = NATIVE_MODULES.filter((name) => existsSync(join(folder, "node_modules", name)));
  const rebuilt = await runNpm(["rebuild", ...present, "--ignore-scripts=false"], { cwd: folder, quiet: true });
  const missing = present.filter((name) => !hasBinary(folder, name));
  if (missing.length > 0) process.stderr.write(`${say("vscodeNative", missing.join(", "))}\n${rebuilt.status === 0 ? "" : rebuilt.output.slice(-2000)}`);
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
