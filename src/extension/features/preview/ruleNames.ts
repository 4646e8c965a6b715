/** Knows what cleaning rules are called in the reader's language. */

import * as l10n from "@vscode/l10n";

/** A rule's name in words; one of the reader's own is called what he called it. */
export function ruleName(rule: string): string {
  switch (rule) {
    case "sourceLine":
      return l10n.t("source line");
    case "originalTitle":
      return l10n.t("original title");
    case "credits":
      return l10n.t("editorial credits");
    case "disclaimer":
      return l10n.t("disclaimer");
    case "promotion":
      return l10n.t("promotion");
    case "stockChart":
      return l10n.t("live stock chart");
    case "trackingPixel":
      return l10n.t("tracking image");
    case "spacer":
      return l10n.t("empty paragraph");
    case "footerLinks":
      return l10n.t("footer links");
    case "hiddenByAuthor":
      return l10n.t("hidden by the page itself");
    default:
      return rule;
  }
}
