/** Knows how to look into the paragraph that is being typed into, while another thread reads whole articles; has the one dictionary's process. */

import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { recogniseEntities } from "../../core/analysis/analyze";
import { lookInto } from "../../core/analysis/glance";
import { type GlanceQuestion, questionAbout } from "../../core/analysis/glanceQuestion";
import type { Section } from "../../core/analysis/section";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import type { Segmenter } from "../../core/ports";
import type { EngineData, FolderLessons } from "../../protocol/engine";
import type { TypingCalls } from "../../protocol/typing";
import { callAnswerer, tellHost } from "./answerCalls";
import { FolderTeaching } from "./folderTeaching";
import { loadGazetteer } from "./loadGazetteers";
import { SegmenterClient } from "./segmenterClient";
import { packTokens } from "./segmenterMessages";
import { serveWords } from "./wordsPort";

/** A keystroke waits no longer for words; a dictionary that has to be loaded first takes ten times as long. */
const PATIENCE_MILLISECONDS = 30;

const { words, ...data } = workerData as EngineData & { readonly words: MessagePort };

const segmenter = new SegmenterClient({
  entry: data.segmenterEntry,
  onState: (state) => {
    tellHost({ segmenter: state });
  },
});
serveWords(words, segmenter);

let gazetteer: Gazetteer | undefined;
const teaching = new FolderTeaching(() => (gazetteer ??= loadGazetteer(data.gazetteerFolder)));
/** By folder. Most articles are only read, never typed into, so what was taught is not taken in before. */
const lessons = new Map<string, FolderLessons>();

/** What is typed comes before what other threads want, and does without words that are late: the article is read soon. */
const hasty: Segmenter = {
  segment: (text) => soon(segmenter.segment(text, undefined, { urgent: true })),
  dispose: () => undefined,
};

async function soon<Result>(due: Promise<Result>): Promise<Result> {
  const waiting = new AbortController();
  try {
    const late = sleep(PATIENCE_MILLISECONDS, undefined, { signal: waiting.signal }).then(() => {
      throw new Error("The words are late.");
    });
    return await Promise.race([due, late]);
  } finally {
    waiting.abort();
  }
}

function glance(uri: string, question: GlanceQuestion): Promise<Section> {
  for (const lesson of lessons.values()) teaching.learn(lesson);
  lessons.clear();
  return lookInto(question, (article, figures) => recogniseEntities(article, figures, { segmenter: hasty, ...teaching.taughtFor(uri) }));
}

/** The first look takes ten times as long as any later one: tables are read, and code is compiled. */
const WARM_UP = questionAbout("东湖银行股份有限公司董事长周明远3月18日表示，2025年公司净利润约10亿元，同比增长5.2%。");

parentPort?.on(
  "message",
  callAnswerer<TypingCalls>({
    glance: ({ uri, question }) => glance(uri, question),
    expect: async ({ uri }) => {
      await glance(uri, WARM_UP);
      return undefined;
    },
    segment: async ({ text }) => packTokens(await segmenter.segment(text)),
    learn: (lesson) => {
      lessons.set(lesson.folder, lesson);
      return undefined;
    },
  }),
);
