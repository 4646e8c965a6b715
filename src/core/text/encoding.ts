/** Knows how to tell a text's encoding from its bytes, for files that Chinese programs wrote. */

import { countGb18030, countUtf8 } from "./byteForms";

/** `unknown` stands for bytes that are no text in any encoding known here. */
export type Encoding = "utf8" | "utf8bom" | "gb18030" | "big5" | "utf16le" | "utf16be" | "unknown";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** More bytes than this say nothing new. */
const SAMPLE = 256 * 1024;

/** Labels for `TextDecoder`; what is unknown is read as UTF-8, so that damage shows as U+FFFD. */
const LABELS: { readonly [encoding in Encoding]: string } = {
  utf8: "utf-8",
  utf8bom: "utf-8",
  gb18030: "gb18030",
  big5: "big5",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  unknown: "utf-8",
};

/** The encoding of some bytes, which may be the beginning of a file: a character that is cut at the end counts for nothing. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const marked = byteOrderMark(bytes);
  if (marked) return marked;
  const sample = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes;
  const wide = wideEncoding(sample);
  if (wide) return wide;
  const utf8 = countUtf8(sample);
  if (utf8.invalid === 0) return "utf8";
  const chinese = chineseEncoding(sample);
  // A UTF-8 file with a few damaged bytes is still UTF-8: its sequences can't come about by chance.
  if (utf8.multibyte > 20 * utf8.invalid) return "utf8";
  return chinese;
}

/** Decodes a file's bytes for programs outside the editor; a byte order mark is not part of the text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  return { text: new TextDecoder(LABELS[encoding]).decode(bytes), encoding };
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf8bom";
  if (first === 0xff && second === 0xfe) return "utf16le";
  if (first === 0xfe && second === 0xff) return "utf16be";
  return first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33 ? "gb18030" : undefined;
}

/** UTF-16 without a mark: the ASCII of front matter and tags has a zero in every other byte. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, 4_096) & ~1;
  if (length < 4) return undefined;
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0 && isTextByte(bytes[i + 1])) high++;
    if (bytes[i + 1] === 0 && isTextByte(bytes[i])) low++;
  }
  const enough = Math.max(length / 2 / 10, 2);
  if (low > enough && low > high * 10) return "utf16le";
  return high > enough && high > low * 10 ? "utf16be" : undefined;
}

function isTextByte(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** What is not UTF-8: GB18030 and Big5 share most byte pairs, and are told apart by where common characters stand. */
function chineseEncoding(bytes: Uint8Array): Encoding {
  const counts = countGb18030(bytes);
  if (counts.gbPairs === 0 && counts.big5Pairs === 0) return "unknown";
  const gbDamage = counts.gbInvalid / (counts.gbPairs + 1);
  const big5Damage = counts.big5Invalid / (counts.big5Pairs + 1);
  const gbShare = counts.gbCommon / (counts.gbPairs + 1);
  const big5Share = counts.big5Common / (counts.big5Pairs + 1);
  const gb = gbDamage < 0.02 && gbShare > 0.3;
  const big5 = big5Damage < 0.02 && big5Share > 0.3;
  if (gb && big5) return gbShare - gbDamage * 5 >= big5Share - big5Damage * 5 ? "gb18030" : "big5";
  if (gb) return "gb18030";
  return big5 ? "big5" : "unknown";
}
