/** Knows how two threads make sure, at next to no cost, that they hold the same text. */

const SAMPLES = 4096;

/** A number that differs for texts that drifted apart: of the length and of characters from the whole text, evenly spread. */
export function fingerprint(text: string): number {
  const step = Math.ceil(text.length / SAMPLES) || 1;
  let hash = text.length;
  for (let i = 0; i < text.length; i += step) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
