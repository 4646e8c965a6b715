/** Knows `zhupi train`: annotated sentences become a model file. */

import { rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { crossValidate } from "../../core/entities/learning/crossValidate";
import { Judge } from "../../core/entities/learning/judge";
import { MOST_TYPES } from "../../core/entities/learning/modelFormat";
import { type TrainingSentence, type TrainOptions, trainModel } from "../../core/entities/learning/trainModel";
import { defineCommand, UsageError } from "../command";
import type { CliIo } from "../io";
import { fitJudgeInThread } from "../judgeThread";
import { Preparer, readAnnotatedTexts } from "../learning";

export const trainCommand = defineCommand({
  name: "train",
  summary: () => l10n.t("Train a model on annotated sentences, whatever their labels."),
  usage: "--jsonl DATA --out MODEL",
  options: {
    jsonl: { type: "string", placeholder: "DATA", describe: () => l10n.t("Lines of the form {0}; '-' is standard input.", '{"text", "entities": [{"start", "end", "type"}]}') },
    out: { type: "string", short: "o", placeholder: "MODEL", describe: () => l10n.t("Where the model is written.") },
    epochs: { type: "string", placeholder: "N", describe: () => l10n.t("Passes over the data; more for few sentences unless given.") },
  },
  details: () =>
    [
      l10n.t("Offsets are UTF-16 code units, end exclusive. The model is one file of at most 8 MB; nothing leaves the machine."),
      "",
      "  zhupi train --jsonl annotated.jsonl --out names.zhupi-model",
      "  zhupi analyze --model names.zhupi-model article.md",
    ].join("\n"),
  async run(values, args, io) {
    if (values.jsonl === undefined || values.out === undefined || args.length > 0) throw new UsageError(l10n.t("Name the data with --jsonl and the model's file with --out."));
    const epochs = values.epochs === undefined ? undefined : Number(values.epochs);
    if (epochs !== undefined && (!Number.isInteger(epochs) || epochs < 1 || epochs > 200)) throw new UsageError(l10n.t("--epochs takes a whole number from 1 to 200."));
    const preparer = new Preparer();
    const sentences: TrainingSentence[] = [];
    for await (const annotated of readAnnotatedTexts(values.jsonl, io)) {
      io.signal.throwIfAborted();
      sentences.push(await preparer.sentence(annotated));
      if (sentences.length % 100 === 0) io.progress(l10n.t("{0} sentences read", sentences.length));
    }
    if (sentences.length === 0) throw new Error(l10n.t("There are no sentences to learn from."));
    const labels = new Set(sentences.flatMap(({ entities }) => entities.map(({ type }) => type)));
    if (labels.size > MOST_TYPES) throw new Error(l10n.t("A model learns at most {0} labels; there are {1} here.", MOST_TYPES, labels.size));
    if (labels.size === 0) throw new Error(l10n.t("Nothing is marked in the sentences: there is nothing to learn."));
    io.tidyUpOnSignals();
    const progress = new Progress(io);
    const options = (part: "model" | "judge"): TrainOptions => ({
      ...(epochs === undefined ? {} : { epochs }),
      signal: io.signal,
      pause: (done) => progress.tell(part, done),
    });
    const beside = io.program !== undefined && sentences.length >= WORTH_A_THREAD && availableParallelism() > 1;
    const judging = fitJudge(sentences, options("judge"), beside);
    // It is waited for below: that it fails meanwhile must not end the process.
    judging.catch(() => undefined);
    if (!beside) await judging;
    const trained = await trainModel(sentences, options("model"));
    const model = trained.withJudge(await judging);
    io.progress("");
    const bytes = model.serialise();
    await writeModel(resolve(io.cwd, values.out), bytes);
    io.log(l10n.t("Learnt {0} labels from {1} sentences; {2} MB.", model.types.length, sentences.length, (bytes.length / 1e6).toFixed(1)));
    return 0;
  },
});

/** The judge's part of the whole time, roughly. */
const JUDGE_SHARE = 0.4;
/** Fewer sentences say nothing of what a confidence is worth. */
const FEWEST = 10;
/** Of so many sentences, two folds say as much as five. */
const MANY = 2000;
/** Fewer sentences are done before a thread has begun. */
const WORTH_A_THREAD = 300;

/** What the model's confidence, and the rules' beside it, is worth: a model that lacks it would count the rules' word and its own alike. */
async function fitJudge(sentences: readonly TrainingSentence[], options: TrainOptions, beside: boolean): Promise<Judge> {
  if (sentences.length < FEWEST) return Judge.initial;
  const all = { ...options, ...(sentences.length > MANY ? { folds: 2 } : {}) };
  return beside ? fitJudgeInThread(sentences, all) : (await crossValidate(sentences, all)).judge;
}

/** How far two parts are that run one after the other or side by side. */
class Progress {
  readonly #io: CliIo;
  readonly #done = { model: 0, judge: 0 };

  constructor(io: CliIo) {
    this.#io = io;
  }

  /** Lets the process hear of Ctrl-C as well. */
  async tell(part: "model" | "judge", done: number): Promise<void> {
    this.#done[part] = done;
    const { model, judge } = this.#done;
    this.#io.progress(l10n.t("{0} % trained", Math.round((judge * JUDGE_SHARE + model * (1 - JUDGE_SHARE)) * 100)));
    await new Promise((resume) => setImmediate(resume));
  }
}

/** Whole or not at all: a model that is in use is replaced by a rename. */
async function writeModel(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
