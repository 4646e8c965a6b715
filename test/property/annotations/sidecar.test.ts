/** Sidecars survive being written and read, in any pieces, and merges lose nothing. */

import fc from "fast-check";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { decidedState, replay } from "../../../src/core/annotations/history";
import { mergeSidecars } from "../../../src/core/annotations/merge/merge";
import { parseSidecar, SidecarReader } from "../../../src/core/annotations/sidecar/readSidecar";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { anySidecar, workOn } from "./arbitraries";

const schema = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: false }).compile(
  JSON.parse(readFileSync(new URL("../../../media/schemas/zhupi-sidecar.schema.json", import.meta.url), "utf8")) as object,
);

function read(text: string): Sidecar {
  const parsed = parseSidecar(text);
  if (parsed.status !== "ok") throw new Error(JSON.stringify(parsed));
  return parsed.sidecar;
}

const normal = (sidecar: Sidecar): string => serializeSidecar(sidecar);

describe("a sidecar's text", () => {
  it("holds everything, unknown fields too, and is the same when it is written again", () => {
    fc.assert(
      fc.property(anySidecar, (sidecar) => {
        const text = serializeSidecar(sidecar);
        const again = read(text);
        expect(serializeSidecar(again)).toBe(text);
        expect(again.bad).toEqual([]);
        const byId = (one: Sidecar): unknown => [...one.annotations].sort((a, b) => (a.id < b.id ? -1 : 1)).map((a) => JSON.parse(JSON.stringify(a)) as unknown);
        expect(byId(again)).toEqual(byId(sidecar));
        expect(schema(JSON.parse(text))).toBe(true);
      }),
    );
  });

  it("reads the same in pieces of any length", () => {
    fc.assert(
      fc.property(anySidecar, fc.integer({ min: 1, max: 97 }), (sidecar, length) => {
        const text = serializeSidecar(sidecar);
        const reader = new SidecarReader();
        for (let at = 0; at < text.length; at += length) reader.push(text.slice(at, at + length));
        expect(reader.finish()).toEqual(parseSidecar(text));
      }),
    );
  });

  it("is judged as JSON.parse and the schema judge it, whatever is done to it", () => {
    fc.assert(
      fc.property(anySidecar, fc.nat(), fc.nat(60), fc.string({ unit: fc.constantFrom('"', "{", "}", "[", "]", ",", ":", "1", "\\", "x", "null") , maxLength: 3 }), (sidecar, at, cut, put) => {
        const text = serializeSidecar(sidecar);
        const from = at % text.length;
        const broken = text.slice(0, from) + put + text.slice(from + cut);
        const parsed = parseSidecar(broken);
        let value: unknown;
        try {
          value = JSON.parse(broken);
        } catch {
          expect(parsed.status).toBe("unreadable");
          return;
        }
        // The schema is that of the present form.
        if (parsed.status === "ok" && parsed.older !== undefined) expect(schema(value)).toBe(false);
        else if (parsed.status === "ok" && parsed.sidecar.bad.length === 0) expect(schema(value)).toBe(true);
        else if (parsed.status === "ok") expect(!schema(value) || parsed.sidecar.bad.every(({ reason }) => reason.includes("twice"))).toBe(true);
        else if (parsed.status === "unreadable") expect(schema(value)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("changes in one place when one annotation does", () => {
    fc.assert(
      fc.property(anySidecar, (sidecar) => {
        const [first] = sidecar.annotations;
        if (first === undefined) return;
        const annotations = sidecar.annotations.map((one) => (one === first ? { ...one, status: "reviewed" as const } : one));
        const [before, after] = [sidecar, { ...sidecar, annotations }].map((one) => serializeSidecar(one).split("\n"));
        expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(1);
      }),
    );
  });
});

describe("a merge", () => {
  const three = anySidecar.chain((base) => fc.tuple(fc.constant(base), workOn(base, "a"), workOn(base, "b")));
  const disjoint = anySidecar.chain((base) => {
    const ids = base.annotations.map(({ id }) => id);
    const mine = new Set(ids.filter((_, index) => index % 2 === 0));
    return fc.tuple(fc.constant(base), workOn(base, "a", mine), workOn(base, "b", new Set(ids.filter((id) => !mine.has(id)))));
  });

  it("does not depend on which side is which", () => {
    fc.assert(
      fc.property(three, ([base, ours, theirs]) => {
        expect(normal(mergeSidecars({ base, ours, theirs }).sidecar)).toBe(normal(mergeSidecars({ base, ours: theirs, theirs: ours }).sidecar));
      }),
    );
  });

  it("has every annotation that a side has, unless the other took it away untouched", () => {
    fc.assert(
      fc.property(three, ([base, ours, theirs]) => {
        const merged = new Set(mergeSidecars({ base, ours, theirs }).sidecar.annotations.map(({ id }) => id));
        for (const [side, other] of [[ours, theirs], [theirs, ours]] as const) {
          for (const annotation of side.annotations) {
            const origin = base.annotations.find(({ id }) => id === annotation.id);
            const takenAway = origin === annotation && !other.annotations.some(({ id }) => id === annotation.id);
            expect(merged.has(annotation.id)).toBe(!takenAway);
          }
        }
      }),
    );
  });

  it("keeps every decision, replays to the present state and is valid", () => {
    fc.assert(
      fc.property(three, ([base, ours, theirs]) => {
        const { sidecar } = mergeSidecars({ base, ours, theirs });
        const text = serializeSidecar(sidecar);
        expect(schema(JSON.parse(text))).toBe(true);
        expect(read(text).bad).toEqual([]);
        for (const annotation of sidecar.annotations) {
          expect(replay(annotation.history)).toEqual(decidedState(annotation));
          for (const side of [ours, theirs]) {
            const mine = side.annotations.find(({ id }) => id === annotation.id);
            for (const decision of mine?.history ?? []) expect(annotation.history).toContainEqual(decision);
          }
        }
      }),
    );
  });

  it("keeps every comment that somebody wrote or changed", () => {
    fc.assert(
      fc.property(three, ([base, ours, theirs]) => {
        const { sidecar } = mergeSidecars({ base, ours, theirs });
        for (const annotation of sidecar.annotations) {
          const said = new Set((annotation.comments ?? []).map(({ text }) => text));
          const before = base.annotations.find(({ id }) => id === annotation.id)?.comments ?? [];
          for (const side of [ours, theirs]) {
            for (const comment of side.annotations.find(({ id }) => id === annotation.id)?.comments ?? []) {
              const untouched = before.some(({ id, text, modified }) => id === comment.id && text === comment.text && modified === comment.modified);
              if (!untouched) expect(said).toContain(comment.text);
            }
          }
        }
      }),
    );
  });

  it("keeps both values where two decided differently", () => {
    fc.assert(
      fc.property(three, ([base, ours, theirs]) => {
        const { sidecar } = mergeSidecars({ base, ours, theirs });
        for (const annotation of sidecar.annotations) {
          const [origin, mine, other] = [base, ours, theirs].map((side) => side.annotations.find(({ id }) => id === annotation.id));
          if (origin === undefined || mine === undefined || other === undefined) continue;
          const differs = mine.label !== other.label && mine.label !== origin.label && other.label !== origin.label;
          const kept = annotation.conflicts?.find(({ field }) => field === "label")?.values ?? [];
          if (differs) expect(kept).toEqual(expect.arrayContaining([mine.label, other.label]));
          else expect(kept).toEqual([]);
        }
      }),
    );
  });

  it("of disjoint work is each side's work, and merging again changes nothing", () => {
    fc.assert(
      fc.property(disjoint, ([base, ours, theirs]) => {
        const { sidecar, conflicts } = mergeSidecars({ base, ours, theirs });
        expect(conflicts).toBe(0);
        expect(normal(mergeSidecars({ base, ours, theirs: sidecar }).sidecar)).toBe(normal(sidecar));
        expect(normal(mergeSidecars({ base, ours: sidecar, theirs }).sidecar)).toBe(normal(sidecar));
        expect(normal(mergeSidecars({ base, ours: sidecar, theirs: sidecar }).sidecar)).toBe(normal(sidecar));
      }),
    );
  });

  it("without work on one side is the other side", () => {
    fc.assert(
      fc.property(three, ([base, ours]) => {
        expect(normal(mergeSidecars({ base, ours, theirs: base }).sidecar)).toBe(normal(ours));
      }),
    );
  });
});
