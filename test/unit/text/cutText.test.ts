import { describe, expect, it } from "vitest";
import { cutText, cutTextStart } from "../../../src/core/text/cutText";

describe("shortening a text", () => {
  it("keeps what is short enough", () => {
    expect(cutText("东湖𠮷", 4)).toBe("东湖𠮷");
    expect(cutTextStart("东湖𠮷", 4)).toBe("东湖𠮷");
  });

  it("keeps whole characters at the beginning", () => {
    expect([1, 2, 3, 4].map((limit) => cutText("东𠮷湖𠮷", limit))).toEqual(["东", "东", "东𠮷", "东𠮷湖"]);
  });

  it("keeps whole characters at the end", () => {
    expect([1, 2, 3, 4].map((limit) => cutTextStart("𠮷东𠮷湖", limit))).toEqual(["湖", "湖", "𠮷湖", "东𠮷湖"]);
  });

  it("leaves half a character where the text has one", () => {
    expect(cutText("东\ud842湖", 2)).toBe("东\ud842");
    expect(cutTextStart("东\udfb7湖", 2)).toBe("\udfb7湖");
  });
});
