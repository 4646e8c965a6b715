/** Whether the host's memory stays flat: a folder of thousands of sidecars listed again and again, and an article with very many annotations opened and closed. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as vscode from "vscode";
import { closeAll, setSetting, tell, waitFor, workspaceFolder } from "../../host/support";

const FOLDERS = [5_000, 10_000];
const LISTINGS = 8;
const ANNOTATIONS = 20_000;
const ROUNDS = 20;
const WAITS = [5, 15, 30];
const TIME = 900_000;
/** Milliseconds between two looks at what is alive while a folder is read. */
const LOOK = 400;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is alive, in megabytes. */
function alive(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

function resident(): string {
  return (process.memoryUsage.rss() / 1e6).toFixed(0);
}

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly start: number;
}

function sidecarOf(name: string, entries: readonly Entry[]): string {
  const annotations = entries.map(({ id, text, start }) => ({
    id,
    kind: "entity",
    label: "ORG",
    status: "accepted",
    author: "李",
    created: "2026-03-18T01:30:00.000Z",
    modified: "2026-03-18T01:30:00.000Z",
    targets: [{ selectors: [{ type: "position", start, end: start + text.length }, { type: "quote", exact: text, prefix: "", suffix: "" }] }],
    history: [],
  }));
  return JSON.stringify({ format: "zhupi-sidecar", version: 1, article: { name, hash: "sha256:0", length: 1 }, annotations });
}

function articleOf(body: string): string {
  return `---\ntitle: "云栖人寿公布年报"\ndate: 2026-03-18 09:30:00 +0800\n---\n${body}`;
}

/** An article with a sidecar of so many annotations. */
async function writeAnnotated(path: string, annotations: number): Promise<void> {
  const text = articleOf(Array.from({ length: Math.ceil(annotations / 2) }, (_, at) => `<p>云栖人寿第${at.toString()}号公告称，去年赔付${at.toString()}万元，东湖银行参与其中。</p>\n`).join(""));
  const entries = [...text.matchAll(/云栖人寿(?=第)|东湖银行/gu)].slice(0, annotations).map((match, at) => ({ id: `id-${at.toString()}`, text: match[0], start: match.index }));
  await Promise.all([writeFile(path, text), writeFile(`${path}.zhupi.json`, sidecarOf(path.slice(path.lastIndexOf("/") + 1), entries))]);
}

/** Lists the folder once; returns the most that was alive meanwhile. */
async function list(): Promise<number> {
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, alive());
  }, LOOK);
  await vscode.commands.executeCommand("zhupi.listFolder");
  clearInterval(looking);
  return most;
}

/** As a click in the list of files does: VS Code keeps what an extension asked for itself open for minutes. */
async function openAlone(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.commands.executeCommand("vscode.open", uri);
  return waitFor(`${name} to become an article`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor.document.languageId === "finance-article" ? editor : undefined;
  });
}

describe("memory", () => {
  const folder = join(workspaceFolder().fsPath, "very-many");

  let restore: () => Promise<void>;

  before(async () => {
    restore = await setSetting("zhupi.author", "李");
  });

  after(async () => {
    await restore();
    await closeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("stays flat while folders are listed again and again", async function () {
    this.timeout(TIME);
    await mkdir(folder, { recursive: true });
    await list();
    tell(`nothing listed: ${alive().toFixed(1)} MB alive, ${resident()} MB resident`);
    let written = 0;
    for (const many of FOLDERS) {
      for (; written < many; written++) await writeAnnotated(join(folder, `${written.toString().padStart(5, "0")}.md`), 10);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      for (let listing = 1; listing <= LISTINGS; listing++) {
        const most = await list();
        if ([1, 2, 4, 8].includes(listing)) tell(`${many.toString()} sidecars, listing ${listing.toString()}: at most ${most.toFixed(1)} MB alive meanwhile, then ${alive().toFixed(1)} MB; ${resident()} MB resident`);
      }
    }
  });

  it("keeps nothing of an article that is closed", async function () {
    this.timeout(TIME);
    await writeAnnotated(join(workspaceFolder().fsPath, "极多.md"), ANNOTATIONS);
    for (let round = 1; round <= ROUNDS; round++) {
      const { document } = await openAlone("极多.md");
      const annotated = document.getText().indexOf("云栖人寿第7号");
      await vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start: annotated, end: annotated + 6, label: "ORG" });
      const open = alive();
      await vscode.commands.executeCommand("zhupi.undo", { uri: document.uri.toString() });
      await vscode.commands.executeCommand("zhupi.saveAnnotations");
      await closeAll();
      await waitFor("the article to be let go", () => document.isClosed);
      if ([1, 2, 5, 10, 15, 20].includes(round)) tell(`round ${round.toString()}: ${open.toFixed(1)} MB alive while it is open, ${alive().toFixed(1)} MB after; ${resident()} MB resident`);
    }
    // What was asked of the workers for an article that is closed is answered some time later.
    for (const seconds of WAITS) {
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      tell(`${seconds.toString()} s later: ${alive().toFixed(1)} MB alive; ${resident()} MB resident`);
    }
  });
});
