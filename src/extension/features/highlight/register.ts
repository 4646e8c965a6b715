/** Knows how to colour what was recognised: as semantic tokens, so that every theme has its say. */

import * as vscode from "vscode";
import type { Steps } from "../../../core/text/steps";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { inSlices } from "../../annotations/slices";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { encodeTokens } from "./encodeTokens";
import { SectionTokens, type IsOpen, type PackedTokens } from "./sectionTokens";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "./tokenTypes";

const legend = new vscode.SemanticTokensLegend([...TOKEN_TYPES], [...TOKEN_MODIFIERS]);

export function registerHighlight(analyses: AnalysisService, store: AnnotationStore): vscode.Disposable {
  const provider = new TokenProvider(analyses, store);
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerDocumentSemanticTokensProvider({ language: LANGUAGE_ID }, provider, legend),
  );
}

class TokenProvider implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #analyses: AnalysisService;
  readonly #store: AnnotationStore;
  readonly #tokens = new SectionTokens();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeSemanticTokens = this.#changed.event;

  constructor(analyses: AnalysisService, store: AnnotationStore) {
    this.#analyses = analyses;
    this.#store = store;
    this.#subscriptions = vscode.Disposable.from(
      analyses.onDidAnalyze((analysis) => {
        if (analysis.complete) this.#changed.fire();
      }),
      store.onDidChange(() => {
        this.#changed.fire();
      }),
    );
  }

  /**
   * Figures at once on a first look. Later the editor itself moves the old tokens along with the edit, so
   * tokens without entities, which would flicker, are not given: the complete ones follow.
   */
  async provideDocumentSemanticTokens(document: vscode.TextDocument, cancel: vscode.CancellationToken): Promise<vscode.SemanticTokens> {
    if (!isArticle(document)) return new vscode.SemanticTokens(new Uint32Array());
    const known = this.#analyses.latest(document);
    try {
      const analysis = await this.#analyses.present(document);
      if (cancel.isCancellationRequested) throw new vscode.CancellationError();
      if (known?.complete === true && !analysis.complete) throw new vscode.CancellationError();
      const isOpen = openTest(await this.#store.session(document));
      const tokens = await inSlices(this.#tokens.list(analysis.list, isOpen));
      if (document.version !== analysis.version) throw new vscode.CancellationError();
      return await inSlices(encode(document, tokens));
    } catch (error) {
      if (error instanceof StaleError) throw new vscode.CancellationError();
      throw error;
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

/** What a reviewer has rejected is not coloured any more; `undefined` where nothing was. */
function openTest({ annotations }: SessionHandle): IsOpen | undefined {
  const rejected = annotations.filter(({ annotation }) => annotation.status === "rejected");
  if (rejected.length === 0) return undefined;
  const starts = new Set(rejected.flatMap(({ spans }) => spans.map(({ start }) => start)));
  const keys = new Set(rejected.flatMap(({ annotation, spans }) => spans.map(({ start, end }) => keyOf(annotation.kind, start, end))));
  return (kind, start, end) => !starts.has(start) || !keys.has(keyOf(kind, start, end));
}

function keyOf(kind: string, start: number, end: number): string {
  return `${kind}:${start.toString()}:${end.toString()}`;
}

/** Ends as soon as the document is another. */
function* encode(document: vscode.TextDocument, tokens: PackedTokens): Steps<vscode.SemanticTokens> {
  const { version, eol, lineCount } = document;
  const lengthOf = (line: number): number => {
    if (document.version !== version) throw new vscode.CancellationError();
    return document.lineAt(line).text.length;
  };
  return new vscode.SemanticTokens(yield* encodeTokens({ lineCount, lineEnd: eol === vscode.EndOfLine.CRLF ? 2 : 1, lengthOf }, tokens));
}
