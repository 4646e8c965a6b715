/** Knows `zhupi merge`: two versions of a sidecar become one; made to be called by git. */

import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { mergeSidecars } from "../../core/annotations/merge/merge";
import { parseSidecar } from "../../core/annotations/sidecar/readSidecar";
import { SIDECAR_LIMIT, type Sidecar } from "../../core/annotations/sidecar/sidecar";
import { writePieces } from "../../core/annotations/sidecar/writeSidecar";
import { writeFileAtomic } from "../../platform/node/atomicFile";
import { defineCommand, UsageError } from "../command";
import { toPrintable } from "../io";
import { explainFileError } from "../messageOf";

export const mergeCommand = defineCommand({
  name: "merge",
  summary: () => l10n.t("Merge two versions of an article's annotations, as a git merge driver."),
  usage: "BASE OURS THEIRS",
  options: {
    out: { type: "string", short: "o", placeholder: "FILE", describe: () => l10n.t("Where to write; without it OURS, as git wants it. '-' is standard output.") },
    name: { type: "string", placeholder: "PATH", describe: () => l10n.t("The sidecar's name in messages.") },
    strict: { type: "boolean", describe: () => l10n.t("Fail where two people decided differently, instead of keeping both values in the file.") },
  },
  details: () =>
    [
      l10n.t("Annotations are merged one by one and field by field against BASE, the version both began with; an empty BASE means that they began apart."),
      l10n.t("Where one field was decided differently, the later value stands and both are kept, to be settled in the editor."),
      l10n.t("A file that can't be read ends the merge with status 1 and OURS untouched. Set git up once with: zhupi git-setup"),
    ].join("\n"),
  async run(values, args, io) {
    const [base, ours, theirs, ...rest] = args;
    if (base === undefined || ours === undefined || theirs === undefined || rest.length > 0) {
      throw new UsageError(l10n.t("Name three files: BASE OURS THEIRS."));
    }
    const shown = toPrintable(values.name ?? ours);
    // git gives its versions names of its own, which say nothing to anybody.
    const version = (path: string, role: string): Promise<Sidecar | undefined> => readVersion(resolve(io.cwd, path), values.name === undefined ? toPrintable(path) : `${shown} (${role})`);
    const [origin, left, right] = [await version(base, "BASE"), await version(ours, "OURS"), await version(theirs, "THEIRS")];
    if (left === undefined || right === undefined) throw new Error(l10n.t("{0} is empty.", shown));
    const { sidecar, conflicts } = mergeSidecars({ base: origin, ours: left, theirs: right });
    if (conflicts > 0) io.log(`zhupi: ${l10n.t("{0}: {1} annotations were decided differently; both values are kept.", shown, conflicts)}`);
    if (conflicts > 0 && values.strict === true) return 1;
    if (values.out === "-") for (const piece of writePieces(sidecar)) await io.write(piece);
    else await writeFileAtomic(resolve(io.cwd, values.out ?? ours), writePieces(sidecar));
    return 0;
  },
});

/** `undefined` for an empty file, which git gives where there was none. Throws where it can't be read; `shown` names it. */
async function readVersion(path: string, shown: string): Promise<Sidecar | undefined> {
  const bytes = await readBytes(path, shown);
  if (bytes.length === 0) return undefined;
  const parsed = parseSidecar(decode(bytes, shown));
  switch (parsed.status) {
    case "ok":
      return parsed.sidecar;
    case "newer":
      throw new Error(l10n.t("{0} was written by a newer version of Zhupi.", shown));
    case "unreadable":
      throw new Error(l10n.t("{0} can't be read: {1}", shown, parsed.reason));
    case "tooLarge":
      throw new Error(l10n.t("{0} is too large.", shown));
  }
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    // Looked at first: what is far too large is not read.
    if ((await stat(path)).size <= SIDECAR_LIMIT) return await readFile(path);
  } catch (error) {
    throw new Error(l10n.t("{0} can't be read: {1}", shown, explainFileError(error)), { cause: error });
  }
  throw new Error(l10n.t("{0} is too large.", shown));
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(l10n.t("{0} can't be read: {1}", shown, l10n.t("not UTF-8")), { cause: error });
  }
}
