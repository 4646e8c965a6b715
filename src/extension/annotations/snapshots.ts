/** Knows the former states of sidecars that are kept on this machine, by date, and when they may go. */

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../platform/node/atomicFile";
import type { Sidecar } from "../../core/annotations/sidecar";
import { writePieces } from "../../core/annotations/writeSidecar";
import { pauseInSlices } from "./slices";
import type { Snapshot } from "./store";

const DAY = 24 * 60 * 60_000;
/** Changes closer together than this share one state. */
const INTERVAL = 10 * 60_000;

export class Snapshots {
  readonly #folder: string;
  readonly #days: () => number;
  readonly #last = new Map<string, number>();

  /** `days`: how long states are kept; 0 keeps none. */
  constructor(folder: string, days: () => number) {
    this.#folder = folder;
    this.#days = days;
  }

  /**
   * Keeps a sidecar's state of now, unless one was kept a moment ago; `force` keeps it all the same.
   * `copy` writes it to the path it is given.
   */
  async keep(sidecar: string, annotations: number, copy: (path: string) => Promise<void>, force = false): Promise<void> {
    const now = Date.now();
    if (this.#days() <= 0 || (!force && now - (this.#last.get(sidecar) ?? 0) < INTERVAL)) return;
    this.#last.set(sidecar, now);
    const folder = this.#folderOf(sidecar);
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(join(folder, "sidecar.txt"), [`${sidecar}\n`]);
    const path = join(folder, `${now.toString()}-${annotations.toString()}.json`);
    await copy(`${path}.part`);
    await rename(`${path}.part`, path);
    await this.#prune(folder, now);
  }

  /** Keeps a state that is not on the disk (any more), whenever the last one was kept. */
  async keepSidecar(sidecar: string, state: Sidecar): Promise<void> {
    await this.keep(sidecar, state.annotations.length, async (path) => {
      await writeFileAtomic(path, writePieces(state), { pause: pauseInSlices() });
    }, true);
  }

  /** Newest first. */
  async list(sidecar: string): Promise<Snapshot[]> {
    const names = await readdir(this.#folderOf(sidecar)).catch(() => []);
    return names.flatMap(readName).sort((a, b) => b.time - a.time);
  }

  async read(sidecar: string, id: string): Promise<string> {
    const known = (await this.list(sidecar)).some((snapshot) => snapshot.id === id);
    if (!known) throw new Error(`There is no state "${id}".`);
    return readFile(join(this.#folderOf(sidecar), `${id}.json`), "utf8");
  }

  #folderOf(sidecar: string): string {
    return join(this.#folder, createHash("sha256").update(sidecar).digest("hex").slice(0, 32));
  }

  async #prune(folder: string, now: number): Promise<void> {
    const oldest = now - this.#days() * DAY;
    for (const { id, time } of (await readdir(folder)).flatMap(readName)) {
      if (time < oldest) await unlink(join(folder, `${id}.json`)).catch(() => undefined);
    }
  }
}

function readName(name: string): Snapshot[] {
  const match = /^((\d{1,15})-(\d{1,9}))\.json$/u.exec(name);
  if (match === null) return [];
  return [{ id: match[1] ?? "", time: Number(match[2]), annotations: Number(match[3]) }];
}
