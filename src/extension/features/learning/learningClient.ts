/** Knows how to call the learning worker: started when there is something to learn, ended when idle or cancelled. */

import type { Logger } from "../../../core/ports";
import type { FromLearning, LearningCalls, LearningData, ToLearning, WordsAnswer } from "../../../protocol/learning";
import type { PackedTokens } from "../../../protocol/typing";
import { IdleTimer } from "../../analysis/idleTimer";
import { StaleError, WorkerClient } from "../../analysis/workerClient";

export interface LearningClientOptions {
  readonly entry: string;
  readonly data: LearningData;
  readonly logger: Logger;
  /** Where the one dictionary of the program is. */
  readonly segment: (text: string) => Promise<PackedTokens>;
  /** 0 to 1, of the training that runs. */
  readonly onProgress: (progress: number) => void;
}

/** What was read of the articles is lost with the worker, so it stays a while. */
const IDLE_MILLISECONDS = 10 * 60_000;

export class LearningClient {
  readonly #options: LearningClientOptions;
  readonly #idle: IdleTimer;
  readonly #worker: WorkerClient<LearningCalls, FromLearning>;

  constructor(options: LearningClientOptions) {
    this.#options = options;
    this.#idle = new IdleTimer(IDLE_MILLISECONDS, () => {
      this.#worker.end(new StaleError("Learning was idle."));
    });
    this.#worker = new WorkerClient({
      entry: options.entry,
      name: "learning",
      logger: options.logger,
      idle: this.#idle,
      onMessage: (message, reply) => {
        if ("progress" in message) options.onProgress(message.progress);
        else void this.#giveWords(message.words, message.text).then(reply);
      },
    });
  }

  /** Rejects with `StaleError` when cancelled, with `Error` when the worker fails. */
  call<M extends keyof LearningCalls>(method: M, params: LearningCalls[M]["params"]): Promise<LearningCalls[M]["result"]> {
    if (!this.#worker.running) this.#worker.start(this.#options.data);
    return this.#worker.call(method, params);
  }

  /** Stops the training that runs, between two batches of sentences. */
  cancel(): void {
    this.#worker.post({ cancel: true } satisfies ToLearning);
  }

  dispose(): void {
    this.#worker.end(new StaleError("Learning was closed."));
    this.#idle.dispose();
  }

  async #giveWords(words: number, text: string): Promise<WordsAnswer> {
    try {
      return { words, ...(await this.#options.segment(text)) };
    } catch (error) {
      this.#options.logger.warn(`Learning goes on without words: ${String(error)}`);
      return { words };
    }
  }
}
