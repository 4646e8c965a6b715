/** Knows how figures and names are reached by VS Code's own ways: symbols, definition, references, highlights. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { labelName } from "../../../core/cards/names";
import type { Entity } from "../../../core/entities/entity";
import type { IndexHit } from "../../../core/folderIndex/folderIndex";
import type { Span } from "../../../core/text/span";
import type { AnalysisService, DocumentAnalysis } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";

const MOST_SYMBOLS = 200;

export function registerSymbols(engine: EngineClient, analyses: AnalysisService): vscode.Disposable {
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
        const found = await entityAt(document, position, analyses);
        if (found === undefined) return undefined;
        return sameEntities(found).map((entity) => new vscode.DocumentHighlight(rangeOf(document, entity), vscode.DocumentHighlightKind.Text));
      },
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: async (document, position) => {
        const found = await entityAt(document, position, analyses);
        const [first] = found === undefined ? [] : sameEntities(found);
        return first === undefined ? undefined : new vscode.Location(document.uri, rangeOf(document, first));
      },
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: async (document, position) => {
        const found = await entityAt(document, position, analyses);
        if (found === undefined) return undefined;
        const here = sameEntities(found).map((entity) => new vscode.Location(document.uri, rangeOf(document, entity)));
        const hits = await engine.call("findName", { name: identity(found.entity) });
        return [...here, ...hits.filter(({ uri }) => uri !== document.uri.toString()).map(toLocation)];
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: async (document) => (isArticle(document) ? outline(document, await analyses.analyze(document)) : []),
    }),
  );
}

interface EntityInPlace {
  readonly entity: Entity;
  readonly analysis: DocumentAnalysis;
}

async function entityAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  analyses: AnalysisService,
): Promise<EntityInPlace | undefined> {
  if (!isArticle(document)) return undefined;
  await analyses.analyze(document);
  const analysis = analyses.latest(document);
  const offset = document.offsetAt(position);
  const [entity] = analysis?.entitiesIn({ start: offset, end: offset }) ?? [];
  return analysis === undefined || entity === undefined ? undefined : { analysis, entity };
}

function identity(entity: Entity): string {
  return entity.canonical ?? entity.surface ?? entity.text;
}

/** Mentions of the same entity in reading order. */
function sameEntities({ entity, analysis }: EntityInPlace): Entity[] {
  const wanted = identity(entity);
  return analysis.list.entitiesWhere((other) => other.type === entity.type && identity(other) === wanted).sort((a, b) => a.start - b.start);
}

/** Paragraph headings, as the outline and the breadcrumbs show them. */
function outline(document: vscode.TextDocument, { article }: DocumentAnalysis): vscode.DocumentSymbol[] {
  return article.blocks.flatMap((block) => {
    if (block.type !== "heading" && block.type !== "table") return [];
    const name = block.type === "table" ? l10n.t("Table") : article.visible.text.slice(block.start, block.end).trim();
    const range = rangeOf(document, block.source);
    const kind = block.type === "table" ? vscode.SymbolKind.Array : vscode.SymbolKind.String;
    return name === "" ? [] : [new vscode.DocumentSymbol(name, "", kind, range, range)];
  });
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
