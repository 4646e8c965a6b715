/** Knows how to shorten a text at either end without cutting a character in two. */

/** At most `limit` UTF-16 code units of the text; one less where the cut would split a surrogate pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cutsPair = isHigh(text.charCodeAt(limit - 1)) && isLow(text.charCodeAt(limit));
  return text.slice(0, cutsPair ? limit - 1 : limit);
}

/** At most that many code units of the text's end; one less where the cut would split a surrogate pair. */
export function cutTextStart(text: string, limit: number): string {
  const from = text.length - limit;
  if (from <= 0) return text;
  const cutsPair = isHigh(text.charCodeAt(from - 1)) && isLow(text.charCodeAt(from));
  return text.slice(cutsPair ? from + 1 : from);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
