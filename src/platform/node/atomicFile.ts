/** Knows how to replace a file so that at every instant either the old or the new content stands there, whole. */

import { randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { type FileHandle, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface AtomicWriteOptions {
  /** Waits a moment after each piece, so that a long file does not hold the thread. */
  readonly pause?: () => Promise<void>;
}

/**
 * Writes a file through a temporary one in the same folder: write, flush to the disk, rename, flush the folder.
 * A link is replaced by a file, never written through, so that nothing outside the folder can be changed. The
 * permissions of the file that is replaced are kept. Rejects with the system's error; the old content then still stands.
 * Resolves to what the system says of the very file that was written, whatever another program has put in its place since.
 */
export async function writeFileAtomic(path: string, pieces: Iterable<string>, options: AtomicWriteOptions = {}): Promise<Stats> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(path));
  const mode = await modeOf(path);
  const handle = await open(temporary, "wx", mode ?? DEFAULT_MODE);
  // One for all pieces: hundreds of them would have to be collected while somebody types.
  const bytes = new Uint8Array(PIECE_BYTES);
  let written: Stats;
  try {
    try {
      // What a new file may not have, by the system's mask, the old one may: a folder that a group shares.
      if (mode !== undefined) await handle.chmod(mode).catch(() => undefined);
      for (const piece of pieces) {
        await writeText(handle, piece, bytes);
        await options.pause?.();
      }
      await handle.sync();
      written = await handle.stat();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  return written;
}

const PIECE_BYTES = 1 << 17;
const encoder = new TextEncoder();

async function writeText(handle: FileHandle, text: string, bytes: Uint8Array): Promise<void> {
  for (let rest = text; rest !== ""; ) {
    const { read, written } = encoder.encodeInto(rest, bytes);
    await writeAll(handle, bytes.subarray(0, written));
    rest = rest.slice(read);
  }
}

/** A disk that is nearly full takes a part and says so without an error; only the next write fails. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
}

/** Removes temporary files that a killed program has left beside a file, once they are too old to be in use. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const prefix = `.${shortened(basename(path), LONGEST_NAME)}.`;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix) || !leftover.test(name.slice(prefix.length))) continue;
    const old = join(folder, name);
    const age = await stat(old).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > LEFT_BEHIND) await unlink(old).catch(() => undefined);
  }
}

const leftover = /^[0-9a-f]{8}\.tmp$/u;
/** In milliseconds. */
const LEFT_BEHIND = 10 * 60_000;

/** Begins with a dot, so that no watcher for sidecars takes it for one; short, since names end at 255 bytes. */
function temporaryName(path: string): string {
  return `.${shortened(basename(path), LONGEST_NAME)}.${randomUUID().slice(0, 8)}.tmp`;
}

const LONGEST_NAME = 180;

/** A name's beginning, of so many bytes at most: file systems end names at 255, which are 85 Chinese characters. */
export function shortened(name: string, bytes: number): string {
  let short = name;
  while (Buffer.byteLength(short) > bytes) short = Array.from(short).slice(0, -1).join("");
  return short;
}

const DEFAULT_MODE = 0o666;

/** `undefined` where there is no such file. */
async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch {
    return undefined;
  }
}

/** Makes the rename itself last through a power loss; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // Some network file systems can't flush a folder; the file itself is on the disk.
  } finally {
    await handle?.close();
  }
}
