/** Knows when the user has just opened or edited something: work in the background pauses, so that the machine is all theirs. */

import * as vscode from "vscode";

/** An article is opened, read and shown in about so long. */
const PAUSE_MILLISECONDS = 250;
/** Whoever types without a pause holds up each step no longer than this. */
const LONGEST_PAUSE_MILLISECONDS = 1_000;

export class Quiet implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable;
  /** In milliseconds of the clock of `performance`. */
  #disturbed = Number.NEGATIVE_INFINITY;

  constructor() {
    const disturb = (): void => {
      this.#disturbed = performance.now();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(disturb),
      vscode.workspace.onDidOpenTextDocument(disturb),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Output and logs are written without anybody's doing.
        if (contentChanges.length > 0 && document.uri.scheme !== "output") disturb();
      }),
    );
  }

  /** Resolves when nothing was opened or edited for a while. */
  async wait(): Promise<void> {
    const end = performance.now() + LONGEST_PAUSE_MILLISECONDS;
    for (let now = performance.now(); now < end && now < this.#disturbed + PAUSE_MILLISECONDS; now = performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(end, this.#disturbed + PAUSE_MILLISECONDS) - now));
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
