/** Knows how to look into the paragraph that is being typed into, while another thread reads whole articles; has the one dictionary's process. */

import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { recogniseEntities } from "../../core/analysis/analyze";
import { lookInto } from "../../core/analysis/glance";
import { type GlanceQuestion, questionAbout } from "../../core/analysis/glanceQuestion";
import type { Section } from "../../core/analysis/section";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import type { Segmenter, Token } from "../../core/ports";
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
function cutHastily(text: string): Promise<readonly Token[]> {
  return soon(segmenter.segment(text, undefined, { urgent: true }));
}

/** Has the words cut at once, in their own process, while the figures are still being found. */
function cutAhead(text: string): Segmenter {
  const ahead = cutHastily(text);
  // Whoever asks for them hears of it.
  ahead.catch(() => undefined);
  return { segment: (asked) => (asked === text ? ahead : cutHastily(asked)), dispose: () => undefined };
}

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
  const hasty = cutAhead(question.section.text);
  return lookInto(question, (article, figures) => recogniseEntities(article, figures, { segmenter: hasty, ...teaching.taughtFor(uri) }));
}

/** The first look takes ten times as long as later ones, and the next few three times: tables are read, and code is compiled. */
const EXPECTED = "东湖银行股份有限公司董事长周明远表示，在武汉设有支行";
const WARM_UP = Array.from({ length: 15 }, (_, index) =>
  questionAbout(`3月${String(index + 1)}日，${EXPECTED}${String(index)}家，2025年公司净利润约${String(index)}0亿元，同比增长5.${String(index)}%。`),
);

parentPort?.on(
  "message",
  callAnswerer<TypingCalls>({
    glance: ({ uri, question }) => glance(uri, question),
    expect: async ({ uri }) => {
      // Else they would all be done before the dictionary is loaded, and without its words.
      await segmenter.segment(EXPECTED).catch(() => undefined);
      for (const question of WARM_UP) await glance(uri, question);
      return undefined;
    },
    segment: async ({ text }) => packTokens(await segmenter.segment(text)),
    learn: (lesson) => {
      lessons.set(lesson.folder, lesson);
      return undefined;
    },
  }),
);
