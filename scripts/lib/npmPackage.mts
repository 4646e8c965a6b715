/** Fetches a package from the registry as an archive, sees that it is the very one that was chosen, and unpacks what is wanted of it. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../setup/lock.mjs";
import { runNpm } from "../setup/npm.mjs";
import { vscodeCache } from "./paths.mts";
import { run } from "./processes.mts";

export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-…` of the archive, as lock files write it. */
  readonly integrity: string;
}

/**
 * Unpacks the part of a package that lies under `part` ("package/…") into a fresh working folder, gives that to `use`, and removes it.
 * @throws Error with npm's or tar's own message
 */
export async function withPackage<T>(wanted: PinnedPackage, part: string, use: (folder: string) => Promise<T> | T): Promise<T> {
  mkdirSync(vscodeCache, { recursive: true });
  removeLeftovers();
  const work = join(vscodeCache, `tmp-${String(process.pid)}-${wanted.version}`);
  mkdirSync(work, { recursive: true });
  try {
    const archive = await fetchArchive(wanted, work);
    // A bare name: tar takes a colon in a path for a host.
    const unpacked = await run("tar", ["-xzf", archive, part], { cwd: work, quiet: true });
    if (unpacked.status !== 0) throw new Error(unpacked.output.trim());
    rmSync(join(work, archive));
    return await use(join(work, part));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchArchive({ name, version, integrity }: PinnedPackage, work: string): Promise<string> {
  const packed = await runNpm(["pack", `${name}@${version}`, "--silent", "--pack-destination", "."], { cwd: work, quiet: true });
  const archive = readdirSync(work).find((file) => file.endsWith(".tgz"));
  if (packed.status !== 0 || archive === undefined) throw new Error(packed.output.trim());
  const digest = `sha512-${createHash("sha512").update(readFileSync(join(work, archive))).digest("base64")}`;
  if (digest !== integrity) throw new Error(`${name}@${version}: ${digest} ≠ ${integrity}`);
  return archive;
}

/** Working folders of runs that were killed half-way. */
function removeLeftovers(): void {
  for (const entry of readdirSync(vscodeCache)) {
    const pid = /^tmp-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(vscodeCache, entry), { recursive: true, force: true });
  }
}
