/** Knows what the reviewers of each folder have taught: reads annotated articles once, and trains and measures on their sentences. */

import { createHash } from "node:crypto";
import { parseArticle } from "../../core/article/parseArticle";
import { findEntities } from "../../core/entities/findEntities";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import { type TrainingSentence, trainModel } from "../../core/entities/learning/trainModel";
import type { TaggerModel } from "../../core/entities/learning/model";
import { measureLearning } from "../../core/learning/measureLearning";
import type { ModelNotes } from "../../core/learning/modelNotes";
import { listReviewedSentences } from "../../core/learning/reviewedSentences";
import { areEnough, type Lesson, type Lessons, selectLessons } from "../../core/learning/selectLessons";
import type { Token } from "../../core/ports";
import { decodeText } from "../../core/text/encoding";
import type { LearningFile, LearningSource, LearningState, TrainedModel } from "../../protocol/learning";
import { readAnnotations } from "./readAnnotations";

export interface LearningFoldersOptions {
  /** The built-in names. Those that a folder has collected from its annotations would tell the model what it is to find out. */
  readonly gazetteer: () => Gazetteer;
  /** `undefined` where no dictionary is at hand. */
  readonly segment: (text: string) => Promise<readonly Token[] | undefined>;
}

export interface TrainingRun {
  readonly signal: AbortSignal;
  /** Called between batches, with 0 to 1. */
  readonly pause: (progress: number) => Promise<void>;
}

interface ReadFile {
  readonly stamp: string;
  readonly lessons: readonly Lesson[];
}

interface Folder {
  /** By the article's address. */
  readonly files: Map<string, ReadFile>;
  /** The one that was trained last, with what it was trained on. */
  trained?: { readonly model: TaggerModel; readonly lessons: Lessons; readonly notes: ModelNotes };
}

/** Articles larger than this teach nothing. */
const LARGEST_BYTES = 8 * 1024 * 1024;

export class LearningFolders {
  readonly #options: LearningFoldersOptions;
  readonly #folders = new Map<string, Folder>();

  constructor(options: LearningFoldersOptions) {
    this.#options = options;
  }

  plan(folder: string, files: readonly LearningFile[]): string[] {
    const known = this.#folder(folder).files;
    const present = new Set(files.map(({ uri }) => uri));
    for (const uri of known.keys()) if (!present.has(uri)) known.delete(uri);
    return files.filter(({ uri, stamp }) => known.get(uri)?.stamp !== stamp).map(({ uri }) => uri);
  }

  async read(folder: string, source: LearningSource): Promise<void> {
    const lessons = source.bytes.length > LARGEST_BYTES ? [] : await this.#readLessons(source);
    this.#folder(folder).files.set(source.uri, { stamp: source.stamp, lessons });
  }

  state(folder: string): LearningState {
    const lessons = this.#lessons(folder);
    const { sentences, labels, waiting } = lessons;
    return { sentences: sentences.length, annotations: Object.fromEntries(labels), waiting, enough: areEnough(lessons), digest: digestOf(sentences) };
  }

  /** Rejects with the signal's reason when aborted, as `validate` does. */
  async train(folder: string, run: TrainingRun): Promise<TrainedModel> {
    const lessons = this.#lessons(folder);
    const model = await trainModel(this.#toTraining(lessons), run);
    const notes: ModelNotes = {
      sentences: lessons.sentences.length,
      annotations: Object.fromEntries(lessons.labels),
      trained: new Date().toISOString(),
      digest: digestOf(lessons.sentences),
    };
    this.#folder(folder).trained = { model, lessons, notes };
    return { model: model.serialise(), notes };
  }

  /** How well the model that was trained last does, and the model once more, with what its confidence is worth. */
  async validate(folder: string, run: TrainingRun): Promise<TrainedModel> {
    const { trained } = this.#folder(folder);
    if (trained === undefined) throw new Error("Nothing has been trained.");
    const { validation, judge } = await measureLearning(this.#toTraining(trained.lessons), run);
    return { model: trained.model.withJudge(judge).serialise(), notes: { ...trained.notes, validation } };
  }

  async #readLessons({ uri, bytes, sidecars }: LearningSource): Promise<Lesson[]> {
    const fileName = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    const article = parseArticle(decodeText(bytes).text, { fileName });
    const { annotations } = readAnnotations(article, sidecars);
    if (annotations.length === 0) return [];
    const tokens = await this.#options.segment(article.visible.text);
    const cold = findEntities({ article, gazetteer: this.#options.gazetteer(), ...(tokens === undefined ? {} : { tokens }) });
    return listReviewedSentences({ article, annotations, tokens, cold: cold.outer }).map((sentence) => ({ ...sentence, article: uri }));
  }

  #toTraining({ sentences }: Lessons): TrainingSentence[] {
    const gazetteer = this.#options.gazetteer();
    return sentences.map(({ text, tokens, cold, entities }) => ({ text, tokens, cold, entities, gazetteer }));
  }

  #lessons(folder: string): Lessons {
    return selectLessons([...this.#folder(folder).files.values()].flatMap(({ lessons }) => lessons));
  }

  #folder(uri: string): Folder {
    let folder = this.#folders.get(uri);
    if (folder === undefined) {
      folder = { files: new Map() };
      this.#folders.set(uri, folder);
    }
    return folder;
  }
}

/** Independent of the order in which the articles were read. */
function digestOf(sentences: readonly Lesson[]): string {
  const lines = sentences.map(({ article, text, entities }) => JSON.stringify([article, text, entities])).sort();
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex").slice(0, 32);
}
