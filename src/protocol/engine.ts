/** The messages between the editor's host and the analysis worker; both sides import these types and nothing else. */

import type { Article } from "../core/article/article";
import type { Entity } from "../core/entities/entity";
import type { Figure } from "../core/figures/figure";

/** An article without methods, as it crosses to another thread. */
export type ArticleData = Omit<Article, "text" | "visible"> & {
  readonly visible: Pick<Article["visible"], "text" | "segments" | "zones">;
};

export interface AnalyzeRequest {
  readonly type: "analyze";
  /** The document's URI; a newer request for the same one makes older ones stale. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly fileName: string;
}

export type EngineRequest = AnalyzeRequest | { readonly type: "forget"; readonly uri: string };

export type EngineResponse =
  | {
      /** Figures need no dictionary: this answer comes first. Offsets are into the file. */
      readonly type: "article";
      readonly uri: string;
      readonly version: number;
      readonly article: ArticleData;
      readonly figures: readonly Figure[];
    }
  | {
      readonly type: "entities";
      readonly uri: string;
      readonly version: number;
      readonly entities: readonly Entity[];
      readonly nested: readonly Entity[];
      /** Whether words from a dictionary were at hand. */
      readonly segmented: boolean;
    }
  | { readonly type: "failed"; readonly uri: string; readonly version: number; readonly message: string }
  | { readonly type: "segmenter"; readonly state: "idle" | "loading" | "ready" | "unavailable"; readonly message?: string };
