/** Knows which characters would hide or reorder text, and how each is shown instead. */

/** A piece of text, or one character that a reader would not see. `shown` is as long as what it stands for. */
export interface TextPiece {
  readonly shown: string;
  /** `U+202E`; set for a character that is made visible. */
  readonly code?: string;
  /** Zero-width characters are common in scraped text: they are hinted at, not shouted. */
  readonly faint?: boolean;
}

// Controls but tab and line feed; soft hyphen; bidi controls; zero-width characters; interlinear marks; tag characters.
// A joiner or variation selector between emoji is part of them and stays.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const FAINT = /^[\u00ad\u200b\u200c\u2060\ufeff]$/u;

/** Cuts a text at its hidden characters; the pieces' `shown` together have the text's length. */
export function cutAtControls(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) pieces.push({ shown: text.slice(end, match.index) });
    const hidden = match[0];
    const code = `U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    // Never the character itself where it would act on its neighbours.
    pieces.push(FAINT.test(hidden) ? { shown: hidden, code, faint: true } : { shown: "□".repeat(hidden.length), code });
    end = match.index + hidden.length;
  }
  if (end < text.length) pieces.push({ shown: text.slice(end) });
  return pieces;
}
