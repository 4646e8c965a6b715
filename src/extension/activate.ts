/** Knows what Zhupi does in every window, and that all else, which only articles need, follows at once from a file of its own. */

import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { registerWakeUp } from "./features/wakeUp/register";
import type * as Parts from "./startFeatures";

let features: Parts.Features | undefined;
let ended = false;

/** VS Code waits for it: what was decided last is on disk before the window is gone. */
export async function deactivate(): Promise<void> {
  ended = true;
  await features?.flush();
}

/**
 * An article is recognised first; while VS Code makes it one, the rest is loaded. VS Code waits for that with our commands,
 * views and pages, not with what other extensions do.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) l10n.config({ contents: bundle });
  context.subscriptions.push(
    registerWakeUp(context, (document) => {
      features?.expectTyping(document);
    }),
  );
  await setImmediate();
  const { startFeatures } = createRequire(__filename)("./features.js") as typeof Parts;
  // Reading so much code takes longer than all else: other extensions have their turn before it goes on.
  await setImmediate();
  if (!ended) features = startFeatures(context);
}
