/** Knows the sessions of articles that were closed in this window: what was done there can be undone once they are open again. */

import type { AnnotationSession } from "../../core/annotations/session/annotationSession";

/** Of all together; the one closed last is kept however large it is. */
const MOST_ARTICLES = 32;
const MOST_ANNOTATIONS = 20_000;
/** In UTF-16 code units. */
const MOST_TEXT = 8_000_000;

export class KeptSessions {
  /** By sidecar, the one closed last at the end. */
  readonly #sessions = new Map<string, AnnotationSession>();

  /** Keeps a session that nobody uses any more, if it has anything to undo. */
  keep(sidecar: string, session: AnnotationSession): void {
    if (!session.canUndo && !session.canRedo) return;
    this.#sessions.delete(sidecar);
    this.#sessions.set(sidecar, session);
    for (const oldest of this.#sessions.keys()) {
      if (this.#fits()) return;
      this.#sessions.delete(oldest);
    }
  }

  /** Hands a session back and forgets it; `undefined` where there is none, or where the article was changed meanwhile. */
  take(sidecar: string, text: string): AnnotationSession | undefined {
    const session = this.#sessions.get(sidecar);
    this.#sessions.delete(sidecar);
    return session?.text === text ? session : undefined;
  }

  #fits(): boolean {
    const sessions = [...this.#sessions.values()];
    const sum = (of: (session: AnnotationSession) => number): number => sessions.reduce((total, session) => total + of(session), 0);
    return sessions.length === 1 || (sessions.length <= MOST_ARTICLES && sum(({ size }) => size) <= MOST_ANNOTATIONS && sum(({ text }) => text.length) <= MOST_TEXT);
  }
}
