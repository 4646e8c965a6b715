/** Knows how to call a worker thread: started when needed, started anew after a crash, ended when idle. */

import { type ResourceLimits, type Transferable, Worker } from "node:worker_threads";
import type { Logger } from "../../core/ports";
import type { Answer, AnyCalls, Call } from "../../protocol/calls";
import type { IdleTimer } from "./idleTimer";

/** Thrown for a call whose answer nobody wants any more; callers drop it silently. */
export class StaleError extends Error {}

export interface WorkerClientOptions<Unasked> {
  /** The built entry. */
  readonly entry: string;
  /** As in "The … worker". */
  readonly name: string;
  readonly logger: Logger;
  readonly idle: IdleTimer;
  readonly resourceLimits?: ResourceLimits;
  /** What the worker sends beside its answers; `reply` reaches that very worker. */
  readonly onMessage?: (message: Unasked, reply: (message: unknown) => void) => void;
  /** It ended by itself; all that was asked has failed. */
  readonly onCrash?: () => void;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** Of calls whose answers nobody waits for. */
const UNANSWERED = 0;

export class WorkerClient<Calls extends AnyCalls<Calls>, Unasked = never> {
  readonly #options: WorkerClientOptions<Unasked>;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #nextId = UNANSWERED + 1;

  constructor(options: WorkerClientOptions<Unasked>) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#worker !== undefined;
  }

  start(workerData: unknown, transferList: Transferable[] = []): void {
    const { entry, name, logger, onCrash, resourceLimits = {} } = this.#options;
    const worker = new Worker(entry, { workerData, transferList, resourceLimits, stdout: true, stderr: true });
    const crashed = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.end(error);
      onCrash?.();
    };
    worker.on("message", (message: Answer<Calls> | Unasked) => {
      if (isAnswer<Calls>(message)) this.#settle(message);
      else
        this.#options.onMessage?.(message, (reply) => {
          worker.postMessage(reply);
        });
    });
    worker.on("error", (error) => {
      logger.error(`The ${name} worker failed.`, error);
      crashed(error);
    });
    worker.on("exit", () => {
      crashed(new Error(`The ${name} worker ended.`));
    });
    worker.stderr.on("data", (chunk: Buffer) => {
      logger.warn(chunk.toString("utf8").trimEnd());
    });
    this.#worker = worker;
  }

  /** Rejects with `StaleError` when the answer is wanted no more, with `Error` when the worker fails or does not run. */
  call<M extends keyof Calls>(method: M, params: Calls[M]["params"]): Promise<Calls[M]["result"]> {
    const id = this.#nextId++;
    return new Promise<Calls[M]["result"]>((resolve, reject) => {
      if (this.#worker === undefined) {
        reject(new Error(`The ${this.#options.name} worker does not run.`));
        return;
      }
      this.#options.idle.begin();
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, params } satisfies Call<Calls>);
    });
  }

  /** A call whose answer nobody waits for. */
  tell<M extends keyof Calls>(method: M, params: Calls[M]["params"]): void {
    this.post({ id: UNANSWERED, method, params });
  }

  /** Nothing where the worker does not run. */
  post(message: unknown): void {
    this.#worker?.postMessage(message);
  }

  end(reason: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) {
      reject(reason);
      this.#options.idle.end();
    }
    this.#pending.clear();
    void worker?.terminate();
  }

  #settle(message: Answer<Calls>): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    this.#pending.delete(message.id);
    this.#options.idle.end();
    if ("error" in message) pending.reject(message.error.stale ? new StaleError(message.error.message) : new Error(message.error.message));
    else pending.resolve(message.result as never);
  }
}

function isAnswer<Calls extends AnyCalls<Calls>>(message: unknown): message is Answer<Calls> {
  return typeof message === "object" && message !== null && "id" in message;
}
