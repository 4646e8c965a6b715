/** Knows the commands by which a reviewer decides: annotate, accept, reject, note, delete, undo. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Label } from "../../../core/annotations/labels";
import type { ChangeResult, LiveAnnotation } from "../../../core/annotations/session/session";
import { draftOf, type Suggestion } from "../../../core/analysis/suggestions";
import { LANGUAGE_ID } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { readPlaceArgument, type Place, type Places } from "../../places";
import { revealNextSuggestion } from "../../reveal";
import { SuggestionActions } from "./codeActions";
import { pickLabel } from "./pickLabel";
import { showQuickActions } from "./quickActions";

const LAST_LABEL_KEY = "zhupi.lastLabel";

const NO_SUGGESTION = (): string => l10n.t("There is no suggestion here. Put the cursor into a highlighted figure or name, or press ] for the next.");

export function registerAnnotate(context: vscode.ExtensionContext, places: Places): vscode.Disposable {
  const commands = new AnnotateCommands(context.workspaceState, places);
  // A command that rejects (the sidecar may only be seen) is told to the user by VS Code itself.
  const run = (id: string, action: (argument: unknown) => Promise<void>): vscode.Disposable => vscode.commands.registerCommand(id, action);
  const inTurn = new Turns();
  const runInTurn = (id: string, action: (argument: unknown) => Promise<void>): vscode.Disposable => run(id, (argument) => inTurn.take(() => action(argument)));
  return vscode.Disposable.from(
    runInTurn("zhupi.annotateWithKey", (argument) => commands.annotateWithKey(argument)),
    run("zhupi.annotate", (argument) => commands.annotate(argument)),
    runInTurn("zhupi.annotateWithLastLabel", (argument) => commands.annotateWithLastLabel(argument)),
    runInTurn("zhupi.acceptSuggestion", (argument) => commands.decide("accepted", argument)),
    runInTurn("zhupi.acceptSameSuggestions", (argument) => commands.decideSame("accepted", argument)),
    runInTurn("zhupi.rejectSuggestion", (argument) => commands.decide("rejected", argument)),
    runInTurn("zhupi.rejectSameSuggestions", (argument) => commands.decideSame("rejected", argument)),
    run("zhupi.editNote", (argument) => commands.editNote(argument)),
    runInTurn("zhupi.deleteAnnotation", (argument) => commands.remove(argument)),
    runInTurn("zhupi.confirmPlace", (argument) => commands.confirmPlace(argument)),
    runInTurn("zhupi.reattach", (argument) => commands.reattach(argument)),
    run("zhupi.quickActions", () => showQuickActions(places)),
    runInTurn("zhupi.undo", (argument) => commands.takeBack("undo", argument)),
    runInTurn("zhupi.redo", (argument) => commands.takeBack("redo", argument)),
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new SuggestionActions(places), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** Keys come faster than annotations are made: each press waits for the one before, so that it meets the next suggestion and never the same. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

class AnnotateCommands {
  readonly #memento: vscode.Memento;
  readonly #places: Places;

  constructor(
    memento: vscode.Memento,
    places: Places,
  ) {
    this.#memento = memento;
    this.#places = places;
  }

  async annotate(argument: unknown): Promise<void> {
    const place = await this.#placeWithText(argument);
    if (place === undefined) return;
    const labels = labelsFor(place.document.uri);
    const last = this.#memento.get<string>(LAST_LABEL_KEY);
    const named = labels.find(({ id }) => id === readField(argument, "label"));
    const label = named ?? (await pickLabel(labels, textOf(place), last));
    if (label !== undefined) await this.#annotateAs(place, label);
  }

  async annotateWithLastLabel(argument: unknown): Promise<void> {
    const last = this.#memento.get<string>(LAST_LABEL_KEY);
    if (last === undefined) return this.annotate(argument);
    const place = await this.#placeWithText(argument);
    const label = place === undefined ? undefined : labelsFor(place.document.uri).find(({ id }) => id === last);
    if (place !== undefined && label !== undefined) await this.#annotateAs(place, label);
  }

  /** `{ key }` is what a key binding gives: `1` to `9`, then `0`, in the labels' order. */
  async annotateWithKey(argument: unknown): Promise<void> {
    const key = readField(argument, "key");
    const place = await this.#placeWithText(argument);
    const label = place === undefined ? undefined : labelsFor(place.document.uri).find((one) => one.key === key);
    if (place !== undefined && label !== undefined) await this.#annotateAs(place, label);
  }

  async decide(status: "accepted" | "rejected", argument: unknown): Promise<void> {
    const place = await this.#places.find(argument);
    if (place === undefined) return;
    const suggestion = this.#places.suggestionAt(place);
    if (suggestion !== undefined) {
      const before = place.editor?.selection;
      await place.session.apply({ type: "add", drafts: [draftOf(suggestion, status)] }, { how: "single" });
      this.#advance(place, suggestion, before);
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
  async decideSame(status: "accepted" | "rejected", argument: unknown): Promise<void> {
    const place = await this.#places.find(argument);
    const suggestion = place === undefined ? undefined : this.#places.suggestionAt(place);
    if (place === undefined || suggestion === undefined) {
      tell(NO_SUGGESTION());
      return;
    }
    const same = this.#places.sameSuggestions(place, suggestion);
    const before = place.editor?.selection;
    const result = await place.session.apply({ type: "add", drafts: same.map((one) => draftOf(one, status)) }, { how: "bulk" });
    vscode.window.setStatusBarMessage(
      status === "accepted" ? l10n.t("{0} suggestions accepted", result.added) : l10n.t("{0} suggestions rejected", result.added),
      4000,
    );
    this.#advance(place, suggestion, before);
  }

  async editNote(argument: unknown): Promise<void> {
    const place = await this.#places.find(argument);
    if (place === undefined) return;
    const live = this.#places.annotationAt(place, argument) ?? (await this.#acceptAt(place));
    if (live === undefined) {
      tell(l10n.t("There is no annotation here. Annotate the text first, then add a note."));
      return;
    }
    const { annotation } = live;
    const note = await vscode.window.showInputBox({
      title: l10n.t("Note"),
      prompt: l10n.t("An empty note takes the note away."),
      value: annotation.note ?? "",
    });
    if (note === undefined || note === (annotation.note ?? "")) return;
    await place.session.apply({ type: "update", ids: [annotation.id], patch: { note: note.trim() === "" ? null : note } }, { how: "single" });
  }

  async remove(argument: unknown): Promise<void> {
    const found = await this.#annotation(argument);
    if (found !== undefined) await found.place.session.apply({ type: "remove", ids: [found.id] }, { how: "single" });
  }

  async confirmPlace(argument: unknown): Promise<void> {
    const found = await this.#annotation(argument);
    if (found !== undefined) await found.place.session.apply({ type: "confirm", ids: [found.id] }, { how: "single" });
  }

  /** "Re-attach here": the annotation comes from the tree, the place is the editor's selection. */
  async reattach(argument: unknown): Promise<void> {
    const id = readPlaceArgument(argument)?.id;
    const place = await this.#placeWithText(undefined);
    if (id === undefined || place === undefined) return;
    await place.session.apply({ type: "attach", id, spans: [place.span] }, { how: "single" });
  }

  async takeBack(direction: "undo" | "redo", argument: unknown): Promise<void> {
    const place = await this.#places.find(argument);
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
  async #placeWithText(argument: unknown): Promise<Place | undefined> {
    const place = await this.#places.find(argument);
    if (place === undefined) return undefined;
    if (place.span.end > place.span.start) return place;
    const around = this.#places.annotationAt(place, argument)?.spans[0] ?? this.#places.suggestionAt(place);
    if (around !== undefined) return { ...place, span: { start: around.start, end: around.end } };
    tell(l10n.t("Select the text to annotate, or put the cursor into a highlighted figure or name."));
    return undefined;
  }

  async #annotation(argument: unknown): Promise<{ readonly place: Place; readonly id: string } | undefined> {
    const place = await this.#places.find(argument);
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
   * On to the next open suggestion, where a reviewer decides from the keyboard. Not where the selection is no longer what it was
   * `before` the decision was saved: the next key would label another text than the one selected meanwhile.
   */
  #advance({ document, session, editor }: Place, from: Suggestion, before: vscode.Selection | undefined): void {
    if (editor === undefined || before === undefined || !editor.selection.isEqual(before)) return;
    const wanted = vscode.workspace.getConfiguration("zhupi", document.uri).get<boolean>("review.advance", true);
    if (wanted) revealNextSuggestion(editor, this.#places.openSuggestions(document, session), from.start);
  }
}

function readField(argument: unknown, name: string): unknown {
  return typeof argument === "object" && argument !== null ? (argument as Record<string, unknown>)[name] : undefined;
}

function textOf({ document, span }: Place): string {
  return document.getText(new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)));
}

/** A status-bar message: a missed key is no reason for a notification. */
/** What was done in an earlier window is undone by going back to a former state as a whole: others may have worked on it since. */
async function offerRestore(article: vscode.Uri): Promise<void> {
  const restore = l10n.t("Restore as of …");
  const chosen = await vscode.window.showInformationMessage(l10n.t("Nothing to undo since this window was opened."), restore);
  if (chosen === restore) await vscode.commands.executeCommand("zhupi.restoreAnnotations", article);
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}
