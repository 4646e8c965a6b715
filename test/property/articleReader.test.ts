/** However typing, glances and readings cross each other on their way to the threads and back, views are told what stands in the text. */

import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as vscode from "vscode";
import { analyzeArticle, recogniseEntities } from "../../src/core/analysis/analyze";
import { lookInto } from "../../src/core/analysis/glance";
import { parseArticle } from "../../src/core/article/parseArticle";
import { applyChanges, type TextChange } from "../../src/core/text/changes";
import { ArticleReader } from "../../src/extension/analysis/articleReader";
import type { DocumentAnalysis } from "../../src/extension/analysis/documentAnalysis";
import type { EngineClient } from "../../src/extension/analysis/engineClient";
import { JiebaSegmenter } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";
import { OpenArticles } from "../../src/platform/node/openArticles";
import type { OpenArticleCalls } from "../../src/protocol/openArticles";

const ARTICLE = `---
title: "东湖银行年报"
date: 2026-03-18 09:30:00 +0800
---
<p>东湖银行股份有限公司（以下简称“湖银”）3月18日发布年报，净利润10.5亿元。</p>
<p>湖银董事长周明远表示，在武汉市的网点已有30余家，同比增长5%。</p>
<p>湖银还表示，<b>全年</b>营业收入约为上年的1.2倍。</p>
<p>董事会已审议通过分红方案，每股派0.3元。</p>
<p>（责任编辑：李明）</p>
`;
const gazetteer = loadGazetteer(join(process.cwd(), "media", "gazetteers"));
const segmenter = new JiebaSegmenter();

/** The threads without threads: each answers in the order of its calls, after as many turns of the event loop as `delays` say in turn. */
function engineThat(delays: readonly number[]): EngineClient {
  const articles = new OpenArticles({ segmenter, findNames: () => (article, figures, how) => recogniseEntities(article, figures, { ...how, gazetteer }) });
  let calls = 0;
  const pause = async (): Promise<void> => {
    for (let turns = delays[calls++ % delays.length] ?? 0; turns > 0; turns--) await setImmediate();
  };
  let last: Promise<unknown> = Promise.resolve();
  const call = (method: keyof OpenArticleCalls, params: never): Promise<unknown> => {
    const answer = last.then(pause).then(() => (articles[method] as (given: never) => unknown).call(articles, params));
    last = answer.catch(() => undefined);
    return answer.then((result) => structuredClone(result));
  };
  const glance: EngineClient["glance"] = async (_, question) => {
    await pause();
    return lookInto(structuredClone(question), (article, figures) => recogniseEntities(article, figures, { segmenter, gazetteer }));
  };
  return { call, glance } as unknown as EngineClient;
}

/** An open document and those who ask for it, as the editor does: one reading at a time, and one glance. */
class Desk {
  text = ARTICLE;
  version = 1;
  readonly told: { readonly analysis: DocumentAnalysis; readonly text: string }[] = [];
  readonly #reader: ArticleReader;
  #reading: Promise<void> | undefined;
  #glancing: Promise<void> | undefined;
  #naming: Promise<void> = Promise.resolve();

  constructor(engine: EngineClient) {
    const uri = { path: "/a.md", toString: () => "file:///a.md" };
    const document = Object.defineProperty({ uri, getText: () => this.text }, "version", { get: () => this.version });
    this.#reader = new ArticleReader(document as unknown as vscode.TextDocument, engine);
  }

  type(change: TextChange): Promise<void> {
    this.text = applyChanges(this.text, [change]);
    this.version++;
    this.#reader.edit([{ rangeOffset: change.offset, rangeLength: change.length, text: change.text } as vscode.TextDocumentContentChangeEvent]);
    return this.#glanceOnce();
  }

  read(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  #glanceOnce(): Promise<void> {
    this.#glancing ??= this.#glance().finally(() => {
      this.#glancing = undefined;
    });
    return this.#glancing;
  }

  /** Until the names of the last text are there. */
  async finish(): Promise<void> {
    await this.read();
    await this.#naming;
  }

  async #read(): Promise<void> {
    const { text } = this;
    const { analysis } = await this.#reader.read([]);
    this.told.push({ analysis, text });
    // What is overtaken comes with the next reading.
    this.#naming = this.#reader.addEntities(analysis).then(
      (named) => void this.told.push({ analysis: named, text }),
      () => undefined,
    );
  }

  async #glance(): Promise<void> {
    for (;;) {
      const texts = new Map([[this.version, this.text]]);
      const analysis = await this.#reader.glance();
      if (analysis === undefined) return;
      texts.set(this.version, this.text);
      const text = texts.get(analysis.version);
      if (text !== undefined) this.told.push({ analysis, text });
    }
  }
}

/** What is typed: mostly plain text into one paragraph after another, near its end. */
const typing = fc.record({
  paragraph: fc.constantFrom(0, 1, 1, 1, 1, 1, 1, 1, 1, 3),
  fromEnd: fc.integer({ min: 1, max: 6 }),
  length: fc.nat(1),
  text: fc.constantFrom("", "3", "8亿元", "武汉市", "，增长5.2%", "湖银", "，", "万", "约", "</p>\n<p>", "<b>"),
});
const step = fc.oneof({ weight: 3, arbitrary: typing }, { weight: 4, arbitrary: fc.constant("wait" as const) }, { weight: 1, arbitrary: fc.constant("read" as const) });

function placeIn(text: string, { paragraph, fromEnd, length, text: typed }: typeof typing extends fc.Arbitrary<infer T> ? T : never): TextChange {
  const end = [...text.matchAll(/<\/p>/gu)][paragraph]?.index ?? text.length;
  return { offset: Math.max(0, end - fromEnd), length, text: typed };
}

function expectInPlace({ analysis, text }: Desk["told"][number]): void {
  expect(analysis.visible.text).toBe(parseArticle(text, { fileName: "a.md" }).visible.text);
  for (const mention of [...analysis.figures, ...analysis.entities, ...analysis.nested]) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
}

describe("an article that several ask for at once", () => {
  it("is told as it is, and in the end as a fresh analysis tells it", async () => {
    let glances = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (delays, steps) => {
        const desk = new Desk(engineThat(delays));
        const asked: Promise<void>[] = [desk.read()];
        await asked[0];
        for (const one of steps) {
          if (one === "wait") await setImmediate();
          else if (one === "read") asked.push(desk.read());
          else asked.push(desk.type(placeIn(desk.text, one)));
        }
        await Promise.all(asked);
        await desk.finish();
        for (const each of desk.told) expectInPlace(each);
        glances += desk.told.filter(({ analysis }) => analysis.isGlance).length;
        const last = desk.told.findLast(({ analysis }) => analysis.complete && !analysis.isGlance)?.analysis;
        const fresh = await analyzeArticle(parseArticle(desk.text, { fileName: "a.md" }), { segmenter, gazetteer, fileName: "a.md" });
        expect([last?.figures, last?.entities, last?.nested]).toEqual([fresh.figures, fresh.entities, fresh.nested]);
      }),
      { numRuns: Number(process.env["ZHUPI_FUZZ_RUNS"] ?? 60) },
    );
    expect(glances).toBeGreaterThan(30);
  }, 60_000);
});
