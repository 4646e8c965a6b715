/** Knows what was recognised in one version of a document. */

import type * as vscode from "vscode";
import type { SectionList } from "../../core/analysis/sectionList";
import type { ArticleFrame } from "../../core/analysis/section";
import type { Article } from "../../core/article/article";
import type { VisibleText } from "../../core/article/visibleText";
import type { Finding } from "../../core/checks/finding";
import type { Entity } from "../../core/entities/entity";
import type { Figure } from "../../core/figures/figure";
import type { LearntMark } from "../../core/learning/suggestLearnt";
import type { Span } from "../../core/text/span";
import type { Steps } from "../../core/text/steps";

/** An article as the host knows it; what only the recognisers read is missing. */
export type ShownArticle = Omit<Article, "hints">;

interface Known {
  readonly frame: ArticleFrame;
  readonly findings: readonly Finding[];
  readonly list: SectionList;
  /** False until the entities are there, too; those of unchanged paragraphs are there before. */
  readonly complete: boolean;
  /** Whether only the paragraph that was typed into was looked at; what that means for others, and others for it, follows. */
  readonly isGlance: boolean;
}

/**
 * Offsets of all mentions are into the file's text. In a long article, what is whole (`figures`, `entities`, `article`)
 * takes time to put together: whoever asks at every keystroke or for one place asks for that place, or by sections.
 */
export class DocumentAnalysis {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly complete: boolean;
  readonly isGlance: boolean;
  readonly findings: readonly Finding[];
  readonly list: SectionList;
  readonly frame: ArticleFrame;
  readonly #text: string;
  #visible: VisibleText | undefined;
  #article: ShownArticle | undefined;

  constructor({ uri, version, text }: { readonly uri: vscode.Uri; readonly version: number; readonly text: string }, known: Known) {
    this.uri = uri;
    this.version = version;
    this.#text = text;
    this.complete = known.complete;
    this.isGlance = known.isGlance;
    this.findings = known.findings;
    this.list = known.list;
    this.frame = known.frame;
  }

  get meta(): Article["meta"] {
    return this.frame.meta;
  }

  get figureCount(): number {
    return this.list.figureCount;
  }

  get entityCount(): number {
    return this.list.entityCount;
  }

  get figures(): readonly Figure[] {
    return this.list.figures;
  }

  get entities(): readonly Entity[] {
    return this.list.entities;
  }

  /** Names inside the entities. */
  get nested(): readonly Entity[] {
    return this.list.nested;
  }

  /** What a model suggests of the user's own labels. */
  get marks(): readonly LearntMark[] {
    return this.list.marks;
  }

  figuresIn(span: Span): Figure[] {
    return this.list.figuresIn(span);
  }

  entitiesIn(span: Span): Entity[] {
    return this.list.entitiesIn(span);
  }

  /** The figures of the article that may say the same quantity: those of the same kind. */
  comparable({ kind }: Figure): Figure[] {
    return this.list.figuresWhere((other) => other.kind === kind || (isCount(other.kind) && isCount(kind)));
  }

  get visible(): VisibleText {
    return (this.#visible ??= this.list.visible(this.frame));
  }

  /** The same, put together with pauses where that has not been done yet. */
  *readVisible(): Steps<VisibleText> {
    return (this.#visible ??= yield* this.list.readVisible(this.frame));
  }

  get article(): ShownArticle {
    const { meta, problems, removed } = this.frame;
    return (this.#article ??= { text: this.#text, meta, problems, removed, visible: this.visible, blocks: this.list.blocks(), links: this.list.links() });
  }

  /** The same version once its entities are there. */
  completed(list: SectionList): DocumentAnalysis {
    return new DocumentAnalysis({ uri: this.uri, version: this.version, text: this.#text }, { frame: this.frame, findings: this.findings, list, complete: true, isGlance: false });
  }
}

/** A bare number may count what another says with its unit. */
function isCount(kind: Figure["kind"]): boolean {
  return kind === "count" || kind === "number";
}
