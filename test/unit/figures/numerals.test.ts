import { describe, expect, it } from "vitest";
import { foldText } from "../../../src/core/figures/numerals/fold";
import { readNumeral } from "../../../src/core/figures/numerals/readNumeral";

/** Low and high bound and how much of the text was read. */
function read(text: string): string {
  const numeral = readNumeral(foldText(text), 0);
  if (numeral === undefined) return "nothing";
  const low = numeral.low.toFixed();
  const high = numeral.high.toFixed();
  return `${low === high ? low : `${low}~${high}`} in ${text.slice(0, numeral.end)}`;
}

describe("readNumeral", () => {
  it.each([
    ["1,234,567.89元", "1234567.89 in 1,234,567.89"],
    ["１２３．４％", "123.4 in １２３．４"],
    ["33.5万", "335000 in 33.5万"],
    ["3万4000", "34000 in 3万4000"],
    ["1万2千", "12000 in 1万2千"],
    ["1,100万", "11000000 in 1,100万"],
    ["3.2万亿", "3200000000000 in 3.2万亿"],
    ["百万亿", "100000000000000 in 百万亿"],
    ["335百万", "335000000 in 335百万"],
    ["7000余万", "70000000 in 7000余万"],
  ])("Arabic and mixed: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["一百五十五", "155 in 一百五十五"],
    ["十", "10 in 十"],
    ["一千零一", "1001 in 一千零一"],
    ["一亿三百二十五", "100000325 in 一亿三百二十五"],
    ["两千三百二十五点零八", "2325.08 in 两千三百二十五点零八"],
    ["三点五亿", "350000000 in 三点五亿"],
    ["一万五", "15000 in 一万五"],
    ["两百五", "250 in 两百五"],
    ["三万亿五千亿", "3500000000000 in 三万亿五千亿"],
    ["廿三", "23 in 廿三"],
    ["二〇二二", "2022 in 二〇二二"],
    ["一九九八", "1998 in 一九九八"],
    ["貳佰伍拾萬", "2500000 in 貳佰伍拾萬"],
    ["壹亿贰仟万", "120000000 in 壹亿贰仟万"],
    ["兩億", "200000000 in 兩億"],
  ])("Chinese and formal: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["三四十", "30~40 in 三四十"],
    ["五六百万", "5000000~6000000 in 五六百万"],
    ["十七八", "17~18 in 十七八"],
    ["几十", "20~100 in 几十"],
    ["数百万", "2000000~10000000 in 数百万"],
    ["十几", "11~20 in 十几"],
    ["二十几", "21~30 in 二十几"],
  ])("approximations: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["陆续", "nothing"],
    ["伍先生", "nothing"],
    ["数据", "nothing"],
    ["几家", "nothing"],
    ["2021百", "2021 in 2021"],
    ["500亿14天", "50000000000 in 500亿"],
    ["500万2021年", "5000000 in 500万"],
    ["100千瓦", "100 in 100"],
    ["三点五十分", "3 in 三"],
    ["2022，100", "2022 in 2022"],
  ])("stops in time: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("foldText", () => {
  it("keeps every offset", () => {
    const text = "參加１００萬圓，民國一一一年（２０２２）😀";
    expect(foldText(text)).toHaveLength(text.length);
    expect(foldText(text)).toContain("100万元");
  });
});
