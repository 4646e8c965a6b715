import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/core/text/encoding";
import { check } from "./check";

describe("all checks", () => {
  it("doubt nothing in the sample articles", () => {
    const samples = join(__dirname, "../../../samples");
    for (const name of readdirSync(samples)) {
      const { text } = decodeText(new Uint8Array(readFileSync(join(samples, name))));
      expect(check(text), name).toEqual([]);
    }
  });

  const shared = process.env["ZHUPI_SHARED"];
  it.skipIf(shared === undefined)("doubt nothing in real articles", () => {
    const seeds = join(shared ?? "", "seeds");
    for (const name of readdirSync(seeds)) expect(check(readFileSync(join(seeds, name), "utf8")), name).toEqual([]);
  });
});
