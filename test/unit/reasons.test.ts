import { describe, expect, it } from "vitest";
import { reasonOf } from "../../src/core/cards/reason";

describe("why something is suggested", () => {
  it.each([
    ["title:insurance", "title marks 《》 and what they hold"],
    ["title:lexicon", "form of a position"],
    ["security:brackets", "form of a security code"],
    ["organisation:code", "the security code beside it"],
    ["organisation:mover", "what market news says of it"],
    ["place:group", "a place in one character"],
    ["consistency+branch", "the same name elsewhere in the article, with what follows it"],
    ["gazetteer:companies+model:34", "the list of companies, learnt from 34 annotations"],
    ["organisation:toString", "form of an organisation's name"],
  ])("says of %s: %s", (source, words) => {
    expect(reasonOf(source)).toBe(words);
  });
});
