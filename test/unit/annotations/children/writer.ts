/** One of several programs that add annotations to the same sidecar at the same time, each by its own name. */

import process from "node:process";
import { readFile } from "node:fs/promises";
import { makeAnnotation } from "../../../../src/core/annotations/editAnnotation";
import { mergeSidecars } from "../../../../src/core/annotations/merge";
import { parseSidecar } from "../../../../src/core/annotations/readSidecar";
import { emptySidecar, type Sidecar } from "../../../../src/core/annotations/sidecar";
import { writePieces } from "../../../../src/core/annotations/writeSidecar";
import { writeFileAtomic } from "../../../../src/platform/node/atomicFile";
import { withFileLock } from "../../../../src/platform/node/fileLock";

const [path = "", name = "a", times = "1"] = process.argv.slice(2);
let base: Sidecar = emptySidecar({ name: "a.md", hash: "sha256:0", length: 100 });
let ours = base;
for (let count = 0; count < Number(times); count++) {
  const moment = { author: name, at: new Date().toISOString(), how: "single" as const };
  const target = { selectors: [{ type: "position" as const, start: count, end: count + 1 }] };
  ours = { ...ours, annotations: [...ours.annotations, makeAnnotation({ kind: "mark", label: name, spans: [] }, `${name}-${count.toString()}`, [target], moment)] };
  await withFileLock(path, async () => {
    const text = await readFile(path, "utf8").catch(() => undefined);
    const parsed = text === undefined ? undefined : parseSidecar(text);
    if (parsed !== undefined && parsed.status !== "ok") throw new Error(`The sidecar is ${parsed.status}.`);
    ours = mergeSidecars({ base, ours, theirs: parsed?.sidecar ?? base }).sidecar;
    await writeFileAtomic(path, writePieces(ours));
    base = ours;
  });
}
