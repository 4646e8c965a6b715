import { describe, expect, it } from "vitest";
import { findIn, named, show } from "./setup";
import { parsePlain } from "../../../src/core/article/parseArticle";

describe("names of research notes", () => {
  it.each([
    ["年内小儿荆砚止咳颗粒有望续约。", "小儿荆砚止咳颗粒/PRODUCT"],
    ["云砚医药的布地奈德缓释胶囊正在进行三期临床。", "布地奈德缓释胶囊/PRODUCT"],
    ["停止莲必治注射液的生产。", "莲必治注射液/PRODUCT"],
    ["齐鲁制药的产品获批。", "齐鲁制药/ORG"],
    ["华为Mate 60 Pro开售。", "Mate 60 Pro/PRODUCT"],
    ["iPhone 15 Pro降价促销。", "iPhone 15 Pro/PRODUCT"],
    ["鸿蒙4.0升级。", "鸿蒙4.0/PRODUCT"],
    ["蔚来ET5交付加快。", "ET5/PRODUCT"],
    ["云海创投创始合伙人李砚说。", "创始合伙人/TITLE"],
    ["AI公司Yan Stone Lab(简称“YSL”)完成融资。", "YSL/ORG"],
    ["益诺思录得周跌幅。", "益诺思/ORG"],
  ])("%s → %s", (text, name) => {
    expect(named(text)).toContain(name);
  });

  it("holds a product's code for optional", () => {
    expect(findIn(parsePlain("云砚药业的QLH11906片获受理。")).outer.filter(({ level }) => level === "optional").map(show)).toEqual(["QLH11906片/PRODUCT"]);
  });

  it.each([
    ["云海证券下调世茂Q3预测。", "Q3"],
    ["“20世茂G2”盘中停牌。", "G2"],
    ["这款芯片和图片很清晰，感冒颗粒热销。", "芯片"],
    ["有4家中国公司入围。", "中国公司"],
    ["多家机器人公司获投。", "机器人公司"],
  ])("%s names no %s", (text, word) => {
    expect(named(text).filter((name) => name.startsWith(`${word}/`))).toEqual([]);
  });
});
