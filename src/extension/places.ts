/** Knows which article, and which place in it, a command is about: what it was told, or where the cursor stands. */

import * as vscode from "vscode";
import type { LiveAnnotation } from "../core/annotations/session/session";
import type { Mention } from "../core/analysis/locate";
import { listSuggestions, undecided, type Suggestion } from "../core/analysis/suggestions";
import type { Span } from "../core/text/span";
import { trimSelection } from "../core/text/trimSelection";
import type { AnalysisService, DocumentAnalysis } from "./analysis/analysisService";
import type { AnnotationStore } from "./annotations/annotationStore";
import type { SessionHandle } from "./annotations/store";
import { isArticle } from "./articleDocument";

/** What a command may be called with; anything else in its place is ignored. Offsets are into the file. */
export interface PlaceArgument {
  readonly uri: string;
  readonly start?: number;
  readonly end?: number;
  readonly id?: string;
}

/** An article with its annotations, and the selection that a command is about. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly session: SessionHandle;
  readonly span: Span;
  /** The editor whose cursor it is; absent where the place was named by the caller. */
  readonly editor?: vscode.TextEditor;
  /** Where that cursor stood at the key. */
  readonly selection?: vscode.Selection;
}

/** What a command is about at the moment of the key, before the annotations are read. */
export interface Aim extends Omit<Place, "session"> {
  /** Of the document's text that the span is in. */
  readonly version: number;
}

export class Places {
  readonly #analyses: AnalysisService;
  readonly #store: AnnotationStore;
  #page: () => PlaceArgument | undefined = () => undefined;

  constructor(
    analyses: AnalysisService,
    store: AnnotationStore,
  ) {
    this.#analyses = analyses;
    this.#store = store;
  }

  /** Lets commands without an argument be about what is selected on a page, while one has the focus. */
  lookAtPage(page: () => PlaceArgument | undefined): void {
    this.#page = page;
  }

  /** `undefined` where no article is meant. */
  async find(argument: unknown): Promise<Place | undefined> {
    const aim = this.aim(argument);
    return aim === undefined ? undefined : this.at(aim);
  }

  /** What a command is about now: by the time it can act, the reviewer may already be elsewhere. */
  aim(argument: unknown): Aim | undefined {
    const named = readPlaceArgument(argument);
    const given = named ?? this.#page();
    const editor = vscode.window.activeTextEditor;
    const document = given === undefined ? editor?.document : openArticle(given.uri);
    if (document === undefined || !isArticle(document)) return undefined;
    const { version } = document;
    if (given?.start !== undefined && given.end !== undefined) {
      const span = clamp(document, { start: given.start, end: given.end });
      return { document, version, span: named === undefined ? trimmed(document, span) : span };
    }
    return editor?.document === document ? aimOf(editor) : { document, version, span: { start: 0, end: 0 } };
  }

  /** The article that was aimed at; the place is the cursor's of now where the text has been edited since. */
  async at(aim: Aim): Promise<Place> {
    const { document, editor, version } = aim;
    const present = editor === undefined || version === document.version ? aim : aimOf(editor);
    return { ...present, session: await this.#store.session(document) };
  }

  /** The suggestions of the document's present text that nobody has decided upon. */
  openSuggestions(document: vscode.TextDocument, session: SessionHandle): Suggestion[] {
    const analysis = this.#present(document);
    return analysis === undefined ? [] : undecided(listSuggestions(analysis.figures, analysis.entities, analysis.marks), decidedSpans(session));
  }

  /** The open suggestions of the same label and text as one of them, it included. */
  sameSuggestions({ document, session }: Pick<Place, "document" | "session">, { kind, label, text }: Suggestion): Suggestion[] {
    const list = this.#present(document)?.list;
    if (list === undefined) return [];
    const figures = kind === "figure" ? list.figuresWhere((figure) => figure.kind === label && shownText(figure) === text) : [];
    const entities = kind === "entity" ? list.entitiesWhere((entity) => entity.type === label && shownText(entity) === text) : [];
    const marks = kind === "mark" ? list.marks.filter((mark) => mark.label === label && shownText(mark) === text) : [];
    return undecided(listSuggestions(figures, entities, marks), decidedSpans(session));
  }

  /** The suggestion at a place: the one with exactly these borders, else the shortest around it. */
  suggestionAt({ document, session, span }: Place, kind?: Suggestion["kind"]): Suggestion | undefined {
    const list = this.#present(document)?.list;
    if (list === undefined) return undefined;
    const open = undecided(listSuggestions(list.figuresIn(span), list.entitiesIn(span), list.marks), decidedSpans(session));
    const around = open.filter((suggestion) => (kind === undefined || suggestion.kind === kind) && touches(suggestion, span));
    return around.find(({ start, end }) => start === span.start && end === span.end) ?? shortest(around);
  }

  /** What is known of the document's present text. */
  #present(document: vscode.TextDocument): DocumentAnalysis | undefined {
    const analysis = this.#analyses.latest(document);
    return analysis?.version === document.version ? analysis : undefined;
  }

  /** The annotation at a place, or the one that the argument names. */
  annotationAt({ session, span }: Place, argument: unknown): LiveAnnotation | undefined {
    const id = readPlaceArgument(argument)?.id;
    if (id !== undefined) return session.get(id);
    const shown = session.annotations.filter(({ annotation }) => annotation.status !== "rejected");
    const around = shown.filter(({ spans }) => spans.some((one) => touches(one, span)));
    const exact = around.find(({ spans }) => spans.some(({ start, end }) => start === span.start && end === span.end));
    return exact ?? around.sort((a, b) => lengthOf(a.spans) - lengthOf(b.spans))[0];
  }
}

export function decidedSpans(session: SessionHandle): (Span & { kind: string })[] {
  return session.annotations.flatMap(({ annotation, spans }) => spans.map(({ start, end }) => ({ start, end, kind: annotation.kind })));
}

export function readPlaceArgument(argument: unknown): PlaceArgument | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { uri, start, end, id } = argument as Record<string, unknown>;
  if (typeof uri !== "string") return undefined;
  const place = typeof start === "number" && typeof end === "number" && start >= 0 && start <= end;
  return { uri, ...(place ? { start, end } : {}), ...(typeof id === "string" ? { id } : {}) };
}

function shownText({ surface, text }: Mention): string {
  return surface ?? text;
}

/** At an editor's cursor. */
export function aimOf(editor: vscode.TextEditor): Aim {
  const { document, selection } = editor;
  return { document, version: document.version, span: trimmed(document, spanOf(document, selection)), editor, selection };
}

function openArticle(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function clamp(document: vscode.TextDocument, span: Span): Span {
  const range = document.validateRange(new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)));
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

function spanOf(document: vscode.TextDocument, { start, end }: vscode.Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** What was selected by hand, without what stands at its ends by accident; empty where only blanks were selected. */
function trimmed(document: vscode.TextDocument, { start, end }: Span): Span {
  const text = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  if (text.trim() === "") return { start, end: start };
  const out = trimSelection(text);
  return { start: start + out.start, end: end - out.end };
}

/** A cursor touches a span it stands in or at whose start it stands; a selection must overlap. */
function touches(outer: Span, span: Span): boolean {
  return span.start === span.end ? outer.start <= span.start && span.start < outer.end : outer.start < span.end && span.start < outer.end;
}

function shortest(suggestions: readonly Suggestion[]): Suggestion | undefined {
  return [...suggestions].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
