/** Broken and hostile files of every class that a preview may meet, all invented: a few for each run, all on request. */

import { isWholeRun } from "../attacks";
import { type HostileFile, VISIBLE } from "./file";
import { frontMatter } from "./frontMatter";
import { markup } from "./markup";
import { places } from "./places";
import { texts } from "./texts";

const all = [...frontMatter, ...markup, ...texts, ...places].map(withNulFurtherOn).filter(({ always }) => isWholeRun || always === true);

export const hostileFiles: readonly HostileFile[] = all.map(withOwnWords);

/** VS Code takes a file for a binary one, and opens it for nobody, where a NUL stands in its first 512 bytes. */
function withNulFurtherOn(file: HostileFile): HostileFile {
  if (typeof file.content !== "string" || !file.content.includes("\0")) return file;
  return { ...file, content: file.content.replace("---\n", `---\n# ${"长".repeat(200)}\n`) };
}

/** What is shown must be this file's and no other's. */
function withOwnWords(file: HostileFile, index: number): HostileFile {
  if (file.shows !== VISIBLE) return file;
  if (typeof file.content !== "string") return { ...file, shows: new RegExp(`${VISIBLE}(?!\\d)`, "u") };
  const own = `${VISIBLE}${String(index)}号`;
  return { ...file, content: file.content.replaceAll(VISIBLE, own), shows: own };
}
