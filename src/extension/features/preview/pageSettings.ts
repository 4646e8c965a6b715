/** Knows what of the user's settings the page has to know. */

import * as vscode from "vscode";
import { SIMPLIFIED, TRADITIONAL } from "../../../core/text/traditional";
import type { PreviewSettings } from "../../../protocol/preview";
import { labelsFor } from "../../labels";
import { labelColor } from "./marks";
import { pageStrings } from "./strings";
import { readTypography } from "./typography";

export function pageSettings(
  document: vscode.TextDocument,
  rights: Pick<PreviewSettings, "locked" | "canFollow" | "canAnnotate" | "canLoadImages">,
): PreviewSettings {
  const labels = labelsFor(document.uri).map((label) => {
    const color = labelColor(label);
    return {
      id: label.id,
      name: label.name,
      ...(label.key === undefined ? {} : { key: label.key }),
      ...(color === undefined ? {} : { color }),
    };
  });
  return {
    type: "settings",
    document: document.uri.toString(),
    strings: pageStrings(rights),
    labels,
    ...readTypography(document),
    ...rights,
    characters: { from: TRADITIONAL, to: SIMPLIFIED },
    advance: vscode.workspace.getConfiguration("zhupi.review", document.uri).get("advance", true),
  };
}
