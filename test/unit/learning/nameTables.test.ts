/** A folder's own lists, edited line by line. */

import { describe, expect, it } from "vitest";
import { Gazetteer } from "../../../src/core/entities/gazetteer/gazetteer";
import { addNames, addSwitchedOff, isTableName, listSwitchedOff, removeName, removeSwitchedOff, type OwnName } from "../../../src/core/learning/nameTables";

const bank: OwnName = { name: "砚溪银行", type: "ORG", canonical: "砚溪银行股份有限公司", ids: ["600999.SH"] };
const hall: OwnName = { name: "澄观堂", type: "ORG", ambiguous: true };

describe("a folder's names", () => {
  it("become a table that the recognisers read", () => {
    const gazetteer = Gazetteer.parse([]).withLayer([{ name: "workspace", text: addNames("", [bank, hall]) }]);
    expect(gazetteer.lookUp("砚溪银行")[0]).toMatchObject({ type: "ORG", canonical: "砚溪银行股份有限公司", ids: ["600999.SH"], ambiguous: false, table: "workspace" });
    expect(gazetteer.lookUp("澄观堂")[0]?.ambiguous).toBe(true);
  });

  it("differ by one line a name, and not at all where the name is there", () => {
    const before = addNames("", [bank]);
    const after = addNames(before, [hall]);
    const lines = before.split("\n");
    expect(after.split("\n").filter((line) => !lines.includes(line))).toEqual(["澄观堂\tORG\t\t\t\t\tambiguous"]);
    expect(addNames(after, [hall, bank])).toBe(after);
    expect(removeName(after, hall)).toBe(before);
  });

  it("leave what people wrote where it is, line ends included", () => {
    const own = "# 我的\r\n钟楼\tPLACE\r\n\r\n澄观堂\tORG\tother\t砚溪澄观堂\r\n";
    expect(addNames(own, [hall])).toBe(own);
    expect(removeName(own, hall)).toBe(own);
    const grown = addNames(own, [{ name: "安澜桥", type: "PLACE" }]);
    expect(grown).toContain("\r\n安澜桥\tPLACE\r\n");
    expect(removeName(grown, { name: "安澜桥", type: "PLACE" })).toBe(own);
  });

  it.each(["一", "有\t制表", "换\n行", "#注释", "?疑问", " 空白", "长".repeat(61), ""])("take no %j", (name) => {
    expect(isTableName(name)).toBe(false);
  });

  it("hold no cell that would break a line, whatever a link says", () => {
    const line = addNames("", [{ ...bank, canonical: "坏\t名\n称", ids: ["a|b", "600999.SH\t"] }]).trimEnd().split("\n").at(-1);
    expect(line).toBe("砚溪银行\tORG");
  });
});

describe("names that are switched off", () => {
  it("are switched on again", () => {
    const text = addSwitchedOff(addSwitchedOff("", { name: "太阳能", type: "ORG" }), { name: "新希望" });
    expect(listSwitchedOff(text)).toEqual([{ name: "太阳能", type: "ORG" }, { name: "新希望" }]);
    expect(addSwitchedOff(text, { name: "新希望" })).toBe(text);
    expect(listSwitchedOff(removeSwitchedOff(text, { name: "太阳能", type: "ORG" }))).toEqual([{ name: "新希望" }]);
  });
});
