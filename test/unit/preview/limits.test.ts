/** What is shown of an article that no page could hold. */

import { describe, expect, it } from "vitest";
import { annotationAt, FakeHost } from "./fakeHost";

describe("limits", () => {
  it("show an ordinary article whole", () => {
    expect(new FakeHost().update("<p>东湖银行发布年报。</p><table><tr><td>a</td><td>b</td></tr></table>").cut).toBe(false);
  });

  it.each([
    ["one endless paragraph", `<p>${"字".repeat(3_000_000)}</p>`],
    ["countless paragraphs", "<p>字</p>".repeat(40_000)],
    ["a table of countless cells", `<table><tr><td>甲</td>${`<td>乙</td>`.repeat(4)}</tr>${`<tr><td>甲</td>${`<td></td>`.repeat(4)}</tr>`.repeat(20_000)}</table>`],
  ])("cut %s and say so", (_, body) => {
    const text = `---\ntitle: 年报\n---\n${body}`;
    const update = new FakeHost().update(text, { annotations: [{ ...annotationAt(text, "年报", "ORG"), spans: [{ start: 0, end: text.length }] }] });
    expect(update.cut).toBe(true);
    expect(update.blocks.length).toBeLessThanOrEqual(15_000);
    expect(update.blocks.reduce((sum, { text: shown }) => sum + shown.length, 0)).toBeLessThanOrEqual(1_500_000);
    expect(update.blocks.flatMap((block) => (block.type === "table" ? block.rows.flat() : [])).length).toBeLessThanOrEqual(8_000);
    for (const { marks, text: shown } of update.blocks) for (const { end } of marks) expect(end).toBeLessThanOrEqual(shown.length);
  }, 30_000);
});
