/** Knows how a command that decides upon annotations is registered: where they can only be seen, it says why. */

import * as vscode from "vscode";
import { ReadOnlyError } from "./annotations/store";

export function registerDecision(id: string, action: (argument: unknown) => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown) => {
    try {
      await action(argument);
    } catch (error) {
      if (!(error instanceof ReadOnlyError)) throw error;
      void vscode.window.showWarningMessage(error.message);
    }
  });
}
