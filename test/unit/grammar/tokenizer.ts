/** Loads the article grammar with the very tokeniser that VS Code runs it in. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
// Both are CommonJS, and Node finds no names in them.
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";

const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const { INITIAL, parseRawGrammar, Registry } = textmate;

const GRAMMAR = join(import.meta.dirname, "../../../syntaxes/finance-article.tmLanguage.json");

export async function loadArticleGrammar(path = GRAMMAR): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => Promise.resolve(scope === "text.html.finance-article" ? parseRawGrammar(readFileSync(path, "utf8"), path) : null),
  });
  const grammar = await registry.loadGrammar("text.html.finance-article");
  if (grammar === null) throw new Error("The grammar could not be loaded");
  return grammar;
}

export interface ScopedText {
  readonly text: string;
  /** Innermost last, without the grammar's own scope. */
  readonly scopes: readonly string[];
}

export function tokenize(grammar: IGrammar, text: string): ScopedText[] {
  let state = INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1) }));
  });
}

/** The texts whose scopes contain the given one, as a whole name or as its beginning. */
export function textsOf(tokens: readonly ScopedText[], scope: string): string[] {
  return tokens.filter(({ scopes }) => scopes.some((name) => name === scope || name.startsWith(`${scope}.`))).map(({ text }) => text);
}
