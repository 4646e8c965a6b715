/** Knows the work that is not in a sidecar yet: each change goes to a file of its own at once, and is found after a crash. */

import { createHash, randomUUID } from "node:crypto";
import { appendFile, mkdir, readFile, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import type { Annotation } from "../../core/annotations/annotation";
import { isObject } from "../../core/annotations/sidecar/json";
import { mergeInSteps } from "../../core/annotations/merge/merge";
import type { Sidecar } from "../../core/annotations/sidecar/sidecar";
import { checkAnnotation } from "../../core/annotations/sidecar/validate";
import type { Steps } from "../../core/text/steps";
import { isRunning } from "../../platform/node/fileLock";
import { TaskQueue } from "./taskQueue";

/** One annotation's state before and after a change; `undefined` where it was not there. */
export interface JournalEntry {
  readonly id: string;
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** A journal's entry; `text` is the hash of the text that its positions are of. */
export type StoredEntry = JournalEntry & { readonly text: string };

/** The journals that this process writes. A file of this process that none of them wrote is one that was given up. */
const open = new Set<string>();
/**
 * A program that still has unsaved work tries to save it every minute and touches its journal each time. Process ids are
 * given again, after a restart of a container nearly always to the same program: they alone would hold work back for ever.
 */
const ABANDONED = 10 * 60_000;

/** Of one sidecar. Files take turns: while one state is being saved, later changes go to the next. */
export class Journal {
  readonly #folder: string;
  readonly #stem: string;
  /** Tells this journal's files from those of all others, of this process too. */
  readonly #token = randomUUID().slice(0, 13);
  #turn = 0;
  readonly #written = new Set<number>();
  readonly #queue = new TaskQueue();

  /** `folder` is private to this machine; `sidecar` is the sidecar's uri. */
  constructor(folder: string, sidecar: string) {
    this.#folder = folder;
    this.#stem = createHash("sha256").update(sidecar).digest("hex").slice(0, 32);
    open.add(this.#token);
  }

  /** `textHash`: which text the positions are of. Resolves when the change is in the file. */
  async append(entries: readonly JournalEntry[], textHash: string): Promise<void> {
    if (entries.length === 0) return;
    const lines = entries.map((entry) => `${JSON.stringify({ ...entry, text: textHash })}\n`).join("");
    const turn = this.#turn;
    this.#written.add(turn);
    await this.#queue.add(async () => {
      await mkdir(this.#folder, { recursive: true });
      await appendFile(this.#path(turn), lines);
    });
  }

  /** Begins another file; the function that is returned removes what was written until now, once that is saved. */
  rotate(): () => Promise<void> {
    const last = this.#turn++;
    return () =>
      this.#queue.add(async () => {
        for (const turn of this.#written) {
          if (turn > last) continue;
          await rm(this.#path(turn), { force: true });
          this.#written.delete(turn);
        }
      });
  }

  /** Says that the work in it is not given up: it could not be saved and will be tried again. */
  touch(): Promise<void> {
    return this.#queue.add(async () => {
      const now = new Date();
      for (const turn of this.#written) await utimes(this.#path(turn), now, now).catch(() => undefined);
    });
  }

  /** Leaves what is in it to whoever opens the sidecar next, in this process or another. */
  close(): void {
    open.delete(this.#token);
  }

  /**
   * What journals that were given up have left, oldest first. Their files become this journal's own, so that of several
   * windows only one gets them, and go when what it has is saved.
   */
  async recover(): Promise<readonly StoredEntry[]> {
    const entries: StoredEntry[] = [];
    for (const name of await this.#listLeftBehind()) {
      const turn = this.#turn++;
      try {
        await rename(join(this.#folder, name), this.#path(turn));
      } catch {
        continue; // Another window was first.
      }
      this.#written.add(turn);
      entries.push(...readEntries(await readFile(this.#path(turn), "utf8")));
    }
    return entries;
  }

  #path(turn: number): string {
    return join(this.#folder, `${this.#stem}.${process.pid.toString()}.${this.#token}.${turn.toString()}.jsonl`);
  }

  async #listLeftBehind(): Promise<string[]> {
    const found: { readonly name: string; readonly time: number; readonly turn: number }[] = [];
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const [stem, pid, token, turn] = name.split(".");
      if (stem !== this.#stem || token === undefined || !name.endsWith(".jsonl") || open.has(token)) continue;
      const time = await stat(join(this.#folder, name)).then(({ mtimeMs }) => mtimeMs, () => undefined);
      if (time !== undefined && isGivenUp(Number(pid), time)) found.push({ name, time, turn: Number(turn) });
    }
    return found.sort((a, b) => a.time - b.time || a.turn - b.turn).map(({ name }) => name);
  }
}

/** `pid` wrote a file that is no open journal of this process, at `time` last. */
function isGivenUp(pid: number, time: number): boolean {
  const now = Date.now();
  return pid === process.pid || !isRunning(pid) || time < now - uptime() * 1000 || time < now - ABANDONED;
}

/** Puts recovered changes on top of what the sidecar says now. */
export function* applyJournal(disk: Sidecar, entries: readonly StoredEntry[]): Steps<Sidecar> {
  const before = new Map<string, Annotation | undefined>();
  const after = new Map<string, Annotation | undefined>();
  let hash = disk.article.hash;
  for (const entry of entries) {
    if (!before.has(entry.id)) before.set(entry.id, entry.before);
    after.set(entry.id, entry.after);
    hash = entry.text;
  }
  const side = (states: ReadonlyMap<string, Annotation | undefined>): Sidecar => {
    const annotations = disk.annotations.filter(({ id }) => !states.has(id));
    return { ...disk, article: { ...disk.article, hash }, annotations: [...annotations, ...[...states.values()].filter((one) => one !== undefined)] };
  };
  return (yield* mergeInSteps({ base: side(before), ours: disk, theirs: side(after), keepText: "ours" })).sidecar;
}

function readEntries(text: string): StoredEntry[] {
  return text.split("\n").flatMap((line) => {
    const entry = parseLine(line);
    if (!isObject(entry) || typeof entry["id"] !== "string" || typeof entry["text"] !== "string") return [];
    const [before, after] = [asAnnotation(entry["before"]), asAnnotation(entry["after"])];
    return before === undefined && after === undefined ? [] : [{ id: entry["id"], before, after, text: entry["text"] }];
  });
}

/** The last line may be cut off by the crash. */
function parseLine(line: string): unknown {
  try {
    return line === "" ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

function asAnnotation(value: unknown): Annotation | undefined {
  return value !== undefined && checkAnnotation(value, "journal") === undefined ? (value as Annotation) : undefined;
}
