/** Puts one change after the other into a journal and says so, without ever saving; made to be killed. */

import process from "node:process";
import { makeAnnotation } from "../../../../src/core/annotations/session/editAnnotation";
import { Journal } from "../../../../src/extension/annotations/journal";

const [folder = "", uri = ""] = process.argv.slice(2);
const journal = new Journal(folder, uri);
const target = { selectors: [{ type: "position" as const, start: 0, end: 4 }] };
for (let count = 0; ; count++) {
  const id = `id-${count.toString()}`;
  const after = makeAnnotation({ kind: "mark", label: "x", spans: [] }, id, [target], { author: "李", at: "2026-01-01T00:00:00.000Z", how: "single" });
  await journal.append([{ id, before: undefined, after }], "sha256:0");
  process.stdout.write(`${(count + 1).toString()}\n`);
}
