/** What of a hostile page's messages gets through. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPageMessage, readPageState } from "../../../src/extension/features/preview/messages";

const about = { document: "file:///a.md", version: 3 };

describe("readPageMessage", () => {
  it.each([
    { type: "ready" },
    { ...about, type: "scrolled", offset: 12 },
    { ...about, type: "goTo", offset: 0, open: true },
    { ...about, type: "selected", start: 3, end: 3, mark: null },
    { ...about, type: "openLink", link: 2 },
    { ...about, type: "lookUp", mark: "1:figure:amount:0+4" },
    { ...about, type: "openCardLink", mark: "a:1", row: 0 },
    { ...about, type: "openPlace", mark: "a:1", place: 3 },
    { ...about, type: "annotate", start: 1, end: 4, label: { id: "ORG" } },
    { ...about, type: "annotate", start: 1, end: 4, label: "ask" },
    { ...about, type: "note", start: 1, end: 4 },
    { ...about, type: "mark", action: "accept", mark: "m" },
    { ...about, type: "relabel", mark: "m", label: "last" },
    { ...about, type: "resize", mark: "m", start: 1, end: 2 },
    { ...about, type: "history", action: "undo" },
    { ...about, type: "images", host: null },
    { ...about, type: "images", host: "img.example.com" },
    { ...about, type: "lock", locked: false },
  ])("reads %j", (message) => {
    expect(readPageMessage(message)).toEqual(message);
  });

  it.each([
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "READY" },
    { type: "scrolled", offset: 1 },
    { ...about, type: "scrolled", offset: -1 },
    { ...about, type: "scrolled", offset: 1.5 },
    { ...about, type: "scrolled", offset: Number.NaN },
    { ...about, type: "scrolled", offset: "1" },
    { ...about, type: "goTo", offset: 1 },
    { ...about, type: "goTo", offset: 1, open: "yes" },
    { ...about, type: "selected", start: 4, end: 1, mark: null },
    { ...about, type: "annotate", start: 4, end: 4, label: "ask" },
    { ...about, type: "annotate", start: 1, end: 4, label: "workbench.action.terminal.new" },
    { ...about, type: "annotate", start: 1, end: Number.POSITIVE_INFINITY, label: "ask" },
    { ...about, type: "annotate", start: 1, end: 4, label: { id: 7 } },
    { ...about, type: "mark", action: "vscode.open", mark: "m" },
    { ...about, type: "mark", action: "constructor", mark: "m" },
    { ...about, type: "mark", action: "accept", mark: "m".repeat(5_000) },
    { ...about, type: "history", action: "clear" },
    { ...about, type: "openLink", link: "javascript:alert(1)" },
    { ...about, type: "openPlace", mark: "a:1", place: "file:///etc/passwd" },
    { ...about, type: "executeCommand", command: "workbench.action.quit" },
    { document: "file:///a.md", version: "3", type: "lookUp", mark: "m" },
    { document: 3, version: 3, type: "lookUp", mark: "m" },
  ])("drops %j", (message) => {
    expect(readPageMessage(message)).toBeUndefined();
  });

  it("passes nothing on that a message must not have", () => {
    const message = JSON.parse('{"type":"lookUp","document":"d","version":1,"mark":"m","command":"x","__proto__":{"evil":1}}') as unknown;
    expect(Object.keys(readPageMessage(message) ?? {}).sort()).toEqual(["document", "mark", "type", "version"]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (value) => {
        const message = readPageMessage(value);
        expect(message === undefined || typeof message.type === "string").toBe(true);
      }),
    );
  });
});

describe("readPageState", () => {
  it("reads which article a page showed", () => {
    expect(readPageState({ document: "file:///a.md", locked: true, offset: 9 })).toEqual({ document: "file:///a.md", locked: true });
    expect(readPageState({ document: "file:///a.md", locked: "yes" })).toEqual({ document: "file:///a.md", locked: false });
  });

  it.each([undefined, null, 3, "file:///a.md", {}, { document: "" }, { document: 3 }])("drops %j", (state) => {
    expect(readPageState(state)).toBeUndefined();
  });
});
