/** Knows how a place in doubt is compared: the text around it when it was annotated, and as it is now. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { QuoteSelector } from "../../../core/annotations/annotation";
import type { ThenAndNow } from "../../../core/annotations/session/session";

const SCHEME = "zhupi-compare";

export class ThenAndNowView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable;
  #shown = 0;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.path);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.path) ?? "";
  }

  /** Opens VS Code's own comparison. */
  async show(label: string, { then, now }: ThenAndNow): Promise<void> {
    const number = (++this.#shown).toString();
    await vscode.commands.executeCommand(
      "vscode.diff",
      this.#keep(`/${number}/${l10n.t("then")}`, then),
      this.#keep(`/${number}/${l10n.t("now")}`, now),
      l10n.t("{0}: then and now", label),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** One line for what stands before, one for the annotated text, one for what follows. */
  #keep(path: string, { prefix, exact, suffix }: QuoteSelector): vscode.Uri {
    this.#texts.set(path, `${[prefix, exact, suffix].map((part) => part.replace(/\s+/g, " ")).join("\n")}\n`);
    return vscode.Uri.from({ scheme: SCHEME, path });
  }
}
