/** Knows how to call the analysis worker: started when needed, restarted after a crash, ended when idle. */

import { Worker } from "node:worker_threads";
import type { Logger } from "../../core/ports";
import type { EngineCalls, EngineData, EngineMessage, EngineMethod, EngineRequest, SegmenterState } from "../../protocol/engine";

/** Thrown for a call that a newer version of its document overtook; callers drop it silently. */
export class StaleError extends Error {}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

export interface EngineOptions {
  readonly entry: string;
  readonly data: EngineData;
  readonly logger: Logger;
  readonly onSegmenterState: (state: SegmenterState) => void;
  /** How long after the last answer the worker ends. */
  readonly idleMilliseconds: number;
}

/** The id of calls whose answers nobody waits for. */
const UNANSWERED = 0;

export class EngineClient {
  #worker: Worker | undefined;
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;
  readonly #pending = new Map<number, Pending>();
  /** By key, in the order in which they were given. */
  readonly #lessons = new Map<string, EngineRequest>();
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Rejects with `StaleError` when overtaken, with `Error` when the worker fails. */
  call<M extends EngineMethod>(method: M, params: EngineCalls[M]["params"]): Promise<EngineCalls[M]["result"]> {
    const worker = (this.#worker ??= this.#start());
    clearTimeout(this.#idle);
    const id = this.#nextId++;
    return new Promise<EngineCalls[M]["result"]>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ id, method, params });
    });
  }

  /**
   * A call that the present worker, and each that is started after it, gets before all others: what must stand
   * before anything is asked. Another one with the same key takes its place.
   */
  teach<M extends EngineMethod>(key: string, method: M, params: EngineCalls[M]["params"]): Promise<EngineCalls[M]["result"]> {
    this.#lessons.delete(key);
    // The worker that the call starts must not get it twice.
    const taught = this.call(method, params);
    this.#lessons.set(key, { id: UNANSWERED, method, params } as EngineRequest);
    return taught;
  }

  /** Whether the worker runs at present, and so whether it may hold documents. */
  get running(): boolean {
    return this.#worker !== undefined;
  }

  dispose(): void {
    this.#end(new StaleError("The engine was closed."));
  }

  #start(): Worker {
    const worker = new Worker(this.#options.entry, { workerData: this.#options.data, stdout: true, stderr: true });
    worker.on("message", (message: EngineMessage) => {
      this.#receive(message);
    });
    worker.on("error", (error) => {
      this.#options.logger.error("The analysis worker failed.", error);
      if (this.#worker === worker) this.#end(error);
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#end(new Error("The analysis worker ended."));
    });
    worker.stderr.on("data", (chunk: Buffer) => {
      this.#options.logger.warn(chunk.toString("utf8").trimEnd());
    });
    for (const lesson of this.#lessons.values()) worker.postMessage(lesson);
    return worker;
  }

  #receive(message: EngineMessage): void {
    if ("segmenter" in message) {
      this.#options.onSegmenterState(message.segmenter);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#endWhenIdle();
    if (pending === undefined) return;
    if ("error" in message) {
      pending.reject(message.error.stale ? new StaleError(message.error.message) : new Error(message.error.message));
    } else {
      pending.resolve(message.result as never);
    }
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#end(new StaleError("The engine was idle."));
    }, this.#options.idleMilliseconds);
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
