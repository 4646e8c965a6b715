import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { parsePlain } from "../../src/core/article/parseArticle";
import { bratFormat } from "../../src/core/exchange/annotated/brat";
import { bioesFormat, conllFormat } from "../../src/core/exchange/annotated/conll";
import { doccanoRelationsFormat } from "../../src/core/exchange/annotated/doccano";
import { labelStudioFormat } from "../../src/core/exchange/annotated/labelStudio";
import { webAnnoTsvFormat } from "../../src/core/exchange/annotated/webAnnoTsv";
import { csvFormat, writeCell } from "../../src/core/exchange/csv";
import { findDays } from "../../src/core/exchange/sheets/calendar";
import { xlsxFormat } from "../../src/core/exchange/xlsx";
import { writeWorkbook } from "../../src/platform/node/writeWorkbook";
import { readBrat, readConll, readDoccano, readLabelStudio, readTsv } from "../unit/exchange/readers";
import { makeAnnotation, makeDocument, runExport } from "../unit/exchange/support";
import { anyCharacter } from "../setup/anyCharacter";

/** Characters that have broken exchange formats, among ordinary ones. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from("银行亿元增长，。！？“”12.5%aB ")) },
  { weight: 3, arbitrary: fc.constantFrom("😀", "👨‍👩‍👧", "𠀀", "\u3000", "\u00A0", "\n", "\r\n", "\t", "\u2028", "\u0085", "\u200B", "\uFEFF") },
  { weight: 1, arbitrary: fc.constantFrom("\u0000", "\u000B", "\u001C", "\uD800", "\uFFFF", "|", "\\", "_", "*", "[", "]", ";", '"', "'", "=", "<", "&") },
);
const hostileText = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(""));
/** A file in UTF-8 can't hold half a surrogate pair. */
function inUtf8(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

const label = fc.oneof(fc.constantFrom("ORG", "amount", "风险点", "A B", "__proto__", "constructor"), hostileText.filter((text) => text.trim() !== ""));

const document = hostileText
  .filter((text) => text.length > 0)
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      spans: fc.array(
        fc.record({ label, note: hostileText, places: fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(text.length)), { minLength: 1, maxLength: 3 }) }),
        { maxLength: 8 },
      ),
    }),
  )
  .map(({ text, spans }) => {
    const annotations = spans.map((span, index) => {
      const places = span.places.map(([start, end]) => ({ start, end: Math.max(start + 1, Math.min(end, text.length)) }));
      return makeAnnotation(text, places, { id: `s${String(index)}`, label: span.label, note: span.note });
    });
    return { ...makeDocument("", { annotations }), article: parsePlain(text) };
  });

describe("exports of any text and any spans", () => {
  it("brat quotes what its offsets point at", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const { text: file } = await runExport(bratFormat, [one]);
        for (const { found, quoted } of readBrat(file("文章/一.md.txt"), file("文章/一.md.ann")).spans) expect(found).toBe(quoted);
      }),
    );
  });

  it("Label Studio and doccano agree on every span", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const [studio] = readLabelStudio((await runExport(labelStudioFormat, [one])).text("out.json"));
        const { spans } = readDoccano((await runExport(doccanoRelationsFormat, [one])).text("out.jsonl").trimEnd());
        for (const { found, quoted } of studio?.spans ?? []) expect(found).toBe(quoted);
        expect(spans.map(({ label: name, found }) => [name, found])).toEqual(studio?.spans.map(({ label: name, found }) => [name, found]));
      }),
    );
  });

  it("CoNLL is valid in both schemes and says the same", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const iob2 = readConll((await runExport(conllFormat, [one])).text("out.conll"), "iob2");
        const bioes = readConll((await runExport(bioesFormat, [one])).text("out.conll"), "bioes");
        expect(bioes).toEqual(iob2);
        const shown = Array.from(one.article.text).filter((unit) => !/^[\s\p{Cc}\p{Cf}\p{Cs}]$/u.test(unit));
        expect(iob2.tokens.flat().join("")).toBe(inUtf8(shown.join("")));
      }),
    );
  });

  it("WebAnno TSV is read back", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const { spans } = readTsv((await runExport(webAnnoTsvFormat, [one])).text("文章/一.md.tsv"), inUtf8(one.article.text));
        expect(spans.length).toBeLessThanOrEqual(one.annotations.flatMap((live) => live.spans).length);
      }),
    );
  });

  it("CSV is read back cell for cell, and no cell is a formula", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const rows = parse((await runExport(csvFormat, [one])).text("out-annotations.csv"), { bom: true, columns: true, record_delimiter: "\r\n" });
        const notes = (rows as Record<string, string>[]).map((row) => row["note"] ?? "");
        expect(notes).toEqual(one.annotations.map(({ annotation }) => inUtf8(writeCell(annotation.note ?? ""))));
        for (const note of notes) expect(note.trimStart()).not.toMatch(/^[=+\-@]/);
      }),
    );
  });

  it("XLSX holds any text as it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(hostileText, fc.string({ unit: anyCharacter }))), async (texts) => {
        const bytes = await writeWorkbook([{ title: "t", columns: [{ title: "c", width: 5 }], rows: texts.map((text) => [`x${text}`, text === "" ? null : text]) }]);
        const [sheet] = await readExcelFile(Buffer.from(bytes), { trim: false });
        expect(sheet?.data.slice(1).map((row) => row[0])).toEqual(texts.map((text) => `x${text}`));
      }),
      { numRuns: 50 },
    );
  });

  it("XLSX takes any document", async () => {
    await fc.assert(
      fc.asyncProperty(document, async (one) => {
        const { files } = await runExport(xlsxFormat, [one]);
        expect(await readExcelFile(files.get("out.xlsx") ?? Buffer.alloc(0))).toHaveLength(4);
      }),
      { numRuns: 20 },
    );
  });
});

describe("findDays", () => {
  it("throws on no string and gives days that exist", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/T:.~X-]{0,25}$/)), (text) => {
        const { from, to } = findDays(text);
        for (const cell of [from, to]) if (cell !== null) expect(Number.isNaN(Date.parse(cell.day))).toBe(false);
      }),
    );
  });
});
