import { describe, expect, it } from "vitest";
import { listLabels } from "../../../src/core/annotations/labels";
import { listLegend } from "../../../src/extension/features/preview/marks";

describe("the legend", () => {
  it("names what is annotated in words, a settled doubt with a tick, and a label that is no longer among the settings as it is", () => {
    const counts = new Map([["annotation:check.sameDay", 1], ["annotation:theirs", 2], ["annotation:ORG", 3], ["figure:amount", 4]]);
    const entries = listLegend(counts, listLabels());
    expect(entries.map(({ name, badge, count }) => [name, badge, count])).toEqual([
      ["Organisation", "ORG", 3],
      ["Checked figure", "✓", 1],
      ["theirs", "theirs", 2],
      ["Amount of money", "amount", 4],
    ]);
  });
});
