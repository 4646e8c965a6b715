/** Knows when a reviewer has decided something about names in an open article: not when annotations are loaded or merely moved. */

import * as vscode from "vscode";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";

export class DecisionWatch implements vscode.Disposable {
  readonly #decided = new vscode.EventEmitter<SessionHandle>();
  readonly #subscriptions: vscode.Disposable;
  /** What was decided, in short, by the article's address. */
  readonly #known = new Map<string, string>();

  readonly onDidDecide = this.#decided.event;

  constructor(store: AnnotationStore) {
    this.#subscriptions = vscode.Disposable.from(
      this.#decided,
      store.onDidChange((uri) => {
        const session = store.latest(uri);
        if (session !== undefined) this.#look(session);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#known.delete(uri.toString());
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(session: SessionHandle): void {
    const key = session.uri.toString();
    const before = this.#known.get(key);
    const now = summarise(session);
    this.#known.set(key, now);
    if (before !== undefined && before !== now) this.#decided.fire(session);
  }
}

/** Changes with every decision about a name or a mark: how many there are of each outcome, and when the last was made. */
function summarise({ annotations }: SessionHandle): string {
  let accepted = 0;
  let others = 0;
  let last = "";
  for (const { annotation } of annotations) {
    if (annotation.kind !== "entity" && annotation.kind !== "mark") continue;
    if (annotation.status === "accepted") accepted += 1;
    else others += 1;
    if (annotation.modified > last) last = annotation.modified;
  }
  return `${accepted.toString()} ${others.toString()} ${last}`;
}
