/** Knows how to have words cut in another process: starts it with the first text, restarts it after a crash, ends it when idle. */

import { fork, type ChildProcess } from "node:child_process";
import type { Segmenter, Token } from "../../core/ports";
import type { SegmenterState } from "../../protocol/engine";
import { type SegmentAnswer, type SegmentRequest, unpackTokens } from "./segmenterMessages";

export interface SegmenterClientOptions {
  /** The built entry of the process. */
  readonly entry: string;
  readonly onState?: (state: SegmenterState) => void;
  /** Without a text for so long, the process ends and gives its memory back; 2 minutes unless told. */
  readonly idleMilliseconds?: number;
}

interface Waiting {
  readonly request: SegmentRequest;
  readonly resolve: (tokens: readonly Token[]) => void;
  readonly reject: (error: Error) => void;
  /** How many processes have already died over it. */
  readonly tries: number;
}

/** A text that killed the process twice is given up, so that it can't do so for ever. */
const MOST_TRIES = 2;
/** So many crashes without a single answer between them: the dictionary can't be had on this machine. */
const MOST_CRASHES = 3;
const IDLE_MILLISECONDS = 120_000;

/** One text is with the process at a time; what is aborted while it waits is never sent. */
export class SegmenterClient implements Segmenter {
  readonly #options: SegmenterClientOptions;
  readonly #queue: Waiting[] = [];
  #child: ChildProcess | undefined;
  #current: Waiting | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #nextId = 1;
  #crashes = 0;
  #failure: Error | undefined;
  #disposed = false;
  /** As it was told last. */
  #state: SegmenterState["state"] = "idle";

  constructor(options: SegmenterClientOptions) {
    this.#options = options;
  }

  /** What is `urgent` comes before all that waits. */
  segment(text: string, signal?: AbortSignal, { urgent = false }: { readonly urgent?: boolean } = {}): Promise<readonly Token[]> {
    if (this.#disposed) return Promise.reject(new Error("The segmenter is closed."));
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    if (text === "") return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { request: { id: this.#nextId++, text }, resolve, reject, tries: 0 };
      signal?.addEventListener(
        "abort",
        () => {
          const index = this.#queue.findIndex(({ request }) => request.id === waiting.request.id);
          if (index >= 0) this.#queue.splice(index, 1);
          reject(abortError(signal));
        },
        { once: true },
      );
      if (urgent) this.#queue.unshift(waiting);
      else this.#queue.push(waiting);
      this.#sendNext();
    });
  }

  dispose(): void {
    this.#disposed = true;
    const error = new Error("The segmenter is closed.");
    this.#current?.reject(error);
    for (const waiting of this.#queue.splice(0)) waiting.reject(error);
    this.#end();
  }

  #sendNext(): void {
    if (this.#current !== undefined) return;
    const next = this.#queue.shift();
    if (next === undefined) {
      this.#waitIdly();
      return;
    }
    clearTimeout(this.#idleTimer);
    this.#current = next;
    this.#child ??= this.#start();
    hold(this.#child, true);
    this.#child.send(next.request, (error) => {
      if (error !== null) this.#child?.kill();
    });
  }

  #start(): ChildProcess {
    this.#report("loading");
    const child = fork(this.#options.entry, [], { serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"], execArgv: [] });
    child.on("message", (answer: SegmentAnswer) => {
      if (child === this.#child) this.#take(answer);
    });
    child.on("error", () => {
      this.#crashed(child);
    });
    child.on("exit", () => {
      this.#crashed(child);
    });
    return child;
  }

  #take(answer: SegmentAnswer): void {
    const current = this.#current;
    if (current?.request.id !== answer.id) return;
    this.#current = undefined;
    if ("error" in answer) {
      if (answer.fatal) {
        this.#giveUp(current, new Error(answer.error));
        return;
      }
      current.reject(new Error(answer.error));
    } else {
      this.#crashes = 0;
      this.#report("ready");
      current.resolve(unpackTokens(answer.tags, answer.tokens));
    }
    this.#sendNext();
  }

  #crashed(child: ChildProcess): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    const current = this.#current;
    this.#current = undefined;
    if (this.#disposed) return;
    this.#crashes += 1;
    if (this.#crashes >= MOST_CRASHES) {
      this.#giveUp(current, new Error("The segmenter's process ended unexpectedly."));
      return;
    }
    if (current !== undefined) {
      if (current.tries + 1 >= MOST_TRIES) current.reject(new Error("The segmenter's process ended on this text."));
      else this.#queue.unshift({ ...current, tries: current.tries + 1 });
    }
    if (this.#queue.length > 0) this.#sendNext();
    else this.#report("idle");
  }

  /** No dictionary: everything else goes on without words. */
  #giveUp(current: Waiting | undefined, error: Error): void {
    this.#failure = error;
    current?.reject(error);
    for (const waiting of this.#queue.splice(0)) waiting.reject(error);
    this.#end();
    this.#report("unavailable", error.message);
  }

  #waitIdly(): void {
    clearTimeout(this.#idleTimer);
    if (this.#child === undefined) return;
    hold(this.#child, false);
    this.#idleTimer = setTimeout(() => {
      this.#end();
      this.#report("idle");
    }, this.#options.idleMilliseconds ?? IDLE_MILLISECONDS);
    this.#idleTimer.unref();
  }

  #end(): void {
    clearTimeout(this.#idleTimer);
    const child = this.#child;
    this.#child = undefined;
    this.#current = undefined;
    child?.kill();
  }

  #report(state: SegmenterState["state"], message?: string): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState?.(message === undefined ? { state } : { state, message });
  }
}

/** A program that quits waits for an answer that is due, but not for an idle dictionary. */
function hold(child: ChildProcess, needed: boolean): void {
  if (needed) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function abortError(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("Aborted.");
}
