/** What can be saved from sidecars that can't be read. */

import { describe, expect, it } from "vitest";
import { parseSidecar } from "../../../src/core/annotations/sidecar/readSidecar";
import { repairSidecar, type Repaired } from "../../../src/core/annotations/sidecar/repairSidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { finish } from "../../../src/core/text/steps";
import { find, openText, saved } from "./support";

const text = "东湖银行营收3000余万元。启航财险赔付2亿元。云栖人寿发布年报。";
const words = ["东湖银行", "启航财险", "云栖人寿"];

function written(notes: readonly string[] = [], less = 0): string {
  const session = openText(text);
  for (const word of words.slice(0, words.length - less)) session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, word)] }] }, { author: "李" });
  notes.forEach((note, index) => session.apply({ type: "update", ids: [`id-${index.toString()}`], patch: { note } }, { author: note }));
  return serializeSidecar(saved(session));
}

const repair = (broken: string): Repaired | undefined => finish(repairSidecar(broken));
const quoted = (repaired: Repaired | undefined): (string | undefined)[] | undefined => repaired?.sidecar.annotations.map(({ targets: [first] }) => (first !== undefined && "selectors" in first ? first.selectors.flatMap((one) => ("exact" in one ? one.exact : []))[0] : undefined));

/** As `git merge` leaves a file that no driver merged: the lines that differ, between markers. */
function conflicted(ours: string, theirs: string, base?: string): string {
  const [a, b] = [ours.split("\n"), theirs.split("\n")];
  let head = 0;
  while (a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = (lines: readonly string[]): string[] => lines.slice(head, lines.length - tail);
  const origin = base === undefined ? [] : ["||||||| 1234567", ...middle(base.split("\n"))];
  return [...a.slice(0, head), "<<<<<<< HEAD", ...middle(a), ...origin, "=======", ...middle(b), ">>>>>>> other", ...a.slice(a.length - tail)].join("\n");
}

describe("git's conflict markers", () => {
  it.each([["without", undefined], ["with", written()]])("become one file, %s the common origin", (_name, base) => {
    const broken = conflicted(written(["甲的话"]), written(["", "乙的话"]), base);
    expect(parseSidecar(broken).status).toBe("unreadable");
    const repaired = repair(broken);
    expect(repaired?.how).toBe("merged");
    expect(quoted(repaired)).toEqual(words);
    expect(repaired?.sidecar.annotations.map(({ note }) => note)).toEqual(expect.arrayContaining(["甲的话", "乙的话"]));
    expect(openText(text, repaired?.sidecar).counts()).toMatchObject({ anchored: 3 });
  });

  it("keep both values of one field", () => {
    const repaired = repair(conflicted(written(["甲的话"]), written(["乙的话"]), written()).replaceAll("\n", "\r\n"));
    expect(repaired?.sidecar.annotations[0]?.conflicts).toMatchObject([{ field: "note", values: expect.arrayContaining(["甲的话", "乙的话"]) as unknown }]);
  });

  it("that are out of order are no versions: what is whole is saved", () => {
    const broken = `>>>>>>> a\n${written()}\n<<<<<<< b\n`;
    expect(repair(broken)).toMatchObject({ how: "salvaged" });
    expect(quoted(repair(broken))).toEqual(words);
  });
});

describe("a damaged file", () => {
  it("gives every entry that is whole, wherever it is cut off", () => {
    const whole = written();
    const ends = [...whole.matchAll(/\n {4}\}/gu)].map(({ index, 0: { length } }) => index + length);
    for (let cut = 1; cut < whole.length; cut += 7) {
      const count = ends.filter((end) => end <= cut).length;
      expect(repair(whole.slice(0, cut))?.sidecar.annotations.length ?? 0).toBe(count);
    }
    expect(openText(text, repair(whole.slice(0, -30))?.sidecar).counts()).toMatchObject({ anchored: 2, needsReview: 0 });
  });

  it("gives the entries around a broken one", () => {
    const whole = written();
    const at = whole.indexOf('"启航财险"');
    for (const broken of [`${whole.slice(0, at)}"启航${whole.slice(at + 6)}`, whole.replace('"id": "id-1",', '"id": "id-1"'), whole.replace('"exact":"启航财险"', '"exact":"启航\n财险"')]) {
      expect(parseSidecar(broken).status).toBe("unreadable");
      expect(quoted(repair(broken))).toEqual(["东湖银行", "云栖人寿"]);
    }
    expect(quoted(repair(whole.replace(/\}\n {2}\]/u, "},\n  ]")))).toEqual(words);
  });

  it("without its head gives entries whose places are looked for again", () => {
    const repaired = repair(written().slice(written().indexOf('"annotations"')));
    expect(quoted(repaired)).toEqual(words);
    expect(openText(text, repaired?.sidecar).counts()).toMatchObject({ orphan: 0 });
  });

  it.each([
    ["empty", ""],
    ["of something else", '{"a":[1,2,{"id":"x"}]}'],
    ["of a newer version", written().replace('"version": 1', '"version": 2').slice(0, -20)],
    ["nothing but brackets", "{".repeat(200_000)],
    ["nothing but open strings", '{"'.repeat(200_000)],
    ["nothing but quotes and brackets", '{"a":'.repeat(100_000)],
    ["lines of open entries", '{"id":"a\n'.repeat(50_000)],
  ])("that is %s gives nothing, soon", (_name, broken) => {
    const began = performance.now();
    expect(repair(broken)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("never gives what is not valid, whatever is done to it", () => {
    const whole = written(["甲"]);
    const marks = ['"', "{", "}", "]", ",", "\n", "\\", "<<<<<<< a\n", "\u0000"];
    for (let i = 0; i < 400; i++) {
      const at = (i * 7919) % whole.length;
      const broken = whole.slice(0, at) + (marks[i % marks.length] ?? "") + whole.slice(at + (i % 3));
      const repaired = repair(broken);
      if (repaired !== undefined) expect(parseSidecar(serializeSidecar(repaired.sidecar)).status).toBe("ok");
    }
  });
});
