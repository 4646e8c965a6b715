/** Knows what a checked message of the page leads to. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type Annotation } from "../../../core/annotations/annotation";
import { cutText } from "../../../core/text/cutText";
import type { Span } from "../../../core/text/span";
import type { HostMessage, MarkAction, PageMessage } from "../../../protocol/preview";
import { labelsFor } from "../../labels";
import type { PlaceArgument } from "../../places";
import type { SamePlace } from "../../samePlaces";
import { annotate, annotateWithNote, decide, relabel, resize, takeBack } from "./decisions";
import type { EditorScroll } from "./editorScroll";
import { readWebLink } from "./links";
import { lookUp, type LookUp } from "./lookUp";
import type { MarkSubject } from "./marks";
import type { PageUpdates } from "./pageUpdates";
import type { PreviewModel } from "./previewModel";
import type { PreviewServices } from "./services";

/** Of what an annotation covers, when it is said; in UTF-16 code units. */
const LONGEST_QUOTE = 80;

type Request = Exclude<PageMessage, { readonly type: "ready" | "lock" }>;

/** What is selected on the page, in offsets of the file, and the annotation that it is. */
export interface PageSelection extends Span {
  readonly id?: string;
}

/** The page that asks. */
export interface RequestingPage {
  readonly document: vscode.TextDocument;
  readonly scroll: EditorScroll;
  readonly updates: Pick<PageUpdates, "subject">;
  selection: PageSelection | undefined;
  /** Where in the file its reader has scrolled to. */
  place: number | undefined;
  post(message: HostMessage): void;
}

export class PageRequests {
  readonly #session: RequestingPage;
  readonly #services: PreviewServices;

  constructor(session: RequestingPage, services: PreviewServices) {
    this.#session = session;
    this.#services = services;
  }

  /** The message is of the model's document and version. Rejects with what the user should be told. */
  async handle(message: Request, model: PreviewModel): Promise<void> {
    const { document } = this.#session;
    switch (message.type) {
      case "scrolled":
        this.#session.place = model.sourceOffset(message.offset);
        this.#session.scroll.toTop(this.#session.place);
        return;
      case "goTo":
        await this.#goTo(model.sourceOffset(message.offset), message.open);
        return;
      case "selected":
        this.#session.selection = this.#selected(message, model);
        return;
      case "openLink":
        await openOnWeb(model.linkUrl(message.link));
        return;
      case "lookUp":
        await this.#showCard(message);
        return;
      case "openCardLink":
        await openOnWeb((await this.#lookUp(message.mark))?.card.rows[message.row]?.url);
        return;
      case "openPlace":
        await openPlace((await this.#lookUp(message.mark))?.hits[message.place]);
        return;
      case "images":
        if (message.host === null) this.#services.images.allowArticle(document.uri);
        else if (hasImageOf(model, message.host)) await this.#services.images.allowHost(message.host);
        return;
      case "history":
        await this.#telling(message.action === "undo" ? l10n.t("Undone") : l10n.t("Redone"), () => takeBack(message.action, document.uri));
        return;
      default:
        await this.#annotate(message, model);
    }
  }

  async #annotate(message: Extract<Request, { readonly type: "annotate" | "note" | "mark" | "relabel" | "resize" }>, model: PreviewModel): Promise<void> {
    switch (message.type) {
      case "annotate": {
        const place = this.#place(model.toSource(message));
        if (place !== undefined) await this.#telling(l10n.t("Annotated"), () => annotate(place, message.label));
        return;
      }
      case "note": {
        const place = this.#place(model.toSource(message));
        if (place !== undefined) await this.#telling(l10n.t("Annotated"), () => annotateWithNote(place));
        return;
      }
      case "mark": {
        const place = this.#placeOf(this.#subject(message.mark));
        if (place === undefined) return;
        await this.#telling(outcome(message.action), () => decide(message.action, place));
        return;
      }
      case "relabel":
        await this.#telling(l10n.t("Annotated"), () => this.#relabel(message));
        return;
      case "resize":
        await this.#telling(l10n.t("Changed"), () => this.#resize(message, model));
    }
  }

  async #relabel({ mark, label }: Extract<Request, { readonly type: "relabel" }>): Promise<void> {
    const subject = this.#subject(mark);
    const place = this.#placeOf(subject);
    if (subject === undefined || place === undefined) return;
    const chosen = typeof label === "string" ? undefined : labelsFor(this.#session.document.uri).find(({ id }) => id === label.id);
    const session = await this.#services.annotations.session(this.#session.document);
    if (subject.type === "annotation" && chosen !== undefined) await relabel(session, subject.id, chosen);
    else await annotate(place, label);
  }

  async #resize(message: Extract<Request, { readonly type: "resize" }>, model: PreviewModel): Promise<void> {
    const subject = this.#subject(message.mark);
    const before = this.#placeOf(subject);
    const after = model.toSource(message);
    if (subject?.type !== "annotation" || before?.start === undefined || before.end === undefined || after === undefined) return;
    const session = await this.#services.annotations.session(this.#session.document);
    await resize(session, subject.id, { start: before.start, end: before.end }, after);
  }

  /** The chosen mark; else the selection, or the caret as an empty one. */
  #selected({ start, end, mark }: Extract<Request, { readonly type: "selected" }>, model: PreviewModel): PageSelection | undefined {
    const chosen = mark === null ? undefined : this.#placeOf(this.#subject(mark));
    if (chosen?.start !== undefined && chosen.end !== undefined) return { start: chosen.start, end: chosen.end, ...(chosen.id === undefined ? {} : { id: chosen.id }) };
    if (start < end) return model.toSource({ start, end });
    const offset = model.sourceOffset(start);
    return { start: offset, end: offset };
  }

  async #showCard({ mark, version }: Extract<Request, { readonly type: "lookUp" }>): Promise<void> {
    const { document } = this.#session;
    const found = await this.#lookUp(mark);
    this.#session.post({ type: "card", document: document.uri.toString(), version, mark, card: found?.card ?? null, places: found?.places ?? [] });
  }

  async #lookUp(mark: string): Promise<LookUp | undefined> {
    const subject = this.#subject(mark);
    const { document } = this.#session;
    const { analyses, annotations, engine } = this.#services;
    if (subject === undefined) return undefined;
    return lookUp(subject, { document, analysis: analyses.latest(document), session: annotations.latest(document), engine });
  }

  /** For those who hear the page rather than see it change: what was done, if anything was, and to which words. */
  async #telling(done: string, work: () => Promise<void>): Promise<void> {
    const { document } = this.#session;
    const listed = (): readonly Annotation[] => this.#services.annotations.latest(document)?.annotations.map(({ annotation }) => annotation) ?? [];
    const before = new Set(listed());
    await work();
    const after = listed();
    const changed = after.filter((annotation) => !before.has(annotation));
    if (changed.length === 0 && after.length === before.size) return;
    const [one] = changed;
    const text = changed.length === 1 && one !== undefined ? this.#inWords(done, one) : done;
    this.#session.post({ type: "say", document: document.uri.toString(), text });
  }

  #inWords(done: string, annotation: Annotation): string {
    const { label } = annotation;
    const name = labelsFor(this.#session.document.uri).find(({ id }) => id === label)?.name ?? label;
    return l10n.t("{0}: {1}, {2}", done, cutText(quotedText(annotation), LONGEST_QUOTE), name);
  }

  #subject(mark: string): MarkSubject | undefined {
    return this.#session.updates.subject(mark);
  }

  #place(span: Span | undefined): PlaceArgument | undefined {
    return span === undefined ? undefined : { uri: this.#session.document.uri.toString(), start: span.start, end: span.end };
  }

  #placeOf(subject: MarkSubject | undefined): PlaceArgument | undefined {
    switch (subject?.type) {
      case undefined:
        return undefined;
      case "figure":
        return this.#place(subject.figure);
      case "entity":
        return this.#place(subject.entity);
      case "annotation": {
        const live = this.#services.annotations.latest(this.#session.document)?.get(subject.id);
        const place = this.#place(live?.spans[0]);
        return place === undefined ? undefined : { ...place, id: subject.id };
      }
    }
  }

  /** Where the source is shown already, it moves; only on demand is it opened and given the focus. */
  async #goTo(offset: number, open: boolean): Promise<void> {
    const { document, scroll } = this.#session;
    if (!open) {
      scroll.select(offset);
      return;
    }
    const position = document.positionAt(offset);
    const shown = scroll.editors()[0]?.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { viewColumn: shown, selection: new vscode.Range(position, position) });
  }
}

function outcome(action: MarkAction): string {
  switch (action) {
    case "accept":
    case "acceptSame":
      return l10n.t("Accepted");
    case "reject":
    case "rejectSame":
      return l10n.t("Rejected");
    case "delete":
      return l10n.t("Deleted");
    case "note":
      return l10n.t("Note saved");
  }
}

function hasImageOf({ blocks }: PreviewModel, host: string): boolean {
  return blocks.some(({ content }) => content.type === "image" && content.host === host);
}

/** Only ever a place that the analysis of the article or the folder's index has named. */
async function openPlace(place: SamePlace | undefined): Promise<void> {
  if (place === undefined) return;
  await vscode.window.showTextDocument(place.uri, { selection: place.range, viewColumn: vscode.ViewColumn.One });
}

/** Only ever an address that the host itself has read from the article or made for a card. */
async function openOnWeb(address: string | undefined): Promise<void> {
  const link = address === undefined ? undefined : readWebLink(address);
  if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true));
}
