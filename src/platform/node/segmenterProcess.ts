/** The entry of the segmenter's own process: ending it is the only way to get nodejieba's memory back. */

import { loadJieba, tagText } from "./jiebaSegmenter";
import { packTokens, type SegmenterMessage, type SegmentRequest } from "./segmenterProtocol";

function send(message: SegmenterMessage, then?: () => void): void {
  process.send?.(message, then);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.on("disconnect", () => {
  process.exit(0);
});

try {
  const jieba = loadJieba();
  process.on("message", ({ id, text }: SegmentRequest) => {
    try {
      send({ type: "tokens", id, tokens: packTokens(tagText(jieba, text)) });
    } catch (error) {
      send({ type: "failed", id, message: describe(error) });
    }
  });
  send({ type: "ready" });
} catch (error) {
  send({ type: "unavailable", message: describe(error) }, () => {
    process.exit(1);
  });
}
