/** Knows which command or change each decision on the page asks for. */

import * as vscode from "vscode";
import type { Label } from "../../../core/annotations/labels";
import type { Change } from "../../../core/annotations/session/session";
import type { Span } from "../../../core/text/span";
import type { LabelChoice, MarkAction } from "../../../protocol/preview";
import type { SessionHandle } from "../../annotations/store";
import type { PlaceArgument } from "../../places";

/** The page never names a command: it names one of these decisions. */
const COMMANDS: Readonly<Record<MarkAction, string>> = {
  accept: "zhupi.acceptSuggestion",
  acceptSame: "zhupi.acceptSameSuggestions",
  reject: "zhupi.rejectSuggestion",
  rejectSame: "zhupi.rejectSameSuggestions",
  delete: "zhupi.deleteAnnotation",
  note: "zhupi.editNote",
};

export async function decide(action: MarkAction, place: PlaceArgument): Promise<void> {
  await vscode.commands.executeCommand(COMMANDS[action], place);
}

export async function annotate(place: PlaceArgument, label: LabelChoice): Promise<void> {
  if (label === "last") await vscode.commands.executeCommand("zhupi.annotateWithLastLabel", place);
  else await vscode.commands.executeCommand("zhupi.annotate", label === "ask" ? place : { ...place, label: label.id });
}

/** Annotates as last time (or as the user then chooses), and asks for the note. */
export async function annotateWithNote(place: PlaceArgument): Promise<void> {
  await annotate(place, "last");
  await decide("note", place);
}

export async function takeBack(action: "undo" | "redo", uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(action === "undo" ? "zhupi.undo" : "zhupi.redo", { uri: uri.toString() });
}

/** Another label for an annotation. One of another kind takes its place, since a figure's value means nothing on a name. */
export async function relabel(session: SessionHandle, id: string, label: Label): Promise<void> {
  const live = session.get(id);
  if (live === undefined || live.annotation.label === label.id) return;
  const { kind, note } = live.annotation;
  const change: Change =
    kind === label.kind
      ? { type: "update", ids: [id], patch: { label: label.id, status: "accepted" } }
      : {
          type: "bulk",
          changes: [
            { type: "remove", ids: [id] },
            { type: "add", drafts: [{ kind: label.kind, label: label.id, spans: live.spans, ...(note === undefined ? {} : { note }) }] },
          ],
        };
  await session.apply(change, { how: "single" });
}

/** New borders for the first of an annotation's places; a discontinuous one keeps the others. */
export async function resize(session: SessionHandle, id: string, before: Span, after: Span): Promise<void> {
  const live = session.get(id);
  if (live === undefined) return;
  const spans = live.spans.map((span) => (span.start >= before.start && span.end <= before.end ? after : span));
  await session.apply({ type: "attach", id, spans }, { how: "single" });
}
