/** Knows what a reviewer must be told about stored annotations, and what can then be done with a click. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type Annotation } from "../../core/annotations/annotation";
import type { Sidecar } from "../../core/annotations/sidecar/sidecar";
import { labelName } from "../../core/cards/names";
import { fileNameOf } from "../articleDocument";
import { inLabel, inMessage } from "../shownText";
import { isBroken } from "./readOnly";
import type { AnnotationStoreApi, SessionHandle } from "./store";
import type { Stray } from "./strays";

export class Notices {
  readonly #store: AnnotationStoreApi;
  /** Said once while a window is open. */
  readonly #said = new Set<string>();

  constructor(store: AnnotationStoreApi) {
    this.#store = store;
  }

  opened(session: SessionHandle): void {
    if (session.readOnly !== undefined) this.#readOnly(session);
    else this.#reanchored(session);
    this.#bad(session);
    const disagreed = session.annotations.filter(({ annotation }) => annotation.conflicts !== undefined).length;
    if (disagreed > 0 && this.#isNew(`${session.sidecar.toString()} conflicts`)) this.disagreed(session.uri, disagreed);
  }

  saveFailed(article: vscode.Uri, message: string): void {
    const retry = l10n.t("Try Again");
    const text = l10n.t("The annotations of {0} could not be saved: {1} They are kept and it is tried again.", fileNameOf(article), sentence(message));
    run(vscode.window.showErrorMessage(inMessage(text), retry), async (choice) => {
      if (choice === retry) await this.#store.latest(article)?.flush();
    });
  }

  /** After one's own `git checkout` that is as it should be, after a sync gone wrong it is not: the reviewer sees which. */
  vanished(article: vscode.Uri, gone: Sidecar): void {
    const show = l10n.t("Show or Bring Back…");
    const text = l10n.t("The annotations of {0} were changed outside this window (by git, a sync or another window): {1} are not among them any more.", fileNameOf(article), gone.annotations.length);
    run(vscode.window.showInformationMessage(inMessage(text), show), async (choice) => {
      const chosen = choice === show ? await pickGone(fileNameOf(article), gone) : [];
      if (chosen.length > 0) await this.#store.bringBack(article, { ...gone, annotations: chosen });
    });
  }

  recovered(article: vscode.Uri, count: number): void {
    void vscode.window.showInformationMessage(inMessage(l10n.t("{0} unsaved annotations of {1} were brought back.", count, fileNameOf(article))));
  }

  /** Two people, or one in two windows, decided differently about so many annotations. */
  disagreed(article: vscode.Uri, count: number): void {
    const decide = l10n.t("Decide…");
    const text = l10n.t("Different decisions were made about annotations of {0} ({1}). Both are kept.", fileNameOf(article), count);
    run(vscode.window.showWarningMessage(inMessage(text), decide), async (choice) => {
      if (choice === decide) await vscode.commands.executeCommand("zhupi.resolveConflict", { uri: article.toString() });
    });
  }

  /** Whether the user wants the annotations that were found. */
  async offerStray(article: vscode.Uri, { sidecar, moved }: Stray): Promise<boolean> {
    const use = moved ? l10n.t("Take Them Along") : l10n.t("Copy Them");
    const place = vscode.workspace.asRelativePath(sidecar);
    const text = l10n.t("Annotations of the same text as {0} were found: {1}", fileNameOf(article), place);
    return (await vscode.window.showInformationMessage(inMessage(text), use)) === use;
  }

  #readOnly({ uri, sidecar, readOnly }: SessionHandle): void {
    if (readOnly === undefined || readOnly.reason === "noFolder" || !this.#isNew(`${sidecar.toString()} ${readOnly.reason}`)) return;
    const show = l10n.t("Show File");
    const repair = l10n.t("Repair…");
    const actions = readOnly.reason === "encoding" || readOnly.reason === "unreachable" ? [] : [...(isBroken(readOnly) ? [repair] : []), show];
    run(vscode.window.showWarningMessage(inMessage(readOnly.message), ...actions), async (choice) => {
      if (choice === show) await vscode.commands.executeCommand("vscode.open", sidecar);
      if (choice === repair) await vscode.commands.executeCommand("zhupi.repairAnnotations", uri);
    });
  }

  #reanchored({ uri, reanchored }: SessionHandle): void {
    if (reanchored === undefined || reanchored.needsReview + reanchored.orphan === 0) return;
    const { anchored, needsReview, orphan } = reanchored;
    const list = l10n.t("Show Them");
    const text = l10n.t(
      "{0} was changed elsewhere: {1} annotations found their place, {2} need review, {3} lost it.",
      fileNameOf(uri),
      anchored,
      needsReview,
      orphan,
    );
    run(vscode.window.showInformationMessage(inMessage(text), list), async (choice) => {
      if (choice === list) await vscode.commands.executeCommand("zhupi.annotations.focus");
    });
  }

  #bad({ uri, sidecar, bad }: SessionHandle): void {
    if (bad.length === 0 || !this.#isNew(`${sidecar.toString()} bad`)) return;
    const repair = l10n.t("Repair…");
    const text = l10n.t("{0} entries of {1} can't be read; they are kept as they are. The first: {2}", bad.length, fileNameOf(sidecar), bad[0]?.reason ?? "");
    run(vscode.window.showWarningMessage(inMessage(text), repair), async (choice) => {
      if (choice === repair) await vscode.commands.executeCommand("zhupi.repairAnnotations", uri);
    });
  }

  #isNew(said: string): boolean {
    return this.#said.size < this.#said.add(said).size;
  }
}

async function pickGone(name: string, { annotations }: Sidecar): Promise<Annotation[]> {
  const items = annotations.map((annotation) => {
    const { label, author, note } = annotation;
    const detail = note === undefined ? {} : { detail: inLabel(note) };
    return { label: inLabel(quotedText(annotation)), description: inLabel([labelName(label), author].join(" · ")), ...detail, picked: true, annotation };
  });
  const title = l10n.t("Annotations of {0} that are gone: which are to come back?", name);
  // The reviewer may want to look at the article first.
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: l10n.t("This can be undone."), canPickMany: true, ignoreFocusOut: true });
  return (chosen ?? []).map(({ annotation }) => annotation);
}

/** A notice that nobody answers must not hold anything up. */
function run(answer: Thenable<string | undefined>, act: (choice: string | undefined) => Promise<void>): void {
  answer.then(act).then(undefined, (error: unknown) => {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  });
}

function sentence(message: string): string {
  return /[.!?。！？]$/u.test(message) ? message : `${message}.`;
}
