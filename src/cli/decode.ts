/** Knows how a file's bytes become text on the command line, as the editor would decode them. */

import * as l10n from "@vscode/l10n";
import type { ReadText } from "./files";

/** Text without byte-order mark, or what the bytes are instead. */
export function decodeText(bytes: Uint8Array): ReadText {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes("\u0000")) break;
      return { text };
    } catch {
      continue;
    }
  }
  return { error: { code: "encoding", message: l10n.t("This is no text in UTF-8, UTF-16 or GB18030.") } };
}
