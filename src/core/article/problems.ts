/** Knows how what is wrong with a file is said to the user. */

import * as l10n from "@vscode/l10n";
import { cutText } from "../text/cutText";
import type { Span } from "../text/span";
import type { ArticleProblem, ProblemCode } from "./article";

const MESSAGES: { readonly [code in ProblemCode]: (detail: string) => string } = {
  "frontMatter.executable": (language) =>
    l10n.t("Front matter in {0} would run as a program. It is shown as text and never run; write it in YAML instead.", language),
  "frontMatter.unsupportedLanguage": (language) => l10n.t("Front matter in {0} can't be read. Write it in YAML instead.", language),
  "frontMatter.unclosed": () => l10n.t("The front matter is never closed. Add a line with three dashes after its last key."),
  "frontMatter.invalidYaml": (reason) =>
    l10n.t("The front matter isn't valid YAML ({0}). Its lines were read one by one; put values with special characters in quotes.", reason),
  "frontMatter.tooLarge": () =>
    l10n.t("The front matter is too large or too deeply nested. Only its first lines were read; shorten it to what describes the article."),
  "frontMatter.badDate": (date) => l10n.t("“{0}” isn't a date that can be read. Write it like 2022-04-11 23:52:43 +0800.", date),
  "html.tooDeep": () => l10n.t("The HTML is nested too deeply. All of its text is shown, but not all of its layout."),
  "text.replacementCharacters": () =>
    l10n.t("Many characters could not be decoded. The file is probably in GB18030: reopen it with that encoding."),
  "text.controlCharacters": (count) =>
    l10n.t("The text holds {0} invisible control characters, which can make it look different from what is stored.", count),
};

const LONGEST_DETAIL = 80;

/** A problem with its message in the user's language; `detail` is what the message names, cut where it is long. */
export function createProblem(code: ProblemCode, span: Span, detail = ""): ArticleProblem {
  const short = detail.length > LONGEST_DETAIL ? `${cutText(detail, LONGEST_DETAIL)}…` : detail;
  return { code, span, message: MESSAGES[code](short) };
}
