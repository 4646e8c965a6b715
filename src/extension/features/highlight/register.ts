/** Knows how to colour what was recognised: as semantic tokens, so that every theme has its say. */

import * as vscode from "vscode";
import type { Span } from "../../../core/text/span";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { layOutTokens, type FlatToken } from "./layOutTokens";
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
      const analysis = await this.#analyses.analyze(document);
      if (cancel.isCancellationRequested) throw new vscode.CancellationError();
      if (known?.complete === true && !analysis.complete) throw new vscode.CancellationError();
      const rejected = rejectedKeys(await this.#store.session(document));
      const isOpen = (kind: string) => (span: Span): boolean => !rejected.has(keyOf(kind, span));
      return encode(document, layOutTokens(analysis.figures.filter(isOpen("figure")), analysis.entities.filter(isOpen("entity"))));
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

/** What a reviewer has rejected is not coloured any more. */
function rejectedKeys({ annotations }: SessionHandle): Set<string> {
  const rejected = annotations.filter(({ annotation }) => annotation.status === "rejected");
  return new Set(rejected.flatMap(({ annotation, spans }) => spans.map((span) => keyOf(annotation.kind, span))));
}

function keyOf(kind: string, { start, end }: Span): string {
  return `${kind}:${start.toString()}:${end.toString()}`;
}

/** Tokens can't span lines, so long ones are split at line ends. */
function encode(document: vscode.TextDocument, tokens: readonly FlatToken[]): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(legend);
  for (const token of tokens) {
    const type = TOKEN_TYPES.indexOf(token.type);
    const modifiers = token.optional ? 1 : 0;
    const start = document.positionAt(token.start);
    const end = document.positionAt(token.end);
    for (let line = start.line; line <= end.line; line++) {
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : document.lineAt(line).text.length;
      if (to > from) builder.push(line, from, to - from, type, modifiers);
    }
  }
  return builder.build();
}
