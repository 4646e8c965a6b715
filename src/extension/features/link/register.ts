/** Knows how a name is linked to who is meant: one identity for one mention or for all of them in the article. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type EntityLink } from "../../../core/annotations/annotation";
import type { Change, LiveAnnotation } from "../../../core/annotations/session/session";
import { draftOf, type Suggestion } from "../../../core/analysis/suggestions";
import { LANGUAGE_ID } from "../../articleDocument";
import type { Place, Places } from "../../places";
import { annotatedWho, type NamedWho } from "./mentions";
import { pickIdentity } from "./pickIdentity";
import { offerFolder } from "./relinkFolder";
import { type LinkServices, RelinkProvider } from "./relink";

export function registerLink(services: LinkServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("zhupi.link", (argument: unknown) => link(services, argument)),
    vscode.languages.registerRenameProvider({ language: LANGUAGE_ID }, new RelinkProvider(services)),
  );
}

/** The mention that the command is about, and those of the same name. */
interface Mentions {
  readonly text: string;
  readonly label: string;
  readonly present: EntityLink | undefined;
  readonly annotations: readonly LiveAnnotation[];
  readonly suggestions: readonly Suggestion[];
}

async function link({ engine, places, sessionOf }: LinkServices, argument: unknown): Promise<void> {
  const place = await places.find(argument);
  const here = place === undefined ? undefined : mentionAt(places, place, argument);
  if (place === undefined || here === undefined) {
    vscode.window.setStatusBarMessage(l10n.t("There is no name here. Put the cursor into a name that is highlighted or annotated."), 4000);
    return;
  }
  const known = await engine.call("identities", { name: here.text, uri: place.document.uri.toString() });
  const chosen = await pickIdentity(here.text, here.present, known);
  if (chosen === undefined) return;
  const all = withSameName(places, place, here);
  const wanted = all.annotations.length + all.suggestions.length > 1 ? await pickScope(here, all) : here;
  if (wanted === undefined) return;
  await place.session.apply({ type: "bulk", changes: linkAll(wanted, chosen) }, { how: wanted === all ? "bulk" : "single" });
  // An exception for one mention of several says nothing of other articles.
  if (wanted === all || all.annotations.length + all.suggestions.length <= 1) offerFolder(sessionOf, place.document.uri, named(here), chosen);
}

function mentionAt(places: Places, place: Place, argument: unknown): Mentions | undefined {
  const live = places.annotationAt(place, argument);
  if (live?.annotation.kind === "entity") {
    return { text: quotedText(live.annotation), label: live.annotation.label, present: live.annotation.link, annotations: [live], suggestions: [] };
  }
  const suggestion = places.suggestionAt(place, "entity");
  return suggestion === undefined ? undefined : { text: suggestion.text, label: suggestion.label, present: suggestion.link, annotations: [], suggestions: [suggestion] };
}

function named({ text, label, present }: Mentions): NamedWho {
  return { type: label, text, canonical: present?.canonical, who: annotatedWho(text, present) };
}

function withSameName(places: Places, { document, session }: Place, { text, label }: Mentions): Mentions {
  const annotations = session.annotations.filter(
    ({ annotation }) => annotation.kind === "entity" && annotation.status !== "rejected" && quotedText(annotation) === text,
  );
  const suggestions = places.openSuggestions(document, session).filter((one) => one.kind === "entity" && one.text === text);
  return { text, label, present: undefined, annotations, suggestions };
}

async function pickScope(here: Mentions, all: Mentions): Promise<Mentions | undefined> {
  const count = all.annotations.length + all.suggestions.length;
  const items = [
    { label: l10n.t("All {0} mentions of “{1}” in this article", count, here.text), mentions: all },
    { label: l10n.t("This mention only"), mentions: here },
  ];
  return (await vscode.window.showQuickPick(items, { title: l10n.t("Link which mentions?") }))?.mentions;
}

/** A suggestion that is linked is accepted by it. */
function linkAll({ annotations, suggestions }: Mentions, link: EntityLink): Change[] {
  return [
    { type: "update", ids: annotations.map(({ annotation }) => annotation.id), patch: { link } },
    { type: "add", drafts: suggestions.map((suggestion) => ({ ...draftOf(suggestion, "accepted"), link })) },
  ];
}
