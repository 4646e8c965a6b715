/** Helpers of the suites about sidecars: an article that each test gets anew, and what stands in the file beside it. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

export const ARTICLE = `---
title: "云栖人寿公布年报"
date: 2026-03-18 09:30:00 +0800
---
<p>云栖人寿去年赔付支出505.5亿元，东湖银行是其第一大股东。</p>
<p>启航财险表示，今年将与东湖银行合作，投入3000余万元。</p>
<p>末段没有任何数字，只说明合作各方都很满意。</p>
`;

/** What a sidecar holds, as far as tests look at it. */
export interface Stored {
  readonly version: number;
  readonly article: { readonly name: string; readonly hash: string };
  readonly annotations: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string;
    readonly anchor?: { readonly state: string };
    readonly targets: readonly { readonly selectors: readonly { readonly type: string; readonly start?: number; readonly exact?: string }[] }[];
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

export function inFolder(file: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), file);
}

/** `undefined` where there is no such file. */
export async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The annotated text. */
export function exact(annotation: Stored["annotations"][number] | undefined): string | undefined {
  return annotation?.targets[0]?.selectors.find(({ type }) => type === "quote")?.exact;
}

let count = 0;
/** Each suite has its own copy of this module, and VS Code keeps files open for a while. */
const suite = Date.now().toString(36);

/** The article of one test. Files of the test begin with 标注 or 改名, and are deleted after it. */
class Desk {
  number = "";
  name = "";
  #editor: vscode.TextEditor | undefined;

  /** The article's, once it was opened. */
  get editor(): vscode.TextEditor {
    if (this.#editor === undefined) throw new Error("Nothing was opened yet");
    return this.#editor;
  }

  async begin(): Promise<void> {
    this.number = `${suite}-${(++count).toString()}`;
    this.name = `标注${this.number}.md`;
    await writeFile(this.name, ARTICLE);
  }

  async open(file = this.name): Promise<void> {
    this.#editor = await openArticle(file);
  }

  sidecar(file = this.name): vscode.Uri {
    return inFolder(`${file}.zhupi.json`);
  }

  /** Annotates a text of the article by the command, as a key or a menu would. */
  async annotate(text: string, label = "ORG"): Promise<void> {
    const start = this.editor.document.getText().indexOf(text);
    assert.ok(start >= 0, text);
    await vscode.commands.executeCommand("zhupi.annotate", { uri: this.editor.document.uri.toString(), start, end: start + text.length, label });
  }

  async waitFor(what: string, wanted: (stored: Stored) => boolean, uri = this.sidecar()): Promise<Stored> {
    return waitFor(what, async () => {
      const text = await read(uri);
      const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
      return stored !== undefined && wanted(stored) ? stored : undefined;
    });
  }
}

/** Prepares a fresh article for each test of the suite that calls this, and cleans up after it. */
export function useDesk(): Desk {
  const desk = new Desk();
  let restore: () => Promise<void>;
  before(async () => {
    restore = await setSetting("zhupi.author", "审阅员");
  });
  after(async () => {
    await restore();
  });
  beforeEach(() => desk.begin());
  afterEach(async () => {
    await closeAll();
    for (const [file] of await vscode.workspace.fs.readDirectory(workspaceFolder())) {
      if (file.startsWith("标注") || file.startsWith("改名")) await vscode.workspace.fs.delete(inFolder(file), { recursive: true });
    }
  });
  return desk;
}
