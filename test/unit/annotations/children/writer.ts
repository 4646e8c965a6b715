/**
 * One of several programs that add annotations to the same sidecar at the same time, each by its own name; says on standard
 * output how many of its own are saved. `endless` ones are made to be killed.
 */

import process from "node:process";
import { readFile } from "node:fs/promises";
import { makeAnnotation } from "../../../../src/core/annotations/session/editAnnotation";
import { mergeSidecars } from "../../../../src/core/annotations/merge/merge";
import { parseSidecar } from "../../../../src/core/annotations/sidecar/readSidecar";
import { emptySidecar, type Sidecar } from "../../../../src/core/annotations/sidecar/sidecar";
import { writePieces } from "../../../../src/core/annotations/sidecar/writeSidecar";
import { writeFileAtomic } from "../../../../src/platform/node/atomicFile";
import { withFileLock } from "../../../../src/platform/node/fileLock";

const [path = "", name = "a", times = "1", size = "1"] = process.argv.slice(2);
const target = { selectors: [{ type: "quote" as const, exact: "东湖银行", prefix: "前".repeat(32), suffix: "后".repeat(32) }] };

async function readDisk(): Promise<Sidecar> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return emptySidecar({ name: "a.md", hash: "sha256:0", length: 100 });
  const parsed = parseSidecar(text);
  if (parsed.status !== "ok") throw new Error(`The sidecar is ${parsed.status}.`);
  return parsed.sidecar;
}

let base = await readDisk();
let ours = base;
// A former program of this name may have been killed after a save and before it said so.
let count = base.annotations.filter(({ id }) => id.startsWith(`${name}-`)).length;
for (let save = 0; times === "endless" || save < Number(times); save++) {
  const moment = { author: name, at: new Date().toISOString(), how: "single" as const };
  const fresh = Array.from({ length: Number(size) }, () => makeAnnotation({ kind: "mark", label: name, spans: [] }, `${name}-${(count++).toString()}`, [target], moment));
  ours = { ...ours, annotations: [...ours.annotations, ...fresh] };
  await withFileLock(path, async () => {
    ours = mergeSidecars({ base, ours, theirs: await readDisk() }).sidecar;
    await writeFileAtomic(path, writePieces(ours));
    base = ours;
  });
  process.stdout.write(`${count.toString()}\n`);
}
