/** Knows how one thread has its words cut by another: a few lines at a time, so that short questions of others come between. */

import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type { Segmenter, Token } from "../../core/ports";
import { packTokens, type SegmentAnswer, type SegmentRequest, unpackTokens } from "./segmenterMessages";

type WordsRequest = SegmentRequest | { readonly cancel: number };

/** UTF-16 code units that are asked for together; cut in 2 to 3 ms. */
const MOST = 4_000;

interface Waiting {
  readonly resolve: (tokens: readonly Token[]) => void;
  readonly reject: (error: Error) => void;
}

/** The side that asks. No word lies across a line feed and none depends on another line, so the words are those of the whole text. */
export class PortSegmenter implements Segmenter {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #closed = false;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (answer: SegmentAnswer) => {
      this.#take(answer);
    });
    void once(port, "close").then(() => {
      this.#close();
    });
  }

  async segment(text: string, signal?: AbortSignal): Promise<readonly Token[]> {
    signal?.throwIfAborted();
    const pieces = cutAtLines(text);
    const first = this.#nextId;
    const asked = Promise.all(pieces.map((piece) => this.#ask(piece)));
    const abort = (): void => {
      for (let id = first; id < first + pieces.length; id++) this.#cancel(id, signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    const found = await asked.finally(() => {
      signal?.removeEventListener("abort", abort);
    });
    let offset = 0;
    return found.flatMap((tokens, index) => {
      const by = offset;
      offset += pieces[index]?.length ?? 0;
      return by === 0 ? tokens : tokens.map(({ start, end, tag }) => ({ start: start + by, end: end + by, tag }));
    });
  }

  dispose(): void {
    this.#port.close();
  }

  #ask(text: string): Promise<readonly Token[]> {
    const id = this.#nextId++;
    if (this.#closed) return Promise.reject(new Error(CLOSED));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#tell({ id, text });
    });
  }

  #cancel(id: number, reason: unknown): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    this.#tell({ cancel: id });
    waiting.reject(reason instanceof Error ? reason : new Error("Aborted."));
  }

  #tell(request: WordsRequest): void {
    this.#port.postMessage(request);
  }

  #take(answer: SegmentAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(unpackTokens(answer.tags, answer.tokens));
  }

  #close(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error(CLOSED));
    this.#waiting.clear();
  }
}

const CLOSED = "The dictionary's thread has ended.";

/** Whole lines, as many together as fit; a longer line by itself. */
export function cutAtLines(text: string, most = MOST): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.lastIndexOf("\n", start + most - 1) + 1;
    if (end <= start) end = text.indexOf("\n", start) + 1;
    if (end <= start || text.length - start <= most) end = text.length;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** The side that has the dictionary. */
export function serveWords(port: MessagePort, segmenter: Segmenter): void {
  const running = new Map<number, AbortController>();
  const answer = async ({ id, text }: SegmentRequest, signal: AbortSignal): Promise<SegmentAnswer> => {
    try {
      return { id, ...packTokens(await segmenter.segment(text, signal)) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error), fatal: false };
    }
  };
  port.on("message", (request: WordsRequest) => {
    if ("cancel" in request) {
      running.get(request.cancel)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(request.id, controller);
    void answer(request, controller.signal).then((words) => {
      running.delete(request.id);
      port.postMessage(words);
    });
  });
}
