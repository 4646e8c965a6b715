/** Knows the language the program speaks and where its translations stand. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";

export type Language = "zh" | "en";

/** `--lang` first, then the usual environment variables, then what the system says. */
export function chooseLanguage(wish: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const named = [wish, env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  const locale = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Makes `l10n.t` speak `language`. Without the translations, which a build brings along, it stays English. */
export function configureLanguage(language: Language, root: string): void {
  l10n.config({ contents: language === "zh" ? readBundle(join(root, "dist", "l10n", "bundle.l10n.zh-cn.json")) : {} });
}

function readBundle(path: string): string | l10n.l10nJsonFormat {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return {};
  }
}
