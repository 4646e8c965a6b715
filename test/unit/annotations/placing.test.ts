/** Places that a person chose: they stand in the history, and no merge or other state takes them for the program's. */

import { describe, expect, it } from "vitest";
import type { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { decidedState, replay } from "../../../src/core/annotations/history";
import { mergeSidecars } from "../../../src/core/annotations/merge/merge";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { finish } from "../../../src/core/text/steps";
import { find, hashOf, openText, saved } from "./support";

const text = `<p>东湖银行去年营收3000余万元。</p>
<p>启航财险表示，东湖银行是其第一大股东。</p>
<p>云栖人寿称，与东湖银行合作多年。</p>
`;
const by = { author: "李" };

function annotated(): { base: Sidecar; id: string } {
  const session = openText(text);
  const { ids } = session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, "东湖银行", 0)] }] }, by);
  return { base: saved(session), id: ids[0] ?? "" };
}

function attach(base: Sidecar, id: string, nth: number, author = "王"): Sidecar {
  const session = openText(text, base);
  session.apply({ type: "attach", id, spans: [find(text, "东湖银行", nth)] }, { author });
  return saved(session);
}

const startOf = (session: AnnotationSession, id: string): number | undefined => session.get(id)?.spans[0]?.start;

describe("attaching to the same words elsewhere", () => {
  it("stands in the history, and so does taking it back", () => {
    const { base, id } = annotated();
    const session = openText(text, base);
    session.apply({ type: "attach", id, spans: [find(text, "东湖银行", 1)] }, { author: "王" });
    session.undo("赵");
    const history = session.get(id)?.annotation.history ?? [];
    expect(history.slice(1)).toMatchObject([
      { by: "王", how: "single", set: { span: [["东湖银行"], ["东湖银行"]] } },
      { by: "赵", how: "undo", set: { span: [["东湖银行"], ["东湖银行"]] } },
    ]);
    expect(replay(history)).toEqual(decidedState(saved(session).annotations[0] ?? expect.fail()));
    expect(startOf(session, id)).toBe(find(text, "东湖银行", 0).start);
  });

  it("is nothing where it stands there already", () => {
    const { base, id } = annotated();
    const session = openText(text, base);
    expect(session.apply({ type: "attach", id, spans: [find(text, "东湖银行", 0)] }, by).ids).toEqual([]);
    expect(saved(session)).toEqual(base);
  });

  it("stands when it is merged with other work, whichever side it is on", () => {
    const { base, id } = annotated();
    const moved = attach(base, id, 2);
    const noted = openText(text, base);
    noted.apply({ type: "update", ids: [id], patch: { note: "后来的" } }, by);
    noted.apply({ type: "update", ids: [id], patch: { note: "更后来的" } }, by);
    for (const [ours, theirs] of [[moved, saved(noted)], [saved(noted), moved]] as const) {
      const { sidecar, conflicts } = mergeSidecars({ base, ours, theirs });
      expect(conflicts).toBe(0);
      expect(startOf(openText(text, sidecar), id)).toBe(find(text, "东湖银行", 2).start);
      expect(sidecar.annotations[0]?.note).toBe("更后来的");
    }
  });

  it("is asked about where the other side has deleted the annotation", () => {
    const { base, id } = annotated();
    const { sidecar, conflicts } = mergeSidecars({ base, ours: attach(base, id, 1), theirs: { ...base, annotations: [] } });
    expect(conflicts).toBe(1);
    expect(sidecar.annotations[0]?.conflicts).toMatchObject([{ field: "annotation" }]);
  });
});

describe("two places that two people chose", () => {
  it("are both kept until somebody chooses, and the chosen one is found after edits, too", () => {
    const { base, id } = annotated();
    const [ours, theirs] = [attach(base, id, 1, "王"), attach(base, id, 2, "赵")];
    const merged = mergeSidecars({ base, ours, theirs });
    expect(merged.conflicts).toBe(1);
    expect(mergeSidecars({ base, ours: theirs, theirs: ours }).sidecar.annotations).toEqual(merged.sidecar.annotations);
    for (const inserted of ["", "<p>新的一段。</p>\n"]) {
      const later = saved(openText(inserted + text, merged.sidecar));
      for (const nth of [1, 2]) {
        const session = openText(inserted + text, later);
        const [conflict] = session.get(id)?.annotation.conflicts ?? [];
        const value = conflict?.values.find((one) => JSON.stringify(one).includes(`"start":${find(text, "东湖银行", nth).start.toString()}`));
        session.apply({ type: "resolve", id, field: "targets", value: value ?? null }, by);
        const settled = openText(inserted + text, saved(session));
        expect(startOf(settled, id)).toBe(find(inserted + text, "东湖银行", nth).start);
        expect(settled.get(id)).toMatchObject({ state: "anchored" });
        expect(settled.get(id)?.annotation).not.toHaveProperty("conflicts");
        session.undo("李");
        expect(session.get(id)?.annotation.conflicts).toHaveLength(1);
      }
    }
  });

  it("are one where both chose the same", () => {
    const { base, id } = annotated();
    const merged = mergeSidecars({ base, ours: attach(base, id, 1, "王"), theirs: attach(base, id, 1, "赵") });
    expect(merged.conflicts).toBe(0);
    expect(merged.sidecar.annotations[0]?.history).toHaveLength(3);
  });
});

describe("a conflict that somebody settles", () => {
  it.each([0, 1])("is in the history with who did so, whichever of the two was chosen: %i", (choice) => {
    const { base, id } = annotated();
    const change = (to: string, author: string): Sidecar => {
      const session = openText(text, base);
      session.apply({ type: "update", ids: [id], patch: { label: to } }, { author });
      return saved(session);
    };
    const merged = mergeSidecars({ base, ours: change("PRODUCT", "王"), theirs: change("PLACE", "赵") }).sidecar;
    const session = openText(text, merged);
    const [conflict] = session.get(id)?.annotation.conflicts ?? [];
    expect(conflict?.values).toHaveLength(2);
    const value = conflict?.values[choice] ?? expect.fail();
    session.apply({ type: "resolve", id, field: "label", value }, { author: "孙" });
    const settled = session.get(id)?.annotation;
    expect(settled).toMatchObject({ label: value });
    expect(settled).not.toHaveProperty("conflicts");
    expect(settled?.history.at(-1)).toMatchObject({ by: "孙", set: { label: [expect.anything(), value] } });
    if (settled !== undefined) expect(replay(settled.history)).toEqual(decidedState(settled));
  });
});

describe("a conflict that a hostile file claims", () => {
  it.each([
    ["id", "other"],
    ["history", []],
    ["kind", "constructor"],
    ["targets", null],
    ["targets", [{ selectors: [{ type: "position", start: -1, end: 1e999 }] }]],
    ["status", "__proto__"],
    ["link", "x"],
  ])("about %s, with %j, settles nothing", (field, value) => {
    const { base, id } = annotated();
    const annotations = base.annotations.map((one) => ({ ...one, conflicts: [{ field, values: [value, null] }] }));
    const session = openText(text, { ...base, annotations });
    session.apply({ type: "resolve", id, field, value }, by);
    expect(session.get(id)?.annotation).toEqual(annotations[0]);
  });
});

describe("going back to a former state", () => {
  it("keeps what was decided since in the history, with who went back", () => {
    const { base, id } = annotated();
    const session = openText(text, base);
    session.apply({ type: "update", ids: [id], patch: { label: "PRODUCT" } }, { author: "王" });
    session.apply({ type: "attach", id, spans: [find(text, "东湖银行", 1)] }, { author: "王" });
    finish(session.replaceAll(base, hashOf(text), "赵"));
    const [annotation = expect.fail()] = saved(session).annotations;
    expect(annotation.label).toBe("ORG");
    expect(startOf(session, id)).toBe(find(text, "东湖银行", 0).start);
    expect(annotation.history.map(({ by: who, how }) => [who, how])).toEqual([["李", "single"], ["王", "single"], ["王", "single"], ["赵", "bulk"]]);
    expect(replay(annotation.history)).toEqual(decidedState(annotation));
    session.undo("赵");
    expect(session.get(id)?.annotation.label).toBe("PRODUCT");
    expect(startOf(session, id)).toBe(find(text, "东湖银行", 1).start);
  });
});
