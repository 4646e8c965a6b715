/** Knows how to notice an article that was opened with the wrong encoding, and how to open it with the right one. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { HEAD_LENGTH, looksLikeArticle } from "../../../core/article/detectArticle";
import { decodeText, type Encoding } from "../../../core/text/encoding";
import { hasArticleExtension, isRealFile, readHead } from "./candidates";
import { FileMemory } from "./memory";
import { readSettings, SECTION } from "./settings";

/** How much of a file's bytes is looked at. */
const SAMPLE_BYTES = 64 * 1024;
/** A longer file is not read for this; VS Code's own "Reopen with Encoding" still opens it. */
const MOST_BYTES = 20 * 1024 * 1024;

/** VS Code's names; WHATWG's Big5, which outside the editor is decoded with, is the one with Hong Kong's characters. */
const VSCODE_NAMES: ReadonlyMap<Encoding, string> = new Map([
  ["utf8", "utf8"],
  ["utf8bom", "utf8bom"],
  ["gb18030", "gb18030"],
  ["big5", "big5hkscs"],
  ["utf16le", "utf16le"],
  ["utf16be", "utf16be"],
]);

const DISPLAY_NAMES: ReadonlyMap<string, string> = new Map([
  ["utf8", "UTF-8"],
  ["utf8bom", "UTF-8"],
  ["gb18030", "GB18030"],
  ["big5hkscs", "Big5"],
  ["utf16le", "UTF-16 LE"],
  ["utf16be", "UTF-16 BE"],
]);

export class EncodingAdvisor implements vscode.Disposable {
  readonly #accepted: FileMemory<string>;
  readonly #reopened = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** The encodings that were found for files which are still open as something else. */
  readonly #found = new Map<string, string>();
  readonly #examined = new WeakMap<vscode.TextDocument, number>();
  readonly #asked = new Set<string>();

  /** Fires when a document's text was decoded anew, so that it can be looked at again. */
  readonly onDidReopen = this.#reopened.event;
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento) {
    this.#accepted = new FileMemory(state, "zhupi.encodings", (value): value is string => typeof value === "string" && DISPLAY_NAMES.has(value));
  }

  /** The display name of the encoding that a document should be reopened with, if it should. */
  adviceFor(document: vscode.TextDocument): string | undefined {
    return DISPLAY_NAMES.get(this.#found.get(document.uri.toString()) ?? "");
  }

  /** Looks at a document whose text was not recognised; only if it is broken are the file's bytes read. */
  async examine(document: vscode.TextDocument): Promise<void> {
    if (!hasArticleExtension(document.uri) || document.isDirty || this.#examined.get(document) === document.version) return;
    this.#examined.set(document, document.version);
    const { reopenWithEncoding } = readSettings(document.uri);
    if (reopenWithEncoding === "never" || !looksBroken(readHead(document, 4 * HEAD_LENGTH))) return;
    const encoding = await recogniseEncoding(document);
    if (encoding === undefined || document.isClosed) return;
    this.#found.set(document.uri.toString(), encoding);
    this.#changed.fire();
    if (reopenWithEncoding === "always" || this.#accepted.get(document.uri) === encoding) await this.reopen(document);
    else await this.#ask(document, encoding);
  }

  /** Opens a document with the encoding that its bytes show; says so where they show no other. */
  async reopen(document: vscode.TextDocument): Promise<void> {
    const encoding = this.#found.get(document.uri.toString()) ?? (await recogniseEncoding(document));
    if (encoding === undefined || encoding === document.encoding) {
      void vscode.window.showInformationMessage(l10n.t("This file’s bytes show no other encoding than the one it is open with."));
      return;
    }
    if (document.isDirty) {
      void vscode.window.showWarningMessage(l10n.t("Save or undo the changes first; then the file can be reopened with another encoding."));
      return;
    }
    const reopened = await vscode.workspace.openTextDocument(document.uri, { encoding });
    this.#accepted.set(document.uri, encoding);
    this.#found.delete(document.uri.toString());
    this.#changed.fire();
    this.#reopened.fire(reopened);
  }

  dispose(): void {
    this.#reopened.dispose();
    this.#changed.dispose();
  }

  async #ask(document: vscode.TextDocument, encoding: string): Promise<void> {
    const key = document.uri.toString();
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    const name = DISPLAY_NAMES.get(encoding) ?? encoding;
    const reopen = l10n.t("Reopen as {0}", name);
    const always = l10n.t("Always Reopen Such Articles");
    const answer = await vscode.window.showInformationMessage(
      l10n.t("This looks like an article in {0} that was opened with another encoding, so its text can’t be read.", name),
      reopen,
      always,
    );
    if (answer === undefined) return;
    if (answer === always) {
      await vscode.workspace.getConfiguration(SECTION).update("reopenWithEncoding", "always", vscode.ConfigurationTarget.Global);
    }
    await this.reopen(document);
  }
}

/** Whether so many characters could not be decoded that the encoding must be wrong, rather than a few bytes damaged. */
function looksBroken(head: string): boolean {
  let damaged = 0;
  let foreign = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if (unit > 0x7f) foreign++;
    if (unit === 0xfffd) damaged++;
  }
  return damaged >= 8 && damaged * 5 > foreign;
}

/** VS Code's name of the encoding in which the file is an article; undefined for any other file. */
async function recogniseEncoding(document: vscode.TextDocument): Promise<string | undefined> {
  if (!isRealFile(document.uri)) return undefined;
  const bytes = await readSmallFile(document.uri);
  if (bytes === undefined) return undefined;
  const { text, encoding } = decodeText(bytes.subarray(0, SAMPLE_BYTES));
  const name = VSCODE_NAMES.get(encoding);
  return name !== undefined && name !== document.encoding && looksLikeArticle(text) ? name : undefined;
}

/** Undefined for a file that is too long, or is gone by now. */
async function readSmallFile(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > MOST_BYTES ? undefined : await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
