/** Knows the hash by which a text is known in sidecars. */

import { createHash } from "node:crypto";

/** `sha256:` and the hex digest of the text in UTF-8; a byte-order mark at its start does not count. */
export function hashText(text: string): string {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  return `sha256:${createHash("sha256").update(plain, "utf8").digest("hex")}`;
}
