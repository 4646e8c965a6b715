/** Knows how to learn off every other thread: one training at a time, that leaves the processor to others and stops when told. */

import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import * as l10n from "@vscode/l10n";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import type { Token } from "../../core/ports";
import type { LearningCalls, LearningData, ToLearning, WordsAnswer } from "../../protocol/learning";
import { callAnswerer, tellHost } from "./answerCalls";
import { LearningFolders, type TrainingRun } from "./learningFolders";
import { loadGazetteer } from "./loadGazetteers";
import { unpackTokens } from "./segmenterMessages";

class StaleCall extends Error {}

const data = workerData as LearningData;
if (data.bundle !== undefined) l10n.config({ contents: { ...data.bundle } });

let gazetteer: Gazetteer | undefined;
let running: AbortController | undefined;
let nextWords = 1;
const waitingForWords = new Map<number, (tokens: readonly Token[] | undefined) => void>();
const folders = new LearningFolders({ gazetteer: () => (gazetteer ??= loadGazetteer(data.gazetteerFolder)), segment: askForWords });

function askForWords(text: string): Promise<readonly Token[] | undefined> {
  const words = nextWords++;
  tellHost({ words, text });
  return new Promise((resolve) => {
    waitingForWords.set(words, resolve);
  });
}

function takeWords({ words, tags, tokens }: WordsAnswer): void {
  waitingForWords.get(words)?.(tags === undefined || tokens === undefined ? undefined : unpackTokens(tags, tokens));
  waitingForWords.delete(words);
}

/** A thread has no priority of its own, so a gentle one sleeps for as long as it has worked. */
async function run<T>(gently: boolean, work: (run: TrainingRun) => Promise<T>): Promise<T> {
  running?.abort(new StaleCall("Another training was begun."));
  const controller = new AbortController();
  running = controller;
  let since = performance.now();
  try {
    return await work({
      signal: controller.signal,
      pause: async (progress) => {
        tellHost({ progress });
        await sleep(gently ? performance.now() - since : 0);
        since = performance.now();
      },
    });
  } finally {
    if (running === controller) running = undefined;
  }
}

const answer = callAnswerer<LearningCalls>(
  {
    plan: ({ folder, files }) => ({ stale: folders.plan(folder, files) }),
    read: async ({ folder, source }) => {
      await folders.read(folder, source);
      return undefined;
    },
    state: ({ folder }) => folders.state(folder),
    train: ({ folder, gently }) => run(gently, (training) => folders.train(folder, training)),
    validate: ({ folder, gently }) => run(gently, (training) => folders.validate(folder, training)),
  },
  (error) => error instanceof StaleCall,
);

parentPort?.on("message", (message: ToLearning) => {
  if ("cancel" in message) running?.abort(new StaleCall("Cancelled."));
  else if ("words" in message) takeWords(message);
  else answer(message);
});
