/** Knows what the zones of an article are called in the user's language. */

import * as l10n from "@vscode/l10n";
import type { Zone } from "../../article/article";

const names: Readonly<Record<Zone, () => string>> = {
  title: () => l10n.t("title"),
  body: () => l10n.t("body"),
  source: () => l10n.t("source line"),
  editor: () => l10n.t("credits"),
  footer: () => l10n.t("footer"),
  removed: () => l10n.t("left out"),
};

export function zoneName(zone: string): string {
  return Object.hasOwn(names, zone) ? names[zone as Zone]() : zone;
}
