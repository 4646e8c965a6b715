/** Knows how two programs take turns with one file, on one machine or a shared folder. */

import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, stat, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { shortened } from "./atomicFile";

/** The lock was held by somebody else all the time. */
export class LockedError extends Error {}

export interface LockOptions {
  /** How long to wait for one's turn, in milliseconds. */
  readonly patience?: number;
  /** How long a lock must stand unchanged to be taken for abandoned, in milliseconds. */
  readonly stale?: number;
}

/** Longer than a lock must stand unchanged to be taken for abandoned: else nobody would ever wait long enough. */
const PATIENCE = 20_000;
/** Whoever holds a lock touches it this often; one that stands unchanged for so long was left by a program that is gone. */
const HEARTBEAT = 3000;
const STALE = 12_000;
const WAIT = 15;
/** In bytes: the lock's own name is longer, and longer still while it is taken away. */
const LONGEST_NAME = 230;
/** What this process holds now: a lock of its own that is not among it was left by a former one with the same id. */
const held = new Set<string>();

/**
 * Does `work` while no other program does the same for this path. The lock is a small file beside it that only one
 * can create; one left behind by a crash is taken over. Rejects with {@link LockedError} when patience ends.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>, options: LockOptions = {}): Promise<Result> {
  const lock = join(dirname(path), `.${shortened(basename(path), LONGEST_NAME)}.lock`);
  const token = `${hostname()} ${process.pid.toString()} ${Math.random().toString(36).slice(2)}`;
  // Before it stands in the file, where others of this process look for it.
  held.add(token);
  await acquire(lock, token, options).catch((error: unknown) => {
    held.delete(token);
    throw error;
  });
  const beating = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(beating);
    await release(lock, token);
  }
}

async function acquire(lock: string, token: string, { patience = PATIENCE, stale = STALE }: LockOptions): Promise<void> {
  const deadline = performance.now() + patience;
  const watched = new WatchedLock(lock, stale);
  for (;;) {
    try {
      const handle = await open(lock, "wx");
      try {
        await handle.writeFile(token);
      } catch (error) {
        // The disk is full: a lock without a name would hinder whoever comes when it is not.
        await unlink(lock).catch(() => undefined);
        throw error;
      } finally {
        await handle.close();
      }
      return;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    const abandoned = await watched.look();
    if (abandoned !== undefined) await remove(lock, abandoned);
    else if (performance.now() > deadline) throw new LockedError(`${basename(lock)} is held by another program.`);
    else await delay(WAIT + Math.random() * WAIT);
  }
}

/**
 * A lock that somebody waits for. Process ids come again, the clocks of two machines differ: whether its holder lives is
 * told by the id only where that one is gone, else by whether the file changes while one looks.
 */
class WatchedLock {
  readonly #path: string;
  readonly #stale: number;
  #seen = "";
  #since = 0;

  constructor(path: string, stale: number) {
    this.#path = path;
    this.#stale = stale;
  }

  /** The token of a holder that is gone; `undefined` where it lives, or the lock is free. */
  async look(): Promise<string | undefined> {
    try {
      const [token, { mtimeMs }] = await Promise.all([readFile(this.#path, "utf8"), stat(this.#path)]);
      if (isOfGoneProcess(token)) return token;
      const state = `${token} ${mtimeMs.toString()}`;
      if (state !== this.#seen) {
        this.#seen = state;
        this.#since = performance.now();
      }
      return performance.now() - this.#since > this.#stale ? token : undefined;
    } catch {
      return undefined;
    }
  }
}

function isOfGoneProcess(token: string): boolean {
  const [host, pid = ""] = token.split(" ");
  if (host !== hostname() || pid === "") return false;
  return pid === process.pid.toString() ? !held.has(token) : !isRunning(Number(pid));
}

/** Renamed first, so that of two programs that find it abandoned only one removes it. */
async function remove(lock: string, abandoned: string): Promise<void> {
  const aside = `${lock}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(lock, aside);
    // Between the look and the rename somebody else may have taken it over: that one is alive and gets it back.
    if ((await readFile(aside, "utf8")) === abandoned) await unlink(aside);
    else await link(aside, lock).finally(() => unlink(aside));
  } catch {
    // Somebody else was first.
  }
}

async function release(lock: string, token: string): Promise<void> {
  held.delete(token);
  try {
    if ((await readFile(lock, "utf8")) === token) await unlink(lock);
  } catch {
    // Gone already: the folder was deleted, or the lock was taken for abandoned.
  }
}

export function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
