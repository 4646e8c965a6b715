/** Knows which files an argument names and how one is read as text. */

import { lstat, open, readdir, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import * as l10n from "@vscode/l10n";
import type { AnswerError } from "../core/exchange/answer";
import { decodeText, type Encoding } from "../core/text/encoding";
import { explainFileError } from "./messageOf";

/** A larger file is told as an error rather than read. */
export const largestFile = 256 * 1024 * 1024;

const articleName = /\.(?:md|markdown|html?|txt)$/i;
const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** A file that was asked for. */
export interface InputFile {
  /** As it was given, or found below what was given: shown to the user. */
  readonly shown: string;
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
  /** Relative to the argument's folder, with `/`: what an export calls it. */
  readonly name: string;
  /** Found in a folder, so that it counts only if it looks like an article. */
  readonly found: boolean;
}

export type ReadText = { readonly text: string; readonly encoding: Encoding } | { readonly error: AnswerError };

/**
 * The files that arguments name, in their order; a folder stands for the articles below it, by name. Links inside a
 * folder are not followed, so that nothing outside it is read. `-` is standard input.
 */
export async function* listFiles(args: readonly string[], cwd: string): AsyncGenerator<InputFile> {
  for (const arg of args) {
    if (arg === "-") {
      yield { shown: "-", path: undefined, name: "stdin", found: false };
      continue;
    }
    const path = resolve(cwd, arg);
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isFolder) {
      for await (const found of walk(path)) {
        const inside = relative(path, found);
        yield { shown: join(arg, inside), path: found, name: inside.split(sep).join("/"), found: true };
      }
    } else {
      yield { shown: arg, path, name: basename(path), found: false };
    }
  }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) yield* walk(join(folder, entry.name));
    } else if (entry.isFile() && articleName.test(entry.name)) {
      yield join(folder, entry.name);
    }
  }
}

/** Reads a file or, without a path, standard input. Never rejects: what is wrong is in the result. */
export async function readText(path: string | undefined, stdin: AsyncIterable<Uint8Array | string>): Promise<ReadText> {
  try {
    const bytes = path === undefined ? await collect(stdin) : await readBytes(path);
    if (bytes === undefined) {
      return { error: { code: "tooLarge", message: l10n.t("The file is larger than 256 MiB.") } };
    }
    return decode(bytes);
  } catch (error) {
    return { error: { code: "unreadable", message: explainFileError(error) } };
  }
}

/** As the editor, takes a file for a text only where no zero byte stands near its beginning. */
function decode(bytes: Uint8Array): ReadText {
  const decoded = decodeText(bytes);
  const binary = !decoded.encoding.startsWith("utf16") && bytes.subarray(0, 512).includes(0);
  if (!binary && decoded.encoding !== "unknown") return decoded;
  return { error: { code: "encoding", message: l10n.t("This is no text in UTF-8, UTF-16, GB18030 or Big5.") } };
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  const handle = await open(path, "r");
  try {
    const found = await handle.stat();
    // A pipe or a device has no size to be looked at before: it is read up to the limit, as standard input is.
    if (!found.isFile()) return await collect(handle.createReadStream({ autoClose: false }));
    return found.size > largestFile ? undefined : await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function collect(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > largestFile) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Whether a path is there, links not followed. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
