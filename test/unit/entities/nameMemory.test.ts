/** What is remembered of the names in annotated sentences. */

import { describe, expect, it } from "vitest";
import { extractFeatures } from "../../../src/core/entities/learning/features";
import { Labels } from "../../../src/core/entities/learning/labels";
import { NameMemory, type NamedText } from "../../../src/core/entities/learning/nameMemory";

const labels = new Labels(["公司", "游戏"]);

/** Square brackets mark names: [公司:昆岳]. */
function marked(source: string): NamedText {
  let text = "";
  const entities: { start: number; end: number; type: string }[] = [];
  for (const piece of source.split(/(\[[^\]]*\])/u)) {
    const match = /^\[(.*):(.*)\]$/u.exec(piece);
    const name = match?.[2] ?? piece;
    if (match !== null) entities.push({ start: text.length, end: text.length + name.length, type: match[1] ?? "" });
    text += name;
  }
  return { text, entities };
}

function matches(memory: NameMemory, text: string): (readonly [string, number])[] {
  const found: (readonly [string, number])[] = [];
  for (let start = 0; start < text.length; start += 1) memory.matchAt(text, start, (end, what) => found.push([text.slice(start, end), what]));
  return found;
}

describe("NameMemory", () => {
  it("finds the names of other sentences, in any width and script, shorter ones first", () => {
    const memory = NameMemory.of(["[公司:昆岳]上市。", "[公司:昆岳電氣]上市。", "[游戏:Ｙｕｎ]公测。"].map(marked), labels);
    expect(matches(memory, "买昆岳电气和Yun").map(([name]) => name)).toEqual(["昆岳", "昆岳电气", "Yun"]);
  });

  it("tells labels, rare names from frequent ones, and names from words that are marked now and then", () => {
    const texts = ["[公司:昆岳]", "[公司:昆岳]", "[公司:砚山]", "[游戏:江湖]", "[公司:朝阳]", "朝阳升起", "朝阳落下", "朝阳产业"];
    const memory = NameMemory.of(texts.map(marked), labels);
    const kinds = matches(memory, "昆岳砚山江湖朝阳").map(([, what]) => what);
    expect(new Set(kinds).size).toBe(4);
  });

  it("takes the label that a text mostly has", () => {
    const texts = ["[公司:昆岳]", "[公司:昆岳]", "[游戏:昆岳]"];
    const [most] = matches(NameMemory.of(texts.map(marked), labels), "昆岳");
    const [turned] = matches(NameMemory.of(["[公司:昆岳]", "[公司:昆岳]", "昆岳"].map(marked), labels), "昆岳");
    expect(most).toEqual(turned);
  });

  it("knows no single characters, and none longer than names are", () => {
    const long = "云".repeat(17);
    const memory = NameMemory.of([marked("[公司:沪]"), marked(`[公司:${long}]`)], labels);
    expect(matches(memory, `沪${long}`)).toEqual([]);
  });

  it("adds to what a model looks at only where a name stands", () => {
    const memory = NameMemory.of([marked("[公司:昆岳]上市。")], labels);
    const input = { text: "今天昆岳涨了。" };
    const [without, withNames] = [NameMemory.empty, memory].map((names) => extractFeatures(input, names));
    const per = (without?.length ?? 0) / input.text.length;
    const changed = Array.from(input.text, (_, i) => i).filter((i) => withNames?.subarray(i * per, (i + 1) * per).some((hash, k) => hash !== without?.[i * per + k]));
    expect(changed).toEqual([1, 2, 3, 4]);
  });
});
