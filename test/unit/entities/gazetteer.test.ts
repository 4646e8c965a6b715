import { describe, expect, it } from "vitest";
import { isHan, normalise } from "../../../src/core/entities/characters";
import { parsePlain } from "../../../src/core/article/parseArticle";
import { findEntities } from "../../../src/core/entities/findEntities";
import { Gazetteer } from "../../../src/core/entities/gazetteer/gazetteer";
import { gazetteer as builtIn } from "./setup";

const table = `# name	type	…
东湖银行	ORG	bank	东湖银行股份有限公司	600000.SH|06000.HK	东湖行|?东湖
云栖	PLACE	gpe				ambiguous
银保监会	ORG	regulator				from=2018-04-08 to=2023-05-18
broken line
无此类型	NOTHING
`;

describe("Gazetteer", () => {
  const gazetteer = Gazetteer.parse([{ name: "test", text: table }]);

  it("reads names, aliases, full names and flags", () => {
    const [entry] = gazetteer.lookUp("东湖行");
    expect(entry).toMatchObject({ type: "ORG", subtype: "bank", canonical: "东湖银行股份有限公司", ids: ["600000.SH", "06000.HK"], ambiguous: false });
    expect(gazetteer.lookUp("东湖")[0]?.ambiguous).toBe(true);
    expect(gazetteer.lookUp("东湖银行股份有限公司")[0]?.canonical).toBe("东湖银行股份有限公司");
    expect(gazetteer.lookUp("云栖")[0]?.ambiguous).toBe(true);
    expect(gazetteer.lookUp("银保监会")[0]).toMatchObject({ from: "2018-04-08", to: "2023-05-18" });
  });

  it("leaves out lines that it can't read", () => {
    expect(gazetteer.lookUp("无此类型")).toEqual([]);
    expect(gazetteer.lookUp("broken line")).toEqual([]);
  });

  it("finds the longest name first, in traditional and full-width form too", () => {
    const text = normalise("東湖銀行股份有限公司");
    expect(gazetteer.matchesAt(text, 0).map(({ end }) => end)).toEqual([10, 4, 2]);
  });

  it.each(["__proto__", "constructor", "toString"])("holds no name %s that no table has", (name) => {
    expect(gazetteer.lookUp(name)).toEqual([]);
    expect(gazetteer.matchesAt(name, 0)).toEqual([]);
  });

  it("knows at least 1,500 listed companies, and gives each code to one company of a table", () => {
    const owners = new Map<string, Set<string>>();
    let listed = 0;
    for (const name of ["中国石化", "贵州茅台", "宁德时代", "万科A", "腾讯控股"]) expect(builtIn.lookUp(name)[0]?.ids.length).toBeGreaterThan(0);
    for (const entry of builtIn.entries()) {
      if (entry.type !== "ORG" || entry.ids.length === 0) continue;
      listed += 1;
      for (const id of entry.ids) {
        expect(id).toMatch(/^(?:\d{6}\.(?:SH|SZ|BJ)|\d{5}\.HK|[A-Z.]+\.US)$/u);
        const set = owners.get(id) ?? new Set();
        owners.set(id, set.add(entry.canonical));
      }
    }
    expect(listed).toBeGreaterThan(1500);
    const mainland = [...owners].filter(([id, names]) => /\.(?:SH|SZ)$/u.test(id) && names.size > 1).map(([id, names]) => [id, ...names]);
    expect(mainland).toEqual([]);
  });
});

describe("layers", () => {
  const base = Gazetteer.parse([{ name: "test", text: table }]);

  it("puts a workspace's names before the built-in ones and leaves those as they are", () => {
    const layered = base.withLayer([{ name: "workspace", text: "东湖银行\tORG\tbank\t东湖银行（集团）\n西山智造\tORG\n" }]);
    expect(layered.lookUp("东湖银行").map(({ canonical }) => canonical)).toEqual(["东湖银行（集团）", "东湖银行股份有限公司"]);
    expect(layered.matchesAt("西山智造", 0)).toMatchObject([{ end: 4, entries: [{ table: "workspace" }] }]);
    expect(layered.size).toBe(base.size + 2);
    expect(base.lookUp("西山智造")).toEqual([]);
    expect(layered.matchesAt("东湖银行股份有限公司", 0).map(({ end }) => end)).toEqual([10, 4, 2]);
  });

  it("switches names off, for all types or for one, in any script", () => {
    const off = base.withLayer([], ["東湖行", "云栖\tORG", "# 银保监会", ""]);
    expect(off.lookUp("东湖行")).toEqual([]);
    expect(off.matchesAt("东湖行", 0).map(({ end }) => end)).toEqual([2]);
    expect(off.lookUp("云栖")).toHaveLength(1);
    expect(off.lookUp("银保监会")).toHaveLength(1);
    expect([...off.entries()].map(({ name }) => name)).not.toContain("东湖行");
    expect(off.withLayer([], ["云栖\tPLACE"]).lookUp("云栖")).toEqual([]);
    expect(off.withLayer([], ["云栖\tPLACE"]).lookUp("东湖行")).toEqual([]);
  });

  it("keeps a switched-off name away from every rule", () => {
    const article = parsePlain("江城维达科技股份有限公司昨日公告。江城维达科技股份有限公司此前曾披露。");
    const names = (gazetteer: Gazetteer) => findEntities({ article, gazetteer }).outer.map(({ text, type }) => `${text}/${type}`);
    expect(names(builtIn)).toContain("江城维达科技股份有限公司/ORG");
    expect(names(builtIn.withLayer([], ["江城维达科技股份有限公司\tORG"]))).not.toContain("江城维达科技股份有限公司/ORG");
  });

  it.each([
    ["2022-04-11", "中国银行保险监督管理委员会"],
    ["2024-03-01T08:00:00+08:00", "国家金融监督管理总局"],
    [undefined, "中国银行保险监督管理委员会"],
  ])("knows on %s who is meant by 银保监会", (date, canonical) => {
    const found = findEntities({ article: parsePlain("银保监会近日发布通知。"), gazetteer: builtIn, ...(date === undefined ? {} : { date }) });
    expect(found.outer[0]?.canonical).toBe(canonical);
  });
});

describe("normalise", () => {
  it("keeps the length and makes forms alike", () => {
    expect(normalise("（２０２２）ＡＢ：「東湖」")).toBe("(2022)AB:“东湖”");
  });

  it("keeps surrogates where they are", () => {
    const text = "a\ud83d\ude00\ud800。";
    expect(normalise(text)).toHaveLength(text.length);
  });

  it("tells Han characters", () => {
    expect(isHan("东".charCodeAt(0))).toBe(true);
    expect(isHan("a".charCodeAt(0))).toBe(false);
  });
});
