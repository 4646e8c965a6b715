/** Knows the commands by which a reviewer decides: annotate, accept, reject, note, delete, undo. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText } from "../../../core/annotations/annotation";
import type { Label } from "../../../core/annotations/labels";
import type { ChangeResult, LiveAnnotation } from "../../../core/annotations/session/session";
import { draftOf, type Suggestion } from "../../../core/analysis/suggestions";
import { LANGUAGE_ID } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { aimOf, readPlaceArgument, type Aim, type Place, type Places } from "../../places";
import { revealNextSuggestion } from "../../reveal";
import { SuggestionActions } from "./codeActions";
import { pickLabel, shorten } from "./pickLabel";
import { showQuickActions } from "./quickActions";
import { Turns } from "./turns";

const LAST_LABEL_KEY = "zhupi.lastLabel";

const NO_SUGGESTION = (): string => l10n.t("There is no suggestion here. Put the cursor into a highlighted figure or name, or press ] for the next.");

export function registerAnnotate(context: vscode.ExtensionContext, places: Places): vscode.Disposable {
  const turns = new Turns();
  const commands = new AnnotateCommands(context.workspaceState, places, turns);
  // A command that rejects (the sidecar may only be seen) is told to the user by VS Code itself.
  const run = (id: string, action: (argument: unknown) => Promise<void>): vscode.Disposable => vscode.commands.registerCommand(id, action);
  const runInTurn = (id: string, action: (place: Place | undefined, argument: unknown) => Promise<void>, aimAt = (argument: unknown) => places.aim(argument)): vscode.Disposable =>
    run(id, (argument) => commands.inTurn(aimAt(argument), (place) => action(place, argument)));
  return vscode.Disposable.from(
    runInTurn("zhupi.annotateWithKey", (place, argument) => commands.annotateWithKey(place, argument)),
    run("zhupi.annotate", (argument) => commands.annotate(argument)),
    run("zhupi.annotateWithLastLabel", (argument) => commands.annotateWithLastLabel(argument)),
    runInTurn("zhupi.acceptSuggestion", (place, argument) => commands.decide("accepted", place, argument)),
    runInTurn("zhupi.acceptSameSuggestions", (place) => commands.decideSame("accepted", place)),
    runInTurn("zhupi.rejectSuggestion", (place, argument) => commands.decide("rejected", place, argument)),
    runInTurn("zhupi.rejectSameSuggestions", (place) => commands.decideSame("rejected", place)),
    run("zhupi.editNote", (argument) => commands.editNote(argument)),
    runInTurn("zhupi.deleteAnnotation", (place, argument) => commands.remove(place, argument)),
    runInTurn("zhupi.confirmPlace", (place, argument) => commands.confirmPlace(place, argument)),
    runInTurn("zhupi.reattach", (place, argument) => commands.reattach(place, argument), () => places.aim(undefined)),
    run("zhupi.quickActions", () => showQuickActions(places)),
    runInTurn("zhupi.undo", (place) => commands.takeBack("undo", place)),
    runInTurn("zhupi.redo", (place) => commands.takeBack("redo", place)),
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new SuggestionActions(places), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class AnnotateCommands {
  readonly #memento: vscode.Memento;
  readonly #places: Places;
  readonly #turns: Turns;

  constructor(memento: vscode.Memento, places: Places, turns: Turns) {
    this.#memento = memento;
    this.#places = places;
    this.#turns = turns;
  }

  /** Works on what is aimed at, after the presses before. */
  inTurn<Result>(aim: Aim | undefined, work: (place: Place | undefined) => Promise<Result>): Promise<Result> {
    return this.#turns.take(aim, async (present) => work(present === undefined ? undefined : await this.#places.at(present)));
  }

  async annotate(argument: unknown): Promise<void> {
    const asking = await this.inTurn(this.#places.aim(argument), async (found) => {
      const place = this.#withText(found, argument);
      const named = place === undefined ? undefined : labelsFor(place.document.uri).find(({ id }) => id === readField(argument, "label"));
      if (place === undefined || named === undefined) return place;
      await this.#annotateAs(place, named);
      return undefined;
    });
    if (asking === undefined) return;
    // Other keys need not wait for what is chosen in a box.
    const label = await pickLabel(labelsFor(asking.document.uri), textOf(asking), this.#memento.get<string>(LAST_LABEL_KEY));
    if (label !== undefined) await this.inTurn(undefined, () => this.#annotateAs(asking, label));
  }

  async annotateWithLastLabel(argument: unknown): Promise<void> {
    const last = this.#memento.get<string>(LAST_LABEL_KEY);
    if (last === undefined) return this.annotate(argument);
    return this.inTurn(this.#places.aim(argument), async (found) => {
      const place = this.#withText(found, argument);
      const label = place === undefined ? undefined : labelsFor(place.document.uri).find(({ id }) => id === last);
      if (place !== undefined && label !== undefined) await this.#annotateAs(place, label);
    });
  }

  /** `{ key }` is what a key binding gives: `1` to `9`, then `0`, in the labels' order. */
  async annotateWithKey(found: Place | undefined, argument: unknown): Promise<void> {
    const key = readField(argument, "key");
    const place = this.#withText(found, argument);
    const label = place === undefined ? undefined : labelsFor(place.document.uri).find((one) => one.key === key);
    if (place !== undefined && label !== undefined) await this.#annotateAs(place, label);
  }

  async decide(status: "accepted" | "rejected", place: Place | undefined, argument: unknown): Promise<void> {
    if (place === undefined) return;
    const suggestion = this.#places.suggestionAt(place);
    if (suggestion !== undefined) {
      await place.session.apply({ type: "add", drafts: [draftOf(suggestion, status)] }, { how: "single" });
      this.#advance(place, suggestion);
      return;
    }
    const annotation = this.#places.annotationAt(place, argument)?.annotation;
    if (annotation === undefined) {
      tell(NO_SUGGESTION());
      return;
    }
    await place.session.apply({ type: "update", ids: [annotation.id], patch: { status } }, { how: "single" });
  }

  /** Decides upon every open suggestion of the article that has the same text and label. */
  async decideSame(status: "accepted" | "rejected", place: Place | undefined): Promise<void> {
    const suggestion = place === undefined ? undefined : this.#places.suggestionAt(place);
    if (place === undefined || suggestion === undefined) {
      tell(NO_SUGGESTION());
      return;
    }
    const same = this.#places.sameSuggestions(place, suggestion);
    const result = await place.session.apply({ type: "add", drafts: same.map((one) => draftOf(one, status)) }, { how: "bulk" });
    vscode.window.setStatusBarMessage(
      status === "accepted" ? l10n.t("{0} suggestions accepted", result.added) : l10n.t("{0} suggestions rejected", result.added),
      4000,
    );
    this.#advance(place, suggestion);
  }

  async editNote(argument: unknown): Promise<void> {
    const noted = await this.inTurn(this.#places.aim(argument), (place) => this.#toBeNoted(place, argument));
    if (noted === undefined) return;
    const { place, annotation } = noted;
    const note = await vscode.window.showInputBox({
      title: l10n.t("Note on “{0}”", shorten(quotedText(annotation))),
      ...(annotation.note === undefined ? {} : { prompt: l10n.t("An empty note takes the note away.") }),
      value: annotation.note ?? "",
    });
    if (note === undefined || note === (annotation.note ?? "")) return;
    await place.session.apply({ type: "update", ids: [annotation.id], patch: { note: note.trim() === "" ? null : note } }, { how: "single" });
  }

  /** The annotation there; a suggestion becomes one. */
  async #toBeNoted(place: Place | undefined, argument: unknown): Promise<{ readonly place: Place; readonly annotation: LiveAnnotation["annotation"] } | undefined> {
    if (place === undefined) return undefined;
    const live = this.#places.annotationAt(place, argument) ?? (await this.#acceptAt(place));
    if (live !== undefined) return { place, annotation: live.annotation };
    tell(l10n.t("There is no annotation here. Annotate the text first, then add a note."));
    return undefined;
  }

  async remove(place: Place | undefined, argument: unknown): Promise<void> {
    const found = this.#annotation(place, argument);
    if (found !== undefined) await found.place.session.apply({ type: "remove", ids: [found.id] }, { how: "single" });
  }

  async confirmPlace(place: Place | undefined, argument: unknown): Promise<void> {
    const found = this.#annotation(place, argument);
    if (found !== undefined) await found.place.session.apply({ type: "confirm", ids: [found.id] }, { how: "single" });
  }

  /** "Re-attach here": the annotation comes from the tree, the place is the editor's selection. */
  async reattach(found: Place | undefined, argument: unknown): Promise<void> {
    const id = readPlaceArgument(argument)?.id;
    const place = this.#withText(found, undefined);
    if (id === undefined || place === undefined) return;
    await place.session.apply({ type: "attach", id, spans: [place.span] }, { how: "single" });
  }

  async takeBack(direction: "undo" | "redo", place: Place | undefined): Promise<void> {
    if (place === undefined) return;
    const result: ChangeResult = direction === "undo" ? await place.session.undo() : await place.session.redo();
    if (result.ids.length > 0) return;
    if (direction === "redo") tell(l10n.t("Nothing to redo"));
    else void offerRestore(place.document.uri);
  }

  async #annotateAs(place: Place, label: Label): Promise<void> {
    await this.#memento.update(LAST_LABEL_KEY, label.id);
    const { session, span } = place;
    const existing = session.annotations.find(
      ({ annotation, spans }) => annotation.kind === label.kind && spans.some(({ start, end }) => start === span.start && end === span.end),
    );
    if (existing !== undefined) {
      const { id } = existing.annotation;
      await session.apply({ type: "update", ids: [id], patch: { label: label.id, status: "accepted" } }, { how: "single" });
      return;
    }
    const suggestion = this.#places.suggestionAt(place);
    const exact = suggestion?.start === span.start && suggestion.end === span.end && suggestion.label === label.id;
    const draft = exact ? draftOf(suggestion, "accepted") : { kind: label.kind, label: label.id, spans: [span] };
    await session.apply({ type: "add", drafts: [draft] }, { how: "single" });
  }

  /** The place, if it has text: with nothing selected, the suggestion or annotation around the cursor. */
  #withText(place: Place | undefined, argument: unknown): Place | undefined {
    if (place === undefined) return undefined;
    if (place.span.end > place.span.start) return place;
    const around = this.#places.annotationAt(place, argument)?.spans[0] ?? this.#places.suggestionAt(place);
    if (around !== undefined) return { ...place, span: { start: around.start, end: around.end } };
    tell(l10n.t("Select the text to annotate, or put the cursor into a highlighted figure or name."));
    return undefined;
  }

  #annotation(place: Place | undefined, argument: unknown): { readonly place: Place; readonly id: string } | undefined {
    const live = place === undefined ? undefined : this.#places.annotationAt(place, argument);
    if (place !== undefined && live !== undefined) return { place, id: live.annotation.id };
    tell(l10n.t("There is no annotation here."));
    return undefined;
  }

  async #acceptAt(place: Place): Promise<LiveAnnotation | undefined> {
    const suggestion = this.#places.suggestionAt(place);
    if (suggestion === undefined) return undefined;
    const { ids } = await place.session.apply({ type: "add", drafts: [draftOf(suggestion, "accepted")] }, { how: "single" });
    return ids[0] === undefined ? undefined : place.session.get(ids[0]);
  }

  /**
   * On to the next open suggestion, where a reviewer decides from the keyboard. Not where the selection is no longer what it was at
   * the key: the next one would label another text than the one selected meanwhile.
   */
  #advance(place: Place, from: Suggestion): void {
    const { document, editor, selection, session } = place;
    if (editor === undefined || selection === undefined || !editor.selection.isEqual(selection)) return;
    if (!vscode.workspace.getConfiguration("zhupi", document.uri).get<boolean>("review.advance", true)) return;
    revealNextSuggestion(editor, this.#places.openSuggestions(document, session), from.start);
    this.#turns.follow(place, aimOf(editor));
  }
}

function readField(argument: unknown, name: string): unknown {
  return typeof argument === "object" && argument !== null ? (argument as Record<string, unknown>)[name] : undefined;
}

function textOf({ document, span }: Place): string {
  return document.getText(new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)));
}

/** What was done in an earlier window is undone by going back to a former state as a whole: others may have worked on it since. */
async function offerRestore(article: vscode.Uri): Promise<void> {
  const restore = l10n.t("Restore as of …");
  const chosen = await vscode.window.showInformationMessage(l10n.t("Nothing to undo since this window was opened."), restore);
  if (chosen === restore) await vscode.commands.executeCommand("zhupi.restoreAnnotations", article);
}

/** A status-bar message: a missed key is no reason for a notification. */
function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}
