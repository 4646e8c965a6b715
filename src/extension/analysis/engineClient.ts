/** Knows the two threads that articles are analysed in: one reads them, the other looks at once into what is typed, however busy the first is. */

import { MessageChannel } from "node:worker_threads";
import type { GlanceQuestion } from "../../core/analysis/glanceQuestion";
import type { Section } from "../../core/analysis/section";
import type { Logger } from "../../core/ports";
import type { EngineCalls, EngineData, FolderLessons, SegmenterState } from "../../protocol/engine";
import type { PackedTokens, TypingCalls } from "../../protocol/typing";
import { IdleTimer } from "./idleTimer";
import { StaleError, WorkerClient } from "./workerClient";

export { StaleError } from "./workerClient";

export interface EngineOptions {
  /** The built entries of the threads. */
  readonly entry: string;
  readonly typingEntry: string;
  readonly data: EngineData;
  readonly logger: Logger;
  readonly onSegmenterState: (state: SegmenterState) => void;
  /** How long after the last answer the threads end. */
  readonly idleMilliseconds: number;
}

/**
 * Left to itself, V8 lets a thread grow to four times of what it needs, and keeps that: a folder of 10,000 articles would take
 * 150 MB that nobody uses. An article of ten megabytes needs 550 MB.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2000 };

/** While a long article is read, other answers are late. */
const SOON_MILLISECONDS = 200;

async function soon<Result>(due: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, SOON_MILLISECONDS, undefined);
  });
  try {
    return await Promise.race([due, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The threads live and die together: the one that looks into what is typed has the dictionary of both. */
export class EngineClient {
  readonly #options: EngineOptions;
  readonly #idle: IdleTimer;
  readonly #analysis: WorkerClient<EngineCalls>;
  readonly #typing: WorkerClient<TypingCalls, { readonly segmenter: SegmenterState }>;
  /** By folder: what must stand before anything is asked. */
  readonly #lessons = new Map<string, FolderLessons>();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#idle = new IdleTimer(options.idleMilliseconds, () => {
      this.#end(new StaleError("The engine was idle."));
    });
    const onCrash = (): void => {
      this.#end(new Error("The engine has ended."));
    };
    const shared = { logger: options.logger, idle: this.#idle, onCrash, resourceLimits: RESOURCE_LIMITS };
    this.#analysis = new WorkerClient({ ...shared, entry: options.entry, name: "analysis" });
    this.#typing = new WorkerClient({
      ...shared,
      entry: options.typingEntry,
      name: "typing",
      onMessage: ({ segmenter }) => {
        options.onSegmenterState(segmenter);
      },
    });
  }

  /** Rejects with `StaleError` when overtaken, with `Error` when the worker fails. */
  call<M extends keyof EngineCalls>(method: M, params: EngineCalls[M]["params"]): Promise<EngineCalls[M]["result"]> {
    this.#start();
    return this.#analysis.call(method, params);
  }

  /** The same for somebody who does not wait long: `undefined` where the answer is not there soon. */
  callSoon<M extends keyof EngineCalls>(method: M, params: EngineCalls[M]["params"]): Promise<EngineCalls[M]["result"] | undefined> {
    return soon(this.call(method, params));
  }

  /** What a paragraph holds that was just typed into. Rejects as `call` does. */
  glance(uri: string, question: GlanceQuestion): Promise<Section> {
    this.#start();
    return this.#typing.call("glance", { uri, question });
  }

  /** Somebody is about to type into an article: what that takes is loaded. Rejects as `call` does. */
  expectTyping(uri: string): Promise<undefined> {
    this.#start();
    return this.#typing.call("expect", { uri });
  }

  /** Words for another thread. Rejects as `call` does. */
  segment(text: string): Promise<PackedTokens> {
    this.#start();
    return this.#typing.call("segment", { text });
  }

  /** What the present threads, and all that are started after them, are told before all else. */
  teach(lessons: FolderLessons): Promise<EngineCalls["learn"]["result"]> {
    this.#start();
    this.#lessons.set(lessons.folder, lessons);
    this.#typing.tell("learn", lessons);
    return this.#analysis.call("learn", lessons);
  }

  /** Whether the threads run at present, and so whether they may hold documents. */
  get running(): boolean {
    return this.#analysis.running;
  }

  dispose(): void {
    this.#end(new StaleError("The engine was closed."));
    this.#idle.dispose();
  }

  #start(): void {
    if (this.running) return;
    const { port1, port2 } = new MessageChannel();
    this.#typing.start({ ...this.#options.data, words: port1 }, [port1]);
    this.#analysis.start({ ...this.#options.data, words: port2 }, [port2]);
    for (const lessons of this.#lessons.values()) {
      this.#typing.tell("learn", lessons);
      this.#analysis.tell("learn", lessons);
    }
  }

  #end(reason: Error): void {
    this.#analysis.end(reason);
    this.#typing.end(reason);
  }
}
