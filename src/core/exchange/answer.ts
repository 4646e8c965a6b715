/** Knows the answer of `zhupi analyze`: a stable JSON form that scripts and measurements rely on. */

import type { Analysis } from "../analysis/analyze";
import type { ArticleMeta } from "../article/article";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";

/** What went wrong with one request; the stream goes on after it. */
export interface AnswerError {
  readonly code: AnswerErrorCode;
  /** In the user's language. */
  readonly message: string;
}

export type AnswerErrorCode = "invalidJson" | "invalidRequest" | "tooLong" | "encoding" | "unreadable" | "tooLarge" | "internal";

/** All offsets are UTF-16 code units into the file's decoded text, end exclusive. */
export interface Answer {
  readonly id?: string | number | null;
  readonly meta: ArticleMeta;
  readonly problems?: Analysis["article"]["problems"];
  readonly figures: readonly Figure[];
  readonly entities?: readonly Entity[];
  readonly nested?: readonly Entity[];
}

export interface ErrorAnswer {
  readonly id: string | number | null;
  readonly error: AnswerError;
}

/** Brings an analysis into the answer's form; without `entities` those two lists are left out altogether. */
export function toAnswer(analysis: Analysis, { id, entities }: { id?: string | number; entities: boolean }): Answer {
  const { article, figures } = analysis;
  return {
    ...(id === undefined ? {} : { id }),
    meta: article.meta,
    ...(article.problems.length === 0 ? {} : { problems: article.problems }),
    figures,
    ...(entities ? { entities: analysis.entities, nested: analysis.nested } : {}),
  };
}
