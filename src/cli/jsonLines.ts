/** Knows how a stream of bytes is cut into lines, however long the stream and wherever its chunks end. */

/** A line without its line feed, or what was wrong with it; `number` counts from 1, blank lines included. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly problem: "tooLong" | "notUtf8" });

const LINE_FEED = 0x0a;

/** No request is longer; one line must not fill the memory. */
export const longestLine = 64 * 1024 * 1024;

/**
 * Lines of UTF-8. A byte-order mark, carriage returns at the ends and blank lines are left out. A line that is too
 * long or no UTF-8 is told as such, and the next ones follow.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array | string>, limit = longestLine): AsyncGenerator<Line> {
  const encoder = new TextEncoder();
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;

  const finish = (): Line | undefined => {
    const line = length > limit ? ({ problem: "tooLong" } as const) : decode(parts, length);
    parts = [];
    length = 0;
    number += 1;
    if (!("text" in line)) return { number, ...line };
    const text = (number === 1 ? line.text.replace(/^\uFEFF/, "") : line.text).replace(/\r$/, "");
    return text.trim() === "" ? undefined : { number, text };
  };

  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    let start = 0;
    // A line feed's byte occurs in no other character of UTF-8, so the cut is safe before decoding.
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      length += end - start;
      if (length <= limit) parts.push(bytes.subarray(start, end));
      start = end + 1;
      const line = finish();
      if (line !== undefined) yield line;
    }
    length += bytes.length - start;
    if (length <= limit) parts.push(bytes.subarray(start));
    else parts = [];
  }
  const last = length > 0 ? finish() : undefined;
  if (last !== undefined) yield last;
}

function decode(parts: readonly Uint8Array[], length: number): { readonly text: string } | { readonly problem: "notUtf8" } {
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : join(parts, length);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: "notUtf8" };
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
