/** Knows what a thread relies on that has its words cut by another: the same words, aborts that reach, an end that is told. */

import { MessageChannel } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Segmenter, Token } from "../../../src/core/ports";
import { cutAtLines, PortSegmenter, serveWords } from "../../../src/platform/node/wordsPort";

/** Words of two characters, none across a line feed. */
function cut(text: string): Token[] {
  return [...text.matchAll(/\n|[^\n]{1,2}/gu)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, tag: "n" }));
}

function connect(segment: Segmenter["segment"]): PortSegmenter {
  const { port1, port2 } = new MessageChannel();
  serveWords(port1, { segment, dispose: () => undefined });
  return new PortSegmenter(port2);
}

describe("words of another thread", () => {
  it("are those of the whole text", async () => {
    const asked: string[] = [];
    const words = connect((text) => {
      asked.push(text);
      return Promise.resolve(cut(text));
    });
    const text = "东湖银行发布年报。\n".repeat(2_000);
    expect(await words.segment(text)).toEqual(cut(text));
    expect(asked.length).toBeGreaterThan(2);
    expect(await words.segment("")).toEqual([]);
    words.dispose();
  });

  it("are not cut any more once nobody wants them, and fail as whoever cuts them fails", async () => {
    const signals: AbortSignal[] = [];
    const words = connect((text, signal) => {
      if (text === "坏") return Promise.reject(new Error("no dictionary"));
      if (signal !== undefined) signals.push(signal);
      return new Promise(() => undefined);
    });
    await expect(words.segment("坏")).rejects.toThrow("no dictionary");
    const controller = new AbortController();
    const asked = words.segment("东湖", controller.signal);
    await vi.waitUntil(() => signals.length === 1);
    controller.abort(new Error("overtaken"));
    await expect(asked).rejects.toThrow("overtaken");
    await vi.waitUntil(() => signals[0]?.aborted === true);
    const unanswered = words.segment("江城");
    words.dispose();
    await expect(unanswered).rejects.toThrow("ended");
    await expect(words.segment("江城")).rejects.toThrow("ended");
  });
});

describe("cutAtLines", () => {
  it("gives whole lines, as many as fit", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("\n", "东", "湖银", "行发布年报"), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (parts, most) => {
        const text = parts.join("");
        const pieces = cutAtLines(text, most);
        expect(pieces.join("")).toBe(text);
        for (const piece of pieces.slice(0, -1)) expect(piece.endsWith("\n")).toBe(true);
        for (const piece of pieces) expect(piece.length <= most || !piece.slice(0, -1).includes("\n")).toBe(true);
      }),
    );
  });
});
