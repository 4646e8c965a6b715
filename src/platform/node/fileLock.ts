/** Knows how two programs take turns with one file, on one machine or a shared folder. */

import { link, open, readFile, rename, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The lock was held by somebody else all the time. */
export class LockedError extends Error {}

export interface LockOptions {
  /** How long to wait for one's turn, in milliseconds. */
  readonly patience?: number;
}

const PATIENCE = 10_000;
/** A turn takes milliseconds; a lock this old, in milliseconds, was left by a program that is gone. */
const STALE = 15_000;
const WAIT = 15;

/**
 * Does `work` while no other program does the same for this path. The lock is a small file beside it that only one
 * can create; one left behind by a crash is taken over. Rejects with {@link LockedError} when patience ends.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>, options: LockOptions = {}): Promise<Result> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = `${hostname()} ${process.pid.toString()} ${Math.random().toString(36).slice(2)}`;
  await acquire(lock, token, Date.now() + (options.patience ?? PATIENCE));
  try {
    return await work();
  } finally {
    await release(lock, token);
  }
}

async function acquire(lock: string, token: string, deadline: number): Promise<void> {
  for (;;) {
    try {
      const handle = await open(lock, "wx");
      try {
        await handle.writeFile(token);
      } finally {
        await handle.close();
      }
      return;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    if (await isAbandoned(lock)) await remove(lock);
    else if (Date.now() > deadline) throw new LockedError(`${basename(lock)} is held by another program.`);
    else await delay(WAIT + Math.random() * WAIT);
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    const [held, { mtimeMs }] = await Promise.all([readFile(lock, "utf8"), stat(lock)]);
    const [host, pid] = held.split(" ");
    if (host === hostname() && pid !== undefined && pid !== "") return !isRunning(Number(pid));
    return Date.now() - mtimeMs > STALE;
  } catch {
    return false;
  }
}

/** Renamed first, so that of two programs that find it abandoned only one removes it. */
async function remove(lock: string): Promise<void> {
  const aside = `${lock}.${process.pid.toString()}`;
  try {
    await rename(lock, aside);
    // Between the look and the rename somebody else may have taken it over: that one is alive and gets it back.
    if (await isAbandoned(aside)) await unlink(aside);
    else await link(aside, lock).then(() => unlink(aside));
  } catch {
    // Somebody else was first.
  }
}

async function release(lock: string, token: string): Promise<void> {
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
