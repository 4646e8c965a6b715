/** Knows the work that is not in a sidecar yet: each change goes to a file of its own at once, and is found after a crash. */

import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Annotation } from "../../core/annotations/annotation";
import { isObject } from "../../core/annotations/json";
import { mergeSidecars } from "../../core/annotations/merge";
import type { Sidecar } from "../../core/annotations/sidecar";
import { checkAnnotation } from "../../core/annotations/validate";
import { isRunning } from "../../platform/node/fileLock";

/** One annotation's state before and after a change; `undefined` where it was not there. */
export interface JournalEntry {
  readonly id: string;
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** Of one sidecar. Two files take turns: while one state is being saved, later changes go to the other. */
export class Journal {
  readonly #folder: string;
  readonly #stem: string;
  #turn = 0;
  readonly #written = new Set<number>();
  #queue: Promise<void> = Promise.resolve();

  /** `folder` is private to this machine; `sidecar` is the sidecar's uri. */
  constructor(folder: string, sidecar: string) {
    this.#folder = folder;
    this.#stem = createHash("sha256").update(sidecar).digest("hex").slice(0, 32);
  }

  /** `textHash`: which text the positions are of. Resolves when the change is in the file. */
  async append(entries: readonly JournalEntry[], textHash: string): Promise<void> {
    if (entries.length === 0) return;
    const lines = entries.map((entry) => `${JSON.stringify({ ...entry, text: textHash })}\n`).join("");
    const turn = this.#turn;
    this.#written.add(turn);
    await this.#enqueue(async () => {
      await mkdir(this.#folder, { recursive: true });
      await appendFile(this.#path(turn), lines);
    });
  }

  /** Begins another file; the function that is returned removes what was written until now, once that is saved. */
  rotate(): () => Promise<void> {
    const last = this.#turn++;
    return () =>
      this.#enqueue(async () => {
        for (const turn of this.#written) {
          if (turn > last) continue;
          await rm(this.#path(turn), { force: true });
          this.#written.delete(turn);
        }
      });
  }

  /** What programs that are gone have left, oldest first, with the files it stands in. */
  async recover(): Promise<{ readonly entries: readonly (JournalEntry & { readonly text: string })[]; readonly forget: () => Promise<void> }> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => this.#isLeftBehind(name)).sort(byTurn);
    const entries = [];
    for (const name of names) entries.push(...readEntries(await readFile(join(this.#folder, name), "utf8")));
    const forget = async (): Promise<void> => {
      for (const name of names) await rm(join(this.#folder, name), { force: true });
    };
    return { entries, forget };
  }

  #path(turn: number): string {
    return join(this.#folder, `${this.#stem}.${process.pid.toString()}.${turn.toString()}.jsonl`);
  }

  #isLeftBehind(name: string): boolean {
    const [stem, pid] = name.split(".");
    return stem === this.#stem && name.endsWith(".jsonl") && pid !== process.pid.toString() && !isRunning(Number(pid));
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

/** Puts recovered changes on top of what the sidecar says now. */
export function applyJournal(disk: Sidecar, entries: readonly (JournalEntry & { readonly text: string })[]): Sidecar {
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
  return mergeSidecars({ base: side(before), ours: disk, theirs: side(after), keepText: "ours" }).sidecar;
}

function readEntries(text: string): (JournalEntry & { text: string })[] {
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

function byTurn(a: string, b: string): number {
  const turn = (name: string): number => Number(name.split(".")[2]);
  return turn(a) - turn(b);
}
