import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VisibleText } from "../../../src/core/article/visibleText";
import type { Figure } from "../../../src/core/figures/figure";
import { findFigures } from "../../../src/core/figures/findFigures";
import { anyCharacter } from "../../setup/anyCharacter";

function find(text: string): readonly Figure[] {
  return findFigures({ visible: VisibleText.plain(text), blocks: [], date: "2022-04-18" });
}

const DIGITS = "零一二三四五六七八九";
const FORMAL = "零壹贰叁肆伍陆柒捌玖";
const UNITS = ["", "十", "百", "千"];
const FORMAL_UNITS = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

/** A whole number below 10^16 as it is read aloud. */
function spell(value: number, digits: string, units: readonly string[]): string {
  let rest = value;
  let spelled = "";
  let owesZero = false;
  for (let group = 0; rest > 0; group++) {
    const section = rest % 10000;
    rest = Math.floor(rest / 10000);
    if (section === 0) {
      owesZero = spelled !== "";
      continue;
    }
    let words = "";
    let zero = false;
    for (let place = 3; place >= 0; place--) {
      const digit = Math.floor(section / 10 ** place) % 10;
      if (digit === 0) {
        if (words !== "") zero = true;
        continue;
      }
      words += (zero ? digits.charAt(0) : "") + digits.charAt(digit) + (units[place] ?? "");
      zero = false;
    }
    const separator = owesZero ? digits.charAt(0) : "";
    spelled = words + (GROUPS[group] ?? "") + separator + spelled;
    owesZero = section < 1000;
  }
  return spelled;
}

/** Vocabulary that texts about money are made of, to reach the odd corners. */
const SOUP = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...Array.from(
        "0123456789０９零〇一二三四五六七八九十百千万亿兆两几数半廿壹贰拾佰仟第前每翻约近超余多来左右以上下内起年月日号时点分秒周季度旬初末底至到和及、/-~—.,，。：:%‰元角块个家成折倍番（）()“”每股《》 \n",
      ),
    ),
    fc.constantFrom(
      "分之",
      "百分之",
      "个百分点",
      "美元",
      "人民币",
      "US$",
      "￥",
      "截至",
      "以来",
      "今年",
      "上周",
      "Q1",
      "FY22",
      "http://a.b/1",
      "TOP",
      "7*24",
      "😀",
      "\ud83d",
      "\u0000",
    ),
  ),
  { maxLength: 40 },
);

describe("findFigures", () => {
  it("never throws, stays inside the text and in order", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          SOUP.map((parts) => parts.join("")),
          fc.string({ unit: anyCharacter }),
        ),
        (text) => {
          let end = 0;
          for (const figure of find(text)) {
            expect(figure.start).toBeGreaterThanOrEqual(end);
            expect(figure.end).toBeGreaterThan(figure.start);
            expect(figure.end).toBeLessThanOrEqual(text.length);
            expect(figure.text).toBe(text.slice(figure.start, figure.end));
            if (typeof figure.value === "number") expect(Number.isFinite(figure.value)).toBe(true);
            end = figure.end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("reads back whole numbers in every style", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9_999_999_999_999 }), (value) => {
        for (const style of [
          String(value),
          value.toLocaleString("en-US"),
          spell(value, DIGITS, UNITS),
          spell(value, FORMAL, FORMAL_UNITS),
        ]) {
          const [figure] = find(`共计${style}元。`);
          expect({ style, text: figure?.text, value: figure?.value, kind: figure?.kind }).toEqual({
            style,
            text: `${style}元`,
            value,
            kind: "amount",
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("reads back decimals with magnitudes exactly", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(["万", 4] as const, ["亿", 8] as const, ["", 0] as const),
        (digits, decimals, [word, exponent]) => {
          const written = (digits / 10 ** decimals).toFixed(decimals);
          const [figure] = find(`收入${written}${word}美元，`);
          expect(figure?.text).toBe(`${written}${word}美元`);
          expect(figure?.value).toBe(Number(`${written}e${String(exponent)}`));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("reads dates back", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1990-01-01"), max: new Date("2022-04-18"), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = iso.split("-");
        const styles = [
          iso,
          `${year}年${String(Number(month))}月${String(Number(day))}日`,
          `${year}/${month}/${day}`,
          `${year}.${month}.${day}`,
        ];
        for (const style of styles) expect(find(`于${style}，`).map((figure) => [figure.text, figure.value])).toEqual([[style, iso]]);
      }),
      { numRuns: 300 },
    );
  });

  it("finds the same in the middle of neutral text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("约12万余件", "2021年1-11月", "8%-10%", "人民币3亿元", "第158位", "7*24小时", "半小时内", "505.5/591.8/673.9亿元"),
        fc.constantFrom("", "公司表示，", "此外。", "\n\n"),
        fc.constantFrom("", "，公司表示", "。此外", "\n"),
        (core, before, after) => {
          const [alone] = find(core);
          const [inside] = find(before + core + after);
          expect(inside).toEqual({ ...alone, start: before.length, end: before.length + core.length });
        },
      ),
    );
  });
});
