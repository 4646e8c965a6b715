/** Knows how to segment in a process of its own: started with the first text, ended when idle, started anew after a crash. */

import { fork, type ChildProcess } from "node:child_process";
import type { Segmenter, Token } from "../../core/ports";
import type { SegmenterState } from "../../protocol/engine";
import { unpackTokens, type SegmenterMessage, type SegmentRequest } from "./segmenterProtocol";

const IDLE_MILLISECONDS = 60_000;
/** A process that keeps crashing is not started again and again. */
const MOST_CRASHES = 3;

export interface SegmenterClientOptions {
  /** The built `segmenterProcess`. */
  readonly entry: string;
  readonly onState?: (state: SegmenterState) => void;
  readonly idleMilliseconds?: number;
}

interface Pending {
  readonly resolve: (tokens: readonly Token[]) => void;
  readonly reject: (error: Error) => void;
}

export class SegmenterClient implements Segmenter {
  readonly #options: SegmenterClientOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #unavailable: Error | undefined;
  #nextId = 1;
  #crashes = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: SegmenterClientOptions) {
    this.#options = options;
  }

  /** Rejects when the segmenter is unavailable, and with the signal's reason when aborted. */
  async segment(text: string, signal?: AbortSignal): Promise<readonly Token[]> {
    signal?.throwIfAborted();
    if (this.#unavailable !== undefined) throw this.#unavailable;
    clearTimeout(this.#idle);
    const child = (this.#child ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      signal?.addEventListener("abort", () => {
        this.#settle(id)?.reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
      });
      const request: SegmentRequest = { id, text };
      child.send(request, (error) => {
        if (error !== null) this.#settle(id)?.reject(error);
      });
    });
  }

  dispose(): void {
    this.#stop(new Error("The segmenter was closed."));
  }

  #start(): ChildProcess {
    this.#options.onState?.({ state: "loading" });
    const child = fork(this.#options.entry, [], {
      // In a desktop VS Code the executable is Electron, which is Node only when told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", (message: SegmenterMessage) => {
      this.#receive(message);
    });
    child.on("error", (error) => {
      this.#lose(child, error);
    });
    child.on("exit", (code) => {
      this.#lose(child, new Error(`The segmenter ended with status ${String(code)}.`));
    });
    return child;
  }

  #receive(message: SegmenterMessage): void {
    switch (message.type) {
      case "ready":
        this.#options.onState?.({ state: "ready" });
        break;
      case "unavailable":
        this.#giveUp(new Error(message.message));
        break;
      case "tokens":
        this.#crashes = 0;
        this.#settle(message.id)?.resolve(unpackTokens(message.tokens));
        break;
      case "failed":
        this.#settle(message.id)?.reject(new Error(message.message));
        break;
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#stopWhenIdle();
    return pending;
  }

  #stopWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#stop(new Error("The segmenter was idle."));
      this.#options.onState?.({ state: "idle" });
    }, this.#options.idleMilliseconds ?? IDLE_MILLISECONDS);
    this.#idle.unref();
  }

  #lose(child: ChildProcess, error: Error): void {
    if (this.#child !== child) return;
    this.#crashes++;
    if (this.#crashes >= MOST_CRASHES) this.#giveUp(error);
    else this.#stop(error);
  }

  #giveUp(error: Error): void {
    this.#unavailable = error;
    this.#stop(error);
    this.#options.onState?.({ state: "unavailable", message: error.message });
  }

  #stop(reason: Error): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = undefined;
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    if (child?.connected === true) child.disconnect();
  }
}
