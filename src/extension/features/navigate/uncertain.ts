/** Knows the order of review that teaches most: the suggestions that are nearest to an even chance first, in an article and in its folder. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { byUncertainty, type Suggestion } from "../../../core/analysis/suggestions";
import { labelName } from "../../../core/cards/names";
import type { UncertainPlace } from "../../../protocol/engine";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import { fileNameOf } from "../../articleDocument";
import { readSidecars, sidecarsOf } from "../../articleFiles";
import type { Places } from "../../places";
import { revealSpan } from "../../reveal";
import { inLabel } from "../../shownText";

/** So many of the folder's most uncertain articles are looked into. */
const MOST_ARTICLES = 60;
const MOST_PLACES = 200;

export function registerUncertain(engine: EngineClient, places: Places): vscode.Disposable {
  const walk = new UncertainWalk(places);
  return vscode.Disposable.from(
    vscode.commands.registerCommand("zhupi.nextUncertain", () => walk.next()),
    vscode.commands.registerCommand("zhupi.reviewUncertain", () => reviewFolder(engine)),
  );
}

/** Goes through an article's suggestions once, then from the beginning; what was decided meanwhile is not come back to. */
class UncertainWalk {
  readonly #places: Places;
  readonly #visited = new WeakMap<vscode.TextDocument, Set<string>>();

  constructor(places: Places) {
    this.#places = places;
  }

  async next(): Promise<void> {
    const place = await this.#places.find(undefined);
    if (place?.editor === undefined) return;
    const { document, session, editor } = place;
    const order = byUncertainty(this.#places.openSuggestions(document, session));
    const visited = this.#visited.get(document) ?? new Set<string>();
    this.#visited.set(document, visited);
    if (order.every((one) => visited.has(keyOf(one)))) visited.clear();
    const next = order.find((one) => !visited.has(keyOf(one)));
    if (next === undefined) {
      vscode.window.setStatusBarMessage(l10n.t("No name in this article is left to decide."), 4000);
      return;
    }
    visited.add(keyOf(next));
    revealSpan(editor, next);
    vscode.window.setStatusBarMessage(l10n.t("{0}: {1}, {2} sure; {3} names are undecided", inLabel(next.text), labelName(next.label), percent(next.confidence ?? 1), order.length), 6000);
  }
}

function keyOf({ kind, start, end, text }: Suggestion): string {
  return `${kind}:${start.toString()}:${end.toString()}:${text}`;
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly place: UncertainPlace;
}

async function reviewFolder(engine: EngineClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const folder = (document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return;
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: l10n.t("Looking for uncertain suggestions"), cancellable: true },
    (progress, cancel) => listPlaces(engine, folder, progress, cancel),
  );
  if (found === undefined) return;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(l10n.t("No uncertain suggestion was found in the folder."));
    return;
  }
  const items = byUncertainty(found).slice(0, MOST_PLACES).map(toItem);
  const chosen = await vscode.window.showQuickPick(items, { title: l10n.t("The most uncertain suggestions of the folder"), matchOnDescription: true, matchOnDetail: true });
  if (chosen === undefined) return;
  const article = await vscode.workspace.openTextDocument(vscode.Uri.parse(chosen.place.uri, true));
  revealSpan(await vscode.window.showTextDocument(article), chosen.place);
}

/** `undefined` where the user cancels. */
async function listPlaces(
  engine: EngineClient,
  folder: vscode.WorkspaceFolder,
  progress: vscode.Progress<{ increment: number }>,
  cancel: vscode.CancellationToken,
): Promise<UncertainPlace[] | undefined> {
  const uris = await engine.call("doubtful", { folder: `${folder.uri.toString().replace(/\/$/u, "")}/`, limit: MOST_ARTICLES });
  const places: UncertainPlace[] = [];
  for (const uri of uris) {
    if (cancel.isCancellationRequested) return undefined;
    const article = vscode.Uri.parse(uri, true);
    try {
      const bytes = await vscode.workspace.fs.readFile(article);
      places.push(...(await engine.call("uncertain", { uri, bytes, sidecars: await readSidecars(await sidecarsOf(article)) })));
    } catch (error) {
      if (error instanceof StaleError) throw error;
      // It has gone since it was indexed.
    }
    progress.report({ increment: 100 / uris.length });
  }
  return places;
}

function toItem(place: UncertainPlace): PlaceItem {
  const { text, label, confidence, context, title, uri } = place;
  return {
    label: inLabel(text),
    description: `${labelName(label)} · ${percent(confidence)}`,
    detail: inLabel(`${context} · ${title ?? fileNameOf(vscode.Uri.parse(uri, true))}`),
    place,
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100).toString()} %`;
}
