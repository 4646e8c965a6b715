/** Knows how figures and names are reached by VS Code's own ways: symbols, definition, references, highlights. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { moveSpan } from "../../../core/analysis/section";
import { labelName } from "../../../core/cards/names";
import type { IndexHit } from "../../../core/folderIndex/folderIndex";
import type { Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import type { AnalysisService, DocumentAnalysis } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { inSlices } from "../../annotations/slices";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { listMentions, mentionAt, type NameMention, sameWho } from "../link/mentions";

const MOST_SYMBOLS = 200;
const SECTIONS_A_STEP = 1_000;

export interface SymbolServices {
  readonly engine: EngineClient;
  readonly analyses: AnalysisService;
  readonly store: AnnotationStore;
}

export function registerSymbols(services: SymbolServices): vscode.Disposable {
  const { engine, analyses } = services;
  const selector = { language: LANGUAGE_ID };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: async (query) => {
        const hits = await engine.call("findSymbols", { query, limit: MOST_SYMBOLS });
        return hits.map((hit) => toSymbol(hit, query));
      },
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: async (document, position) => {
        const found = await nameAt(document, position, services);
        return found?.same.map((mention) => new vscode.DocumentHighlight(rangeOf(document, mention), vscode.DocumentHighlightKind.Text));
      },
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: async (document, position) => {
        const first = (await nameAt(document, position, services))?.same[0];
        return first === undefined ? undefined : new vscode.Location(document.uri, rangeOf(document, first));
      },
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: async (document, position) => {
        const found = await nameAt(document, position, services);
        if (found === undefined) return undefined;
        const here = found.same.map((mention) => new vscode.Location(document.uri, rangeOf(document, mention)));
        return [...here, ...(await findElsewhere(document, found, engine))];
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: async (document) => (isArticle(document) ? inSlices(outline(document, await analyses.present(document))) : []),
    }),
  );
}

interface FoundName {
  readonly mention: NameMention;
  /** The mentions of the same in the article, in reading order. */
  readonly same: readonly NameMention[];
}

async function nameAt(document: vscode.TextDocument, position: vscode.Position, { analyses, store }: SymbolServices): Promise<FoundName | undefined> {
  if (!isArticle(document)) return undefined;
  const [, session] = await Promise.all([analyses.present(document), store.session(document)]);
  const analysis = analyses.latest(document);
  if (analysis === undefined) return undefined;
  const mentions = listMentions(analysis, session);
  const mention = mentionAt(mentions, document.offsetAt(position));
  return mention === undefined ? undefined : { mention, same: sameWho(mentions, mention) };
}

/** Elsewhere in the folder, under any of its names. */
async function findElsewhere(document: vscode.TextDocument, { mention: { canonical, text }, same }: FoundName, engine: EngineClient): Promise<vscode.Location[]> {
  const uri = document.uri.toString();
  // Whom a reviewer has linked may be in no list: what the article itself calls him is then all that is known.
  const alsoCalled = [...new Set(same.map((one) => one.text))];
  const hits = await engine.call("findName", { name: canonical ?? text, alsoCalled, uri, listed: canonical !== undefined });
  // What is none that is listed is not what has the same name and is.
  return hits.filter(({ uri: where, mention }) => where !== uri && (canonical !== undefined || mention.sense === mention.text)).map(toLocation);
}

/** Paragraph headings, as the outline and the breadcrumbs show them. */
function* outline(document: vscode.TextDocument, { list }: DocumentAnalysis): Steps<vscode.DocumentSymbol[]> {
  const symbols: vscode.DocumentSymbol[] = [];
  for (const [index, { block, text }] of list.sections.entries()) {
    if (index % SECTIONS_A_STEP === 0) yield;
    if (block?.type !== "heading" && block?.type !== "table") continue;
    const name = block.type === "table" ? l10n.t("Table") : text.slice(block.start, block.end).trim();
    const range = rangeOf(document, moveSpan(block.source, list.origin(index).source));
    const kind = block.type === "table" ? vscode.SymbolKind.Array : vscode.SymbolKind.String;
    if (name !== "") symbols.push(new vscode.DocumentSymbol(name, "", kind, range, range));
  }
  return symbols;
}

/** The editor filters symbols by their names once more, so one that matches by value carries the query in its name. */
function toSymbol(hit: IndexHit, query: string): vscode.SymbolInformation {
  const { mention, title } = hit;
  const name = isSubsequence(query, mention.text) ? mention.text : `${mention.text} = ${query}`;
  const kind = mention.kind === "figure" ? vscode.SymbolKind.Number : vscode.SymbolKind.Object;
  const container = [labelName(mention.label), title].filter((part) => part !== undefined).join(" · ");
  return new vscode.SymbolInformation(name, kind, container, toLocation(hit));
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part.toLowerCase()) {
    at = whole.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function toLocation({ uri, mention: { from, to } }: IndexHit): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri, true), new vscode.Range(from.line, from.character, to.line, to.character));
}

function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
