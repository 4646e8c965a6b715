/** Knows how to write the log that maintainers read: VS Code's own output channel with levels. */

import * as vscode from "vscode";
import type { Logger } from "../core/ports";

export class OutputLogger implements Logger, vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel("Zhupi 朱批", { log: true });

  info(message: string): void {
    this.#channel.info(message);
  }

  warn(message: string): void {
    this.#channel.warn(message);
  }

  error(message: string, cause?: unknown): void {
    if (cause === undefined) this.#channel.error(message);
    else this.#channel.error(message, cause instanceof Error ? (cause.stack ?? cause.message) : cause);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
