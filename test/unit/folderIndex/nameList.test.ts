import { describe, expect, it } from "vitest";
import { NameList } from "../../../src/core/folderIndex/nameList";

const NAMES = ["东湖银行", "西岭银行股份有限公司", "ABC证券", "Ａbc基金", "银行", "華為技術"];

function listOf(names: readonly string[]): NameList {
  const list = new NameList();
  for (const name of names) list.add(name);
  return list;
}

describe.each([
  ["as they come", listOf(NAMES)],
  ["once they are kept", new NameList(listOf(NAMES).merge())],
])("names %s", (_, list) => {
  it.each([
    ["银行", ["银行", "东湖银行", "西岭银行股份有限公司"]],
    ["abc", ["ABC证券", "Ａbc基金"]],
    ["ＡＢＣ证", ["ABC证券"]],
    ["华为", ["華為技術"]],
    ["為技术", ["華為技術"]],
    ["", ["银行", "东湖银行", "華為技術", "ABC证券", "Ａbc基金", "西岭银行股份有限公司"]],
    ["\n", []],
    ["无", []],
  ])("contain %j", (part, expected) => {
    expect(list.find(part, 10)).toEqual(expected);
  });
});

describe("kept names", () => {
  it("hold each name once, however often they are kept", () => {
    const list = new NameList(listOf(NAMES).merge());
    for (const name of NAMES) list.add(name);
    expect(list.merge()).toBe(listOf(NAMES).merge());
    expect(list.find("银行", 10)).toHaveLength(3);
  });

  it("are as many as are asked for, the shortest first", () => {
    expect(new NameList(listOf(NAMES).merge()).find("银行", 1)).toEqual(["银行"]);
  });
});
