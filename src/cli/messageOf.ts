/** Knows what an error, or whatever else was thrown, says to a user. */

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
