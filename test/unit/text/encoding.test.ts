import { describe, expect, it } from "vitest";
import { decodeText, detectEncoding } from "../../../src/core/text/encoding";

const TEXT = `---\ntitle: "东湖银行净利增5%"\n---\n<p>东湖银行日前发布一季度经营数据，截至3月末，该行资产总额较年初增长2.3%。</p>`;

/** Some common characters in GB 2312, two bytes each: 中国银行净利润同比增长，保险公司一季度的数据。 */
const GB_SENTENCE = [
  0xd6, 0xd0, 0xb9, 0xfa, 0xd2, 0xf8, 0xd0, 0xd0, 0xbe, 0xbb, 0xc0, 0xfb, 0xc8, 0xf3, 0xcd, 0xac, 0xb1, 0xc8, 0xd4, 0xf6, 0xb3, 0xa4, 0xa3, 0xac, 0xb1, 0xa3, 0xcf, 0xd5,
  0xb9, 0xab, 0xcb, 0xbe, 0xd2, 0xbb, 0xbc, 0xbe, 0xb6, 0xc8, 0xb5, 0xc4, 0xca, 0xfd, 0xbe, 0xdd, 0xa1, 0xa3,
];
/** 中國銀行保險公司的資料，一季 in Big5. */
const BIG5_SENTENCE = [
  0xa4, 0xa4, 0xb0, 0xea, 0xbb, 0xc8, 0xa6, 0xe6, 0xab, 0x4f, 0xc0, 0x49, 0xa4, 0xbd, 0xa5, 0x71, 0xaa, 0xba, 0xb8, 0xea, 0xae, 0xc6, 0xa1, 0x41, 0xa4, 0x40, 0xa9, 0x75,
];

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

const GB_FILE = Uint8Array.from([...ascii("---\ntitle: x\n---\n<p>"), ...GB_SENTENCE, ...GB_SENTENCE, ...ascii("</p>\n")]);
const BIG5_FILE = Uint8Array.from([...ascii("<p>"), ...BIG5_SENTENCE, ...BIG5_SENTENCE, ...ascii("</p>\n")]);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

describe("detectEncoding", () => {
  const utf8 = new TextEncoder().encode(TEXT);

  it("knows UTF-8, also cut in a character", () => {
    expect(detectEncoding(utf8)).toBe("utf8");
    const start = utf8.length - 12;
    for (let end = start; end < utf8.length; end++) expect(detectEncoding(utf8.subarray(0, end))).toBe("utf8");
    expect(detectEncoding(new TextEncoder().encode("plain ASCII"))).toBe("utf8");
    expect(detectEncoding(new Uint8Array())).toBe("utf8");
    expect(detectEncoding(new TextEncoder().encode("表情😀".repeat(30)))).toBe("utf8");
  });

  it("knows byte order marks", () => {
    expect(detectEncoding(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe("utf8bom");
    expect(detectEncoding(Uint8Array.from([0xff, 0xfe, ...utf16(TEXT, true)]))).toBe("utf16le");
    expect(detectEncoding(Uint8Array.from([0xfe, 0xff, ...utf16(TEXT, false)]))).toBe("utf16be");
    expect(detectEncoding(Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...GB_SENTENCE]))).toBe("gb18030");
  });

  it("knows UTF-16 by its markup", () => {
    expect(detectEncoding(utf16(TEXT, true))).toBe("utf16le");
    expect(detectEncoding(utf16(TEXT, false))).toBe("utf16be");
  });

  it("knows GB18030, also cut in a character, and with characters of four bytes", () => {
    expect(detectEncoding(GB_FILE)).toBe("gb18030");
    expect(detectEncoding(GB_FILE.subarray(0, 60))).toBe("gb18030");
    expect(detectEncoding(GB_FILE.subarray(0, 61))).toBe("gb18030");
    expect(detectEncoding(Uint8Array.from([...GB_FILE, 0x94, 0x39, 0xfc, 0x36]))).toBe("gb18030");
  });

  it("tells Big5 from GB18030", () => {
    expect(detectEncoding(BIG5_FILE)).toBe("big5");
  });

  it("says so when it knows none", () => {
    expect(detectEncoding(Uint8Array.from(ascii("caf\u00e9 cr\u00e8me d\u00e9j\u00e0 vu, na\u00efve")))).toBe("unknown");
    const random = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
    expect(detectEncoding(random)).toBe("unknown");
    expect(detectEncoding(Uint8Array.from({ length: 100 }, () => 0xff))).toBe("unknown");
  });

  it("a UTF-8 file with a damaged byte stays UTF-8", () => {
    expect(detectEncoding(Uint8Array.from([...utf8, 0xff, ...utf8]))).toBe("utf8");
  });

  it("CESU-8's surrogates are damage", () => {
    expect(detectEncoding(Uint8Array.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]))).not.toBe("utf8");
  });
});

describe("decodeText", () => {
  it("decodes what it detects", () => {
    expect(decodeText(GB_FILE)).toEqual({
      encoding: "gb18030",
      text: `---\ntitle: x\n---\n<p>${"中国银行净利润同比增长，保险公司一季度的数据。".repeat(2)}</p>\n`,
    });
    expect(decodeText(BIG5_FILE).text).toContain("中國銀行保險公司");
    expect(decodeText(utf16(TEXT, true)).text).toBe(TEXT);
    expect(decodeText(new TextEncoder().encode(`\uFEFF${TEXT}`))).toEqual({ encoding: "utf8bom", text: TEXT });
  });

  it("shows damage as U+FFFD and never throws", () => {
    expect(decodeText(Uint8Array.of(0xff, 0x41)).text).toContain("\uFFFD");
  });
});
