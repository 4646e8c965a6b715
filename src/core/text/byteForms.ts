/** Knows the byte sequences of UTF-8, GB18030 and Big5, and which of them common Chinese characters take. */

export interface Utf8Count {
  /** Whole characters of two to four bytes. */
  readonly multibyte: number;
  /** Bytes that can't stand where they stand. */
  readonly invalid: number;
}

export interface ChineseCount {
  readonly gbPairs: number;
  readonly gbInvalid: number;
  /** Characters of GB 2312's first level (the 3,755 common hanzi) and its punctuation. */
  readonly gbCommon: number;
  readonly big5Pairs: number;
  readonly big5Invalid: number;
  /** Characters of Big5's first level (the 5,401 common hanzi) and its punctuation. */
  readonly big5Common: number;
}

/** Counts UTF-8 sequences, as strictly as RFC 3629; one that the end cuts off counts for nothing. */
export function countUtf8(bytes: Uint8Array): Utf8Count {
  let multibyte = 0;
  let invalid = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(lead);
    if (length > 0 && isValidSequence(bytes, i, length)) {
      if (i + length <= bytes.length) multibyte++;
      i += length;
    } else {
      invalid++;
      i++;
    }
  }
  return { multibyte, invalid };
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Continuation bytes, as far as the bytes go; no overlong forms, no surrogates, nothing above U+10FFFF. */
function isValidSequence(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at] ?? 0;
  for (let k = 1; k < length && at + k < bytes.length; k++) {
    const byte = bytes[at + k] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return false;
    if (k > 1) continue;
    if ((lead === 0xe0 && byte < 0xa0) || (lead === 0xed && byte > 0x9f)) return false;
    if ((lead === 0xf0 && byte < 0x90) || (lead === 0xf4 && byte > 0x8f)) return false;
  }
  return true;
}

/** Counts the same bytes as GB18030 and as Big5. */
export function countGb18030(bytes: Uint8Array): ChineseCount {
  return { ...countGb(bytes), ...countBig5(bytes) };
}

function countGb(bytes: Uint8Array): Pick<ChineseCount, "gbPairs" | "gbInvalid" | "gbCommon"> {
  let gbPairs = 0;
  let gbInvalid = 0;
  let gbCommon = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    const second = bytes[i + 1];
    if (lead < 0x80) i++;
    else if (second === undefined) break;
    else if (lead === 0x80 || lead === 0xff) {
      gbInvalid++;
      i++;
    } else if (second >= 0x30 && second <= 0x39) {
      // Four bytes: rare characters and emoji.
      if (isFourByteTail(bytes[i + 2], bytes[i + 3])) gbPairs++;
      else if (i + 3 < bytes.length) gbInvalid++;
      i += 4;
    } else if (second >= 0x40 && second !== 0x7f && second !== 0xff) {
      gbPairs++;
      if (isCommonGb(lead, second)) gbCommon++;
      i += 2;
    } else {
      gbInvalid++;
      i++;
    }
  }
  return { gbPairs, gbInvalid, gbCommon };
}

function isFourByteTail(third: number | undefined, fourth: number | undefined): boolean {
  return third !== undefined && fourth !== undefined && third >= 0x81 && third <= 0xfe && fourth >= 0x30 && fourth <= 0x39;
}

/** Rows 1 to 3 hold punctuation and full-width letters, rows 16 to 55 the common hanzi by pronunciation. */
function isCommonGb(lead: number, second: number): boolean {
  return second >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7));
}

function countBig5(bytes: Uint8Array): Pick<ChineseCount, "big5Pairs" | "big5Invalid" | "big5Common"> {
  let big5Pairs = 0;
  let big5Invalid = 0;
  let big5Common = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    const second = bytes[i + 1];
    if (lead < 0x80) i++;
    else if (second === undefined) break;
    else if (lead >= 0x81 && lead <= 0xfe && ((second >= 0x40 && second <= 0x7e) || (second >= 0xa1 && second <= 0xfe))) {
      big5Pairs++;
      if (lead >= 0xa4 && lead <= 0xc6) big5Common++;
      else if (lead >= 0xa1 && lead <= 0xa3) big5Common++;
      i += 2;
    } else {
      big5Invalid++;
      i++;
    }
  }
  return { big5Pairs, big5Invalid, big5Common };
}
