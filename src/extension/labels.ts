/** Knows which labels can be given in a folder: Zhupi's and those of the setting. */

import * as vscode from "vscode";
import { listLabels, readCustomLabels, type Label } from "../core/annotations/labels";

/** In menu order; names are in the user's language. */
export function labelsFor(resource: vscode.Uri): Label[] {
  return listLabels(readCustomLabels(vscode.workspace.getConfiguration("zhupi", resource).get("labels")), vscode.env.language);
}
