/** Knows which links may leave the editor: those to the web, as the reader would read them. */

/** The absolute http or https address of a link; `undefined` for anything else (`javascript:`, `command:`, `file:`, relative ones). */
export function readWebLink(address: string): string | undefined {
  const absolute = address.startsWith("//") ? `https:${address}` : address;
  if (absolute.length > 8192 || !/^https?:\/\//iu.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
}
