/** Saves a growing sidecar without end, and says on standard output what has been saved; made to be killed. */

import process from "node:process";
import { makeAnnotation } from "../../../../src/core/annotations/editAnnotation";
import { emptySidecar, type Sidecar } from "../../../../src/core/annotations/sidecar";
import { parseSidecar } from "../../../../src/core/annotations/readSidecar";
import { writePieces } from "../../../../src/core/annotations/writeSidecar";
import { readFile } from "node:fs/promises";
import { writeFileAtomic } from "../../../../src/platform/node/atomicFile";

const [path = "", size = "1"] = process.argv.slice(2);
let sidecar: Sidecar = emptySidecar({ name: "a.md", hash: "sha256:0", length: 100 });
const old = parseSidecar(await readFile(path, "utf8").catch(() => ""));
if (old.status === "ok") sidecar = old.sidecar;
const moment = { author: "李", at: "2026-01-01T00:00:00.000Z", how: "single" as const };
const target = { selectors: [{ type: "quote" as const, exact: "东湖银行", prefix: "前".repeat(32), suffix: "后".repeat(32) }] };
for (let count = sidecar.annotations.length; ; count += Number(size)) {
  const fresh = Array.from({ length: Number(size) }, (_, index) =>
    makeAnnotation({ kind: "entity", label: "ORG", spans: [] }, `id-${(count + index).toString()}`, [target], moment),
  );
  sidecar = { ...sidecar, annotations: [...sidecar.annotations, ...fresh] };
  await writeFileAtomic(path, writePieces(sidecar));
  process.stdout.write(`${sidecar.annotations.length.toString()}\n`);
}
