/** Knows how to call the learning worker: started when there is something to learn, ended when idle or cancelled. */

import { Worker } from "node:worker_threads";
import type { Logger } from "../../../core/ports";
import type { FromLearning, LearningCalls, LearningData, LearningMethod, ToLearning } from "../../../protocol/learning";
import { StaleError } from "../../analysis/engineClient";

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

export interface LearningClientOptions {
  readonly entry: string;
  readonly data: LearningData;
  readonly logger: Logger;
  /** Where the one dictionary of the program is. */
  readonly segment: (text: string) => Promise<{ readonly tags: readonly string[]; readonly tokens: readonly number[] }>;
  /** 0 to 1, of the training that runs. */
  readonly onProgress: (progress: number) => void;
}

/** What was read of the articles is lost with the worker, so it stays a while. */
const IDLE_MILLISECONDS = 10 * 60_000;

export class LearningClient {
  readonly #options: LearningClientOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: LearningClientOptions) {
    this.#options = options;
  }

  /** Rejects with `StaleError` when cancelled, with `Error` when the worker fails. */
  call<M extends LearningMethod>(method: M, params: LearningCalls[M]["params"]): Promise<LearningCalls[M]["result"]> {
    const worker = (this.#worker ??= this.#start());
    clearTimeout(this.#idle);
    const id = this.#nextId++;
    return new Promise<LearningCalls[M]["result"]>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ id, method, params });
    });
  }

  /** Stops the training that runs, between two batches of sentences. */
  cancel(): void {
    this.#worker?.postMessage({ cancel: true } satisfies ToLearning);
  }

  dispose(): void {
    this.#end(new StaleError("Learning was closed."));
  }

  #start(): Worker {
    const worker = new Worker(this.#options.entry, { workerData: this.#options.data, stdout: true, stderr: true });
    worker.on("message", (message: FromLearning) => {
      this.#receive(worker, message);
    });
    worker.on("error", (error) => {
      this.#options.logger.error("The learning worker failed.", error);
      if (this.#worker === worker) this.#end(error);
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#end(new Error("The learning worker ended."));
    });
    worker.stderr.on("data", (chunk: Buffer) => {
      this.#options.logger.warn(chunk.toString("utf8").trimEnd());
    });
    return worker;
  }

  #receive(worker: Worker, message: FromLearning): void {
    if ("progress" in message) this.#options.onProgress(message.progress);
    else if ("words" in message) void this.#giveWords(worker, message.words, message.text);
    else this.#settle(message);
  }

  #settle(message: Extract<FromLearning, { readonly id: number }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#endWhenIdle();
    if (pending === undefined) return;
    if ("error" in message) pending.reject(message.error.stale ? new StaleError(message.error.message) : new Error(message.error.message));
    else pending.resolve(message.result as never);
  }

  async #giveWords(worker: Worker, words: number, text: string): Promise<void> {
    let answer: ToLearning = { words };
    try {
      answer = { words, ...(await this.#options.segment(text)) };
    } catch (error) {
      this.#options.logger.warn(`Learning goes on without words: ${String(error)}`);
    }
    worker.postMessage(answer);
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#end(new StaleError("Learning was idle."));
    }, IDLE_MILLISECONDS);
    this.#idle.unref();
  }

  #end(reason: Error): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    void worker?.terminate();
  }
}
