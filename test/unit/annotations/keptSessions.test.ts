import { describe, expect, it } from "vitest";
import { finish } from "../../../src/core/text/steps";
import { KeptSessions } from "../../../src/extension/annotations/keptSessions";
import { find, hashOf, openText, saved, sourceOf } from "./support";

const TEXT = "<p>云栖人寿去年赔付支出505.5亿元，东湖银行是其第一大股东。</p>\n";

function annotated(text = TEXT, words: readonly string[] = ["东湖银行"]): ReturnType<typeof openText> {
  const session = openText(text);
  for (const word of words) session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, word)] }] }, { author: "li" });
  return session;
}

describe("sessions of closed articles", () => {
  it("go on where they stopped: what was done, in bulk too, can be undone in the order made", () => {
    const session = annotated(TEXT, ["云栖人寿", "东湖银行"]);
    session.apply({ type: "remove", ids: session.annotations.map(({ annotation }) => annotation.id) }, { author: "li", how: "bulk" });
    const kept = new KeptSessions();
    const stored = saved(session);
    kept.keep("a", session);
    const again = kept.take("a", TEXT);
    if (again === undefined) throw new Error("not kept");
    again.setSource(sourceOf(TEXT));
    finish(again.adopt(stored, hashOf(TEXT)));
    expect(again.annotations).toHaveLength(0);
    expect(again.undo("li").added).toBe(2);
    expect(again.annotations.map(({ spans }) => spans)).toEqual([[find(TEXT, "云栖人寿")], [find(TEXT, "东湖银行")]]);
    expect(again.undo("li").removed).toBe(1);
    expect(again.redo("li").added).toBe(1);
  });

  it("keep what another program wrote meanwhile when a step is taken back", () => {
    const session = annotated();
    const [{ annotation } = { annotation: undefined }] = session.annotations;
    if (annotation === undefined) throw new Error("not annotated");
    session.apply({ type: "update", ids: [annotation.id], patch: { label: "PLACE" } }, { author: "li" });
    const stored = saved(session);
    const kept = new KeptSessions();
    kept.keep("a", session);
    const again = kept.take("a", TEXT);
    const theirs = { ...stored, annotations: stored.annotations.map((one) => ({ ...one, note: "来自别处" })) };
    finish((again ?? session).adopt(theirs, hashOf(TEXT)));
    again?.undo("li");
    expect(again?.get(annotation.id)?.annotation).toMatchObject({ label: "ORG", note: "来自别处" });
  });

  it("are forgotten where the article was changed meanwhile, where nothing can be undone, and once they are many", () => {
    const kept = new KeptSessions();
    kept.keep("changed", annotated());
    expect(kept.take("changed", `${TEXT}x`)).toBeUndefined();
    expect(kept.take("changed", TEXT)).toBeUndefined();
    kept.keep("empty", openText(TEXT));
    expect(kept.take("empty", TEXT)).toBeUndefined();
    for (let i = 0; i < 40; i++) kept.keep(i.toString(), annotated());
    expect([7, 8, 39].map((i) => kept.take(i.toString(), TEXT) !== undefined)).toEqual([false, true, true]);
    const long = "字".repeat(9_000_000);
    kept.keep("long", annotated(TEXT + long));
    expect(kept.take("20", TEXT)).toBeUndefined();
    expect(kept.take("long", TEXT + long)).toBeDefined();
  });
});
