/** Knows how to walk through an article: from one undecided suggestion, or annotation in doubt, to the next. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { compareSpans, type Span } from "../../../core/text/span";
import type { EngineClient } from "../../analysis/engineClient";
import type { Place, Places } from "../../places";
import { revealSpan } from "../../reveal";
import { registerNextArticle } from "./nextArticle";
import { registerUncertain } from "./uncertain";

export function registerNavigate(engine: EngineClient, places: Places): vscode.Disposable {
  const go = async (direction: 1 | -1): Promise<void> => {
    const place = await places.find(undefined);
    if (place?.editor === undefined) return;
    const stops = listStops(place, places);
    const ordered = direction === 1 ? stops : stops.reverse();
    const next = ordered.find(({ start }) => (start - place.span.start) * direction > 0) ?? ordered[0];
    if (next === undefined) vscode.window.setStatusBarMessage(l10n.t("Everything in this article has been decided."), 4000);
    else revealSpan(place.editor, next);
  };
  return vscode.Disposable.from(
    registerUncertain(engine, places),
    registerNextArticle(),
    vscode.commands.registerCommand("zhupi.nextOpen", () => go(1)),
    vscode.commands.registerCommand("zhupi.previousOpen", () => go(-1)),
  );
}

function listStops({ document, session }: Place, places: Places): Span[] {
  const doubtful = session.annotations.filter(({ state }) => state === "needsReview").flatMap(({ spans }) => spans);
  return [...places.openSuggestions(document, session), ...doubtful].sort(compareSpans);
}
