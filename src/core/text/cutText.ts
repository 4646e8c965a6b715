/** Knows how to shorten a text without cutting a character in two. */

/** At most `limit` UTF-16 code units of the text; one less where the cut would split a surrogate pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cutsPair = isHigh(text.charCodeAt(limit - 1)) && isLow(text.charCodeAt(limit));
  return text.slice(0, cutsPair ? limit - 1 : limit);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
