/** Knows `zhupi git-setup`: tells a repository to merge sidecars with `zhupi merge`. */

import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import * as l10n from "@vscode/l10n";
import { writeFileAtomic } from "../../platform/node/atomicFile";
import { defineCommand, UsageError } from "../command";
import { toPrintable } from "../io";

/** Line ends stay as they are written, so that a checkout does not change every line. */
const attributes = "*.zhupi.json merge=zhupi text eol=lf";

export const gitSetupCommand = defineCommand({
  name: "git-setup",
  summary: () => l10n.t("Set a git repository up to merge annotations without conflict markers."),
  usage: "[FOLDER]",
  options: {
    program: { type: "string", placeholder: "COMMAND", describe: () => l10n.t("How git is to call the program; without it, as it was called now.") },
  },
  details: () =>
    [
      l10n.t("Writes one line to .gitattributes, to be committed, and the merge driver to this clone's configuration, which every annotator does once."),
      l10n.t("Doing it again changes nothing."),
    ].join("\n"),
  async run(values, args, io) {
    if (args.length > 1) throw new UsageError(l10n.t("Name one folder at most."));
    // Looked at first: where it fails, nothing has been written.
    const program = values.program ?? (await thisProgram(process.argv[1] ?? ""));
    const folder = resolve(io.cwd, args[0] ?? ".");
    const root = await git(folder, ["rev-parse", "--show-toplevel"]);
    const file = join(root, ".gitattributes");
    const written = await addLine(file);
    await git(root, ["config", "merge.zhupi.name", "Zhupi annotations"]);
    await git(root, ["config", "merge.zhupi.driver", `${program} merge --name %P %O %A %B`]);
    io.log(l10n.t("Annotations below {0} are merged by Zhupi now.", toPrintable(root)));
    if (written) io.log(l10n.t("Commit .gitattributes, so that the others' clones know it, too."));
    return 0;
  },
});

/**
 * How to call this very program again, from wherever git runs. npx may have reached it over a link in its cache: the file itself counts.
 * @throws UsageError where the file itself lies in that cache, which npm empties without asking
 */
export async function thisProgram(script: string): Promise<string> {
  const file = await realpath(script).catch(() => script);
  if (/[\\/]_npx[\\/]/u.test(file)) {
    throw new UsageError(
      l10n.t("This program was fetched for one run and lies in npm's cache, where git will not find it later. Run the one of the installed extension or of a checkout (node …/dist/cli.js git-setup), or name a lasting one with --program."),
    );
  }
  return [process.execPath, file].map(quote).join(" ");
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", folder, ...args]);
    return stdout.replace(/\r?\n$/u, "");
  } catch (error) {
    const detail = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(l10n.t("git: {0}", toPrintable(detail)), { cause: error });
  }
}

/** Adds the line unless it is there; whether it was added. */
async function addLine(file: string): Promise<boolean> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  if (text.split(/\r?\n/u).some((line) => line.trim() === attributes)) return false;
  await writeFileAtomic(file, [text, text === "" || text.endsWith("\n") ? "" : "\n", `${attributes}\n`]);
  return true;
}

/** For the shell that git runs drivers with, on every system. */
function quote(word: string): string {
  return `'${word.replaceAll("\\", "/").replaceAll("'", "'\\''")}'`;
}
