/** Knows how a model's judge is fitted on a second core while the first trains the model. */

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { join } from "node:path";
import { crossValidate, type CrossValidateOptions } from "../core/entities/learning/crossValidate";
import { Judge } from "../core/entities/learning/judge";
import type { TrainingSentence } from "../core/entities/learning/trainModel";
import { loadGazetteer } from "../platform/node/loadGazetteers";
import { findRoot } from "./resources";

/** What a thread is given: sentences without the tables of names, which it reads itself. */
interface Task {
  readonly sentences: readonly Omit<TrainingSentence, "gazetteer">[];
  readonly options: Pick<CrossValidateOptions, "epochs" | "folds">;
}

type Told = { readonly progress: number } | { readonly judge: unknown; readonly places: Uint32Array; readonly weights: Int8Array };

/** Rejects with the signal's reason when aborted. Only where this file is part of the program `zhupi` itself. */
export function fitJudgeInThread(sentences: readonly TrainingSentence[], { epochs, folds, signal, pause }: CrossValidateOptions): Promise<Judge> {
  const task: Task = {
    sentences: sentences.map(({ text, entities, tokens, cold }) => ({ text, entities, tokens, cold })),
    options: { ...(epochs === undefined ? {} : { epochs }), ...(folds === undefined ? {} : { folds }) },
  };
  return new Promise<Judge>((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: task });
    const stop = (): void => {
      reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
      void worker.terminate();
    };
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted === true) stop();
    worker.on("error", reject);
    worker.on("exit", () => {
      signal?.removeEventListener("abort", stop);
      reject(new Error("The thread has ended early."));
    });
    worker.on("message", (told: Told) => {
      if ("progress" in told) void pause?.(told.progress);
      else resolve(Judge.from(told.judge, told.places, told.weights));
    });
  });
}

/** What the program does where it was started by `fitJudgeInThread`. */
export async function runJudgeThread(): Promise<void> {
  if (isMainThread) return;
  const { sentences, options } = workerData as Task;
  const gazetteer = loadGazetteer(join(findRoot(), "media", "gazetteers"));
  const { judge } = await crossValidate(
    sentences.map((sentence) => ({ ...sentence, gazetteer })),
    {
      ...options,
      pause: (progress) => {
        tell({ progress });
        return Promise.resolve();
      },
    },
  );
  tell({ judge: judge.toJSON(), ...judge.signs });
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}
