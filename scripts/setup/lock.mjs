// @ts-check
/** A lock between processes on one machine that a killed holder cannot leave behind for ever. */

import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { say } from "./messages.mjs";

/** A holder shows every few seconds that it lives; process ids are used again, so the id alone proves nothing for ever. */
const HEARTBEAT_MS = 5_000;
const STALE_MS = 90_000;

/**
 * Whether a process with this id exists.
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Takes the lock if it is free or its holder is dead.
 * @param {string} file
 * @returns {boolean} whether this process now holds it
 */
export function tryLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return true;
    } catch {
      if (!isStale(file)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/** @param {string} file */
function isStale(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return !Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || Date.now() - statSync(file).mtimeMs > STALE_MS;
  } catch {
    return true;
  }
}

/**
 * Does `work` while holding the lock, waiting for another process to let go of it first.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  let told = false;
  while (!tryLock(file)) {
    if (!told) process.stderr.write(`${say("waitingForLock", file)}\n`);
    told = true;
    await delay(200);
  }
  const release = holdLock(file);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Keeps a lock that was taken with `tryLock` fresh until the returned function is called or this process ends.
 * @param {string} file
 * @returns {() => void}
 */
export function holdLock(file) {
  const timer = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // Someone cleared the cache: the lock is gone, and with it what it guarded.
    }
  }, HEARTBEAT_MS);
  timer.unref();
  const remove = () => {
    rmSync(file, { force: true });
  };
  process.once("exit", remove);
  return () => {
    clearInterval(timer);
    process.removeListener("exit", remove);
    remove();
  };
}
