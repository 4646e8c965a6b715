/** The process that holds nodejieba's dictionaries, as small as can be: answers one text after the other, and ends with its parent. */

import { loadJieba, tagText } from "./jiebaSegmenter";
import { packTokens, type SegmentAnswer, type SegmentRequest } from "./segmenterMessages";

function answer({ id, text }: SegmentRequest): SegmentAnswer {
  let jieba: ReturnType<typeof loadJieba>;
  try {
    jieba = loadJieba({ lean: true });
  } catch (error) {
    return { id, error: messageOf(error), fatal: true };
  }
  try {
    return { id, ...packTokens(tagText(jieba, text)) };
  } catch (error) {
    return { id, error: messageOf(error), fatal: false };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.on("message", (request: SegmentRequest) => {
  process.send?.(answer(request));
});
process.on("disconnect", () => {
  process.exit(0);
});
