/** Knows how a moment is written in a file's name. */

/** In UTC: `20260102T030405`. */
export function timestamp(): string {
  return new Date().toISOString().replace(/[-:]|\..*$/gu, "");
}
