/** Knows how to colour what was recognised: as semantic tokens, so that every theme has its say. */

import * as vscode from "vscode";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import type { AnalysisService } from "../../analysis/analysisService";
import { StaleError } from "../../analysis/engineClient";
import { layOutTokens, type FlatToken } from "./layOutTokens";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "./tokenTypes";

const legend = new vscode.SemanticTokensLegend([...TOKEN_TYPES], [...TOKEN_MODIFIERS]);

export function registerHighlight(analyses: AnalysisService): vscode.Disposable {
  const provider = new TokenProvider(analyses);
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerDocumentSemanticTokensProvider({ language: LANGUAGE_ID }, provider, legend),
  );
}

class TokenProvider implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeSemanticTokens = this.#changed.event;

  readonly #analyses: AnalysisService;

  constructor(analyses: AnalysisService) {
    this.#analyses = analyses;
    this.#subscription = analyses.onDidAnalyze((analysis) => {
      if (analysis.complete) this.#changed.fire();
    });
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
      return encode(document, layOutTokens(analysis.figures, analysis.entities));
    } catch (error) {
      if (error instanceof StaleError) throw new vscode.CancellationError();
      throw error;
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
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
