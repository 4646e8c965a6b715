/** Knows the former states of sidecars that are kept on this machine, by date, and when they may go. */

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Sidecar } from "../../core/annotations/sidecar/sidecar";
import { writePieces } from "../../core/annotations/sidecar/writeSidecar";
import type { Logger } from "../../core/ports";
import { writeFileAtomic } from "../../platform/node/atomicFile";
import { pauseInSlices } from "./slices";
import type { Snapshot } from "./store";

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
/** Changes closer together than this share one state. */
const INTERVAL = 10 * 60_000;
/** And those that take something away. */
const INTERVAL_OF_LOSS = 60_000;

export class Snapshots {
  readonly #folder: string;
  readonly #days: () => number;
  readonly #logger: Logger;
  readonly #last = new Map<string, number>();

  /** `days`: how long states are kept; 0 keeps none. */
  constructor(folder: string, days: () => number, logger: Logger) {
    this.#folder = folder;
    this.#days = days;
    this.#logger = logger;
  }

  /**
   * Keeps a sidecar's state of now, unless one was kept a moment ago; before a `loss` that moment is shorter, and a state that
   * is `gone` is kept in any case. `copy` writes it to the path it is given. Never rejects: work goes on where no state can be kept.
   */
  async keep(sidecar: string, annotations: number, copy: (path: string) => Promise<void>, why: "change" | "loss" | "gone" = "change"): Promise<void> {
    try {
      await this.#keep(sidecar, annotations, copy, why);
    } catch (error) {
      this.#logger.warn(`No state of ${sidecar} could be kept: ${String(error)}`);
    }
  }

  async #keep(sidecar: string, annotations: number, copy: (path: string) => Promise<void>, why: "change" | "loss" | "gone"): Promise<void> {
    const now = Date.now();
    const interval = why === "gone" ? 0 : why === "loss" ? INTERVAL_OF_LOSS : INTERVAL;
    if (this.#days() <= 0 || now - (this.#last.get(sidecar) ?? 0) < interval) return;
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
    }, "gone");
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
    const states = (await readdir(folder)).flatMap(readName);
    for (const { id } of expired(states, now, this.#days())) await unlink(join(folder, `${id}.json`)).catch(() => undefined);
  }
}

/**
 * The states that may go: those older than `days`, and of what is older than a day all but the last of each hour, than a
 * week of each day. A day's work on a large article would else fill the disk.
 */
export function expired(states: readonly Snapshot[], now: number, days: number): Snapshot[] {
  const kept = new Set<string>();
  return states
    .toSorted((a, b) => b.time - a.time)
    .filter(({ time }) => {
      const age = now - time;
      if (age > days * DAY) return true;
      if (age < DAY) return false;
      const grain = age < 7 * DAY ? HOUR : DAY;
      const stretch = `${grain.toString()} ${Math.floor(time / grain).toString()}`;
      return kept.size === kept.add(stretch).size;
    });
}

function readName(name: string): Snapshot[] {
  const match = /^((\d{1,15})-(\d{1,9}))\.json$/u.exec(name);
  if (match === null) return [];
  return [{ id: match[1] ?? "", time: Number(match[2]), annotations: Number(match[3]) }];
}
