/** Knows how to remember one thing about each of many files across reloads, the oldest forgotten first. */

import type * as vscode from "vscode";

const MOST_FILES = 2000;

/** What is remembered is kept as pairs, so that no file name is ever a property name. */
export class FileMemory<V extends string> {
  readonly #state: vscode.Memento;
  readonly #key: string;
  readonly #values: Map<string, V>;

  /** @param isValue says which stored values are still understood; the others are dropped */
  constructor(state: vscode.Memento, key: string, isValue: (value: unknown) => value is V) {
    this.#state = state;
    this.#key = key;
    const stored: unknown = state.get(key);
    const pairs: unknown[] = Array.isArray(stored) ? stored : [];
    this.#values = new Map(
      pairs.flatMap((pair): [string, V][] => {
        if (!Array.isArray(pair)) return [];
        const [uri, value] = pair as unknown[];
        return typeof uri === "string" && isValue(value) ? [[uri, value]] : [];
      }),
    );
  }

  get(uri: vscode.Uri): V | undefined {
    return this.#values.get(uri.toString());
  }

  set(uri: vscode.Uri, value: V | undefined): void {
    const key = uri.toString();
    if (this.#values.get(key) === value) return;
    this.#values.delete(key);
    if (value !== undefined) this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > MOST_FILES && oldest !== undefined) this.#values.delete(oldest);
    void this.#state.update(this.#key, [...this.#values]);
  }

  /** A renamed file keeps what was remembered of it. */
  move(from: vscode.Uri, to: vscode.Uri): void {
    const value = this.get(from);
    if (value === undefined) return;
    this.set(from, undefined);
    this.set(to, value);
  }
}
