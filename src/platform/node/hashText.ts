/** Knows the hash by which a text is known in sidecars. */

import { createHash } from "node:crypto";
import { finish, type Steps } from "../../core/text/steps";

/** Hashed in a fraction of a millisecond. */
const STEP = 65_536;

/** `sha256:` and the hex digest of the text in UTF-8; a byte-order mark at its start does not count. */
export function hashText(text: string): string {
  return finish(hashTextInSteps(text));
}

/** The same, with pauses. */
export function* hashTextInSteps(text: string): Steps<string> {
  const hash = createHash("sha256");
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length; ) {
    let end = Math.min(start + STEP, text.length);
    // Half of a pair would be hashed as a character of its own.
    while (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end++;
    hash.update(text.slice(start, end), "utf8");
    start = end;
    yield;
  }
  return `sha256:${hash.digest("hex")}`;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
