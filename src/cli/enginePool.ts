/** Knows how to analyse on several cores: children that each run `zhupi analyze --jsonl`, asked in turn. */

import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import * as l10n from "@vscode/l10n";
import type { ErrorAnswer } from "../core/exchange/answer";
import type { Program } from "./io";
import { readLines } from "./jsonLines";

interface Question {
  readonly id: string | number | null;
  readonly answer: (line: string) => void;
}

/** One child and what it still has to answer, in order. */
class Worker {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: Question[] = [];
  readonly #onGone: () => void;
  #gone = false;

  constructor(program: Program, args: readonly string[], onGone: () => void) {
    this.#onGone = onGone;
    this.#child = spawn(program.executable, [...program.args, ...args], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.on("error", () => {
      this.#giveUp();
    });
    // What it wrote to a child that has died is told by its end.
    this.#child.stdin.on("error", () => undefined);
    void this.#listen();
  }

  get load(): number {
    return this.#waiting.length;
  }

  ask(id: string | number | null, request: string): Promise<string> {
    return new Promise((answer) => {
      this.#waiting.push({ id, answer });
      if (this.#gone) this.#giveUp();
      else this.#child.stdin.write(`${request}\n`);
    });
  }

  end(): void {
    this.#child.stdin.end();
  }

  async #listen(): Promise<void> {
    try {
      for await (const line of readLines(this.#child.stdout, Number.POSITIVE_INFINITY)) {
        if ("text" in line) this.#waiting.shift()?.answer(line.text);
      }
    } finally {
      this.#giveUp();
    }
  }

  /** A text that ends a child takes nothing with it but the answers under way. */
  #giveUp(): void {
    if (!this.#gone) this.#onGone();
    this.#gone = true;
    for (const { id, answer } of this.#waiting.splice(0)) {
      const message = l10n.t("The process that analysed this text has ended unexpectedly.");
      const lost: ErrorAnswer = { id, error: { code: "internal", message } };
      answer(JSON.stringify(lost));
    }
  }
}

/** Children that start with the first question and are replaced when they die. */
export class EnginePool {
  readonly #program: Program;
  readonly #args: readonly string[];
  readonly #size: number;
  readonly #workers = new Set<Worker>();

  /** `args`: what each child runs, e.g. `["analyze", "--jsonl"]`. */
  constructor(program: Program, args: readonly string[], size: number) {
    this.#program = program;
    this.#args = args;
    this.#size = size;
  }

  /** The answer's line to a request's line. Never rejects. */
  ask(id: string | number | null, request: string): Promise<string> {
    return this.#choose().ask(id, request);
  }

  dispose(): void {
    for (const worker of this.#workers) worker.end();
    this.#workers.clear();
  }

  /** A new child while there are fewer than asked for, else the one with least to do. */
  #choose(): Worker {
    if (this.#workers.size < this.#size) {
      const worker: Worker = new Worker(this.#program, this.#args, () => this.#workers.delete(worker));
      this.#workers.add(worker);
      return worker;
    }
    return [...this.#workers].reduce((least, worker) => (worker.load < least.load ? worker : least));
  }
}
