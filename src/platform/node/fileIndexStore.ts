/** Knows how the folder index lies on disk: an append-only log of records, and a snapshot of addresses beside it. */

import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Address, IndexStore } from "../../core/folderIndex/indexStore";

/** Records are lines of UTF-8; an address covers the line and its line feed. */
export class FileIndexStore implements IndexStore {
  readonly #folder: string;
  #log: Promise<FileHandle> | undefined;
  #end = 0;
  /** Settles when the last record has been written: each begins where the one before ends. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(record: string): Promise<Address> {
    const address = this.#written.then(() => this.#write(Buffer.from(`${escapeSeparators(record)}\n`, "utf8")));
    this.#written = address.catch(() => undefined);
    return address;
  }

  /** All of it, or nothing: half a record on a full disk would shift every later one. */
  async #write(bytes: Buffer): Promise<Address> {
    const log = await this.#open();
    const offset = this.#end;
    try {
      for (let written = 0; written < bytes.length; ) written += (await log.write(bytes, written, bytes.length - written)).bytesWritten;
    } catch (error) {
      await log.truncate(offset).catch(() => undefined);
      throw error;
    }
    this.#end = offset + bytes.length;
    return { offset, length: bytes.length };
  }

  async read({ offset, length }: Address): Promise<string> {
    const log = await this.#open();
    const { buffer, bytesRead } = await log.read(Buffer.alloc(length), 0, length, offset);
    return buffer.toString("utf8", 0, bytesRead);
  }

  async *readFrom(offset: number): AsyncGenerator<{ record: string; address: Address }> {
    const log = await this.#open();
    // A log shorter than its snapshot says was replaced without one.
    if (offset > this.#end) throw new RangeError(`The index log ends at ${this.#end.toString()}, before ${offset.toString()}.`);
    let position = offset;
    const lines = createInterface({ input: createReadStream(this.#logPath, { start: offset, encoding: "utf8" }), crlfDelay: Infinity });
    for await (const record of lines) {
      const length = Buffer.byteLength(record, "utf8") + 1;
      // A last line without its line feed was cut off by a crash.
      if (position + length > this.#end) break;
      yield { record, address: { offset: position, length } };
      position += length;
    }
    await log.truncate(position);
    this.#end = position;
  }

  async rewrite(addresses: readonly Address[]): Promise<Address[]> {
    const next = `${this.#logPath}.new`;
    const target = await open(next, "w");
    const moved: Address[] = [];
    let offset = 0;
    try {
      for (const address of addresses) {
        const bytes = Buffer.from(await this.read(address), "utf8");
        await target.write(bytes, 0, bytes.length, offset);
        moved.push({ offset, length: bytes.length });
        offset += bytes.length;
      }
    } finally {
      await target.close();
    }
    await this.#close();
    await rename(next, this.#logPath);
    return moved;
  }

  async saveSnapshot(header: string, postings: BigUint64Array): Promise<void> {
    const head = Buffer.from(header, "utf8");
    const size = Buffer.alloc(8);
    size.writeUInt32LE(head.length, 0);
    const padding = Buffer.alloc((8 - (head.length % 8)) % 8);
    const next = `${this.#snapshotPath}.new`;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(next, Buffer.concat([size, head, padding, Buffer.from(postings.buffer, postings.byteOffset, postings.byteLength)]));
    await rename(next, this.#snapshotPath);
  }

  async loadSnapshot(): Promise<{ header: string; postings: BigUint64Array } | undefined> {
    try {
      const bytes = await readFile(this.#snapshotPath);
      const length = bytes.readUInt32LE(0);
      const start = 8 + Math.ceil(length / 8) * 8;
      const postings = new BigUint64Array(bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length));
      return { header: bytes.toString("utf8", 8, 8 + length), postings };
    } catch {
      return undefined;
    }
  }

  async clear(): Promise<void> {
    await this.#close();
    await rm(this.#folder, { recursive: true, force: true });
    this.#end = 0;
  }

  async close(): Promise<void> {
    await this.#close();
  }

  get #logPath(): string {
    return join(this.#folder, "articles.jsonl");
  }

  get #snapshotPath(): string {
    return join(this.#folder, "snapshot.bin");
  }

  #open(): Promise<FileHandle> {
    this.#log ??= this.#openLog().catch((error: unknown) => {
      this.#log = undefined;
      throw error;
    });
    return this.#log;
  }

  async #openLog(): Promise<FileHandle> {
    await mkdir(this.#folder, { recursive: true });
    const log = await open(this.#logPath, "a+");
    this.#end = (await log.stat()).size;
    return log;
  }

  async #close(): Promise<void> {
    const log = this.#log;
    this.#log = undefined;
    await (await log?.catch(() => undefined))?.close();
  }
}

/** Line readers take U+2028 and U+2029 for line ends; in JSON they can be written as escapes. */
function escapeSeparators(json: string): string {
  return json.replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}
