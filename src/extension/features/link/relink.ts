/** Knows what renaming a name means in an article: its text is evidence and stays, who is meant by it is said anew. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { EntityLink } from "../../../core/annotations/annotation";
import { draftOf } from "../../../core/analysis/suggestions";
import type { Change } from "../../../core/annotations/session/session";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnalysisService } from "../../analysis/analysisService";
import { isArticle } from "../../articleDocument";
import type { Place, Places } from "../../places";
import { listMentions, mentionAt, type NameMention, sameWho } from "./mentions";
import { offerFolder, type SessionOf } from "./relinkFolder";

export interface LinkServices {
  readonly engine: EngineClient;
  readonly analyses: AnalysisService;
  readonly places: Places;
  readonly sessionOf: SessionOf;
}

export class RelinkProvider implements vscode.RenameProvider {
  readonly #engine: EngineClient;
  readonly #analyses: AnalysisService;
  readonly #places: Places;
  readonly #sessionOf: SessionOf;

  constructor({ engine, analyses, places, sessionOf }: LinkServices) {
    this.#engine = engine;
    this.#analyses = analyses;
    this.#places = places;
    this.#sessionOf = sessionOf;
  }

  async prepareRename(document: vscode.TextDocument, position: vscode.Position): Promise<{ range: vscode.Range; placeholder: string }> {
    const found = await this.#find(document, position);
    if (found === undefined) throw new Error(l10n.t("There is no name here. Put the cursor into a name that is highlighted or annotated."));
    const { start, end, canonical } = found.mention;
    return { range: new vscode.Range(document.positionAt(start), document.positionAt(end)), placeholder: canonical ?? "" };
  }

  /** Links every mention of the same to `newName`; the edit is empty. */
  async provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, newName: string): Promise<vscode.WorkspaceEdit> {
    const found = await this.#find(document, position);
    if (found === undefined || newName.trim() === "") throw new Error(l10n.t("Type a full name, NIL, or ? where it can't be told."));
    const link = await this.#readLink(newName.trim(), document.uri);
    await found.place.session.apply({ type: "bulk", changes: this.#linkAll(found.place, found.same, link) }, { how: "bulk" });
    // VS Code waits for the edit, so the question comes after it.
    offerFolder(this.#sessionOf, document.uri, found.mention, link);
    return new vscode.WorkspaceEdit();
  }

  async #find(document: vscode.TextDocument, position: vscode.Position): Promise<{ place: Place; mention: NameMention; same: NameMention[] } | undefined> {
    if (!isArticle(document)) return undefined;
    const place = await this.#places.find({ uri: document.uri.toString() });
    await this.#analyses.analyze(document);
    const analysis = this.#analyses.latest(document);
    if (place === undefined || analysis === undefined) return undefined;
    const mentions = listMentions(analysis, place.session);
    const mention = mentionAt(mentions, document.offsetAt(position));
    return mention === undefined ? undefined : { place, mention, same: sameWho(mentions, mention) };
  }

  async #readLink(name: string, uri: vscode.Uri): Promise<EntityLink> {
    if (/^nil$/iu.test(name)) return { state: "NIL" };
    if (/^[?？]$/u.test(name) || name === l10n.t("Not sure")) return { state: "unsure" };
    const [known] = await this.#engine.call("identities", { name, uri: uri.toString() });
    const ids = known === undefined || known.ids.length === 0 ? {} : { ids: known.ids };
    return { state: "linked", canonical: known?.canonical ?? name, ...ids };
  }

  #linkAll({ document, session }: Place, mentions: readonly NameMention[], link: EntityLink): Change[] {
    const at = new Set(mentions.map(({ start, end }) => `${start.toString()}:${end.toString()}`));
    const stands = ({ start, end }: { start: number; end: number }): boolean => at.has(`${start.toString()}:${end.toString()}`);
    const annotated = session.annotations.filter(({ annotation, spans }) => annotation.kind === "entity" && annotation.status !== "rejected" && spans.some(stands));
    const open = this.#places.openSuggestions(document, session).filter((suggestion) => suggestion.kind === "entity" && stands(suggestion));
    return [
      { type: "update", ids: annotated.map(({ annotation }) => annotation.id), patch: { link } },
      { type: "add", drafts: open.map((suggestion) => ({ ...draftOf(suggestion, "accepted"), link })) },
    ];
  }
}
