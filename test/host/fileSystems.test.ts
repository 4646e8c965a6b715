import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import * as vscode from "vscode";
import { readHover, readTokens, select } from "./looking";
import { closeAll, setSetting, waitFor } from "./support";

const SCHEME = "zhupi-memory";
const ARTICLE = `---\ntitle: "东湖银行年报"\ndate: 2026-03-18 09:30:00 +0800\n---\n<p>东湖银行股份有限公司2025年净利润10.5亿元，同比增长5.2%。</p>\n`;

/** Files in memory, as a repository on the web or a database may offer them. Emits no events: not every system can. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { readonly content: Uint8Array; readonly mtime: number }>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === "/") return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { content, mtime } = this.#find(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: content.length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#find(uri).content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#files.set(uri.path, { content, mtime: Date.now() });
  }

  delete(uri: vscode.Uri): void {
    this.#find(uri);
    this.#files.delete(uri.path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  text(path: string): string | undefined {
    const file = this.#files.get(path);
    return file === undefined ? undefined : new TextDecoder().decode(file.content);
  }

  #find(uri: vscode.Uri): { readonly content: Uint8Array; readonly mtime: number } {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}

/** What the extension has written to its output channel, whose file this process holds open; empty where that can't be told. */
function readLog(): string {
  if (process.platform !== "linux") return "";
  const open = readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return [];
    }
  });
  const logs = open.filter((path) => path.endsWith(".log") && path.includes("zhupi.zhupi"));
  return logs.map((path) => readFileSync(path, "utf8")).join("\n");
}

describe("files that are on no disk of this machine", () => {
  const files = new MemoryFiles();
  const uri = vscode.Uri.from({ scheme: SCHEME, path: "/云端.md" });
  const clean: vscode.Disposable[] = [];
  let restore: () => Promise<void>;

  before(async () => {
    clean.push(vscode.workspace.registerFileSystemProvider(SCHEME, files));
    files.writeFile(uri, new TextEncoder().encode(ARTICLE));
    restore = await setSetting("zhupi.author", "审阅员");
  });

  after(async () => {
    await closeAll();
    await restore();
    vscode.Disposable.from(...clean).dispose();
  });

  it("are articles like all others: recognised, explained, annotated beside themselves, previewed; and nothing fails", async () => {
    const before = readLog();
    // Only files of the workspace are taken for articles without being asked.
    await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), "finance-article");
    const editor = await vscode.window.showTextDocument(uri);
    await waitFor("its figures", async () => (await readTokens(editor.document)).some(({ text }) => text === "10.5亿元"), 30_000);
    assert.match(await readHover(editor, "10.5亿元"), /1,?050,?000,?000/u);
    await vscode.commands.executeCommand("zhupi.annotate", { uri: uri.toString(), ...select(editor, "东湖银行股份有限公司"), label: "ORG" });
    await waitFor("the sidecar", () => files.text("/云端.md.zhupi.json")?.includes('"label": "ORG"'));
    await vscode.commands.executeCommand("zhupi.preview.open");
    await vscode.commands.executeCommand("zhupi.undo", { uri: uri.toString() });
    await waitFor("the annotation to be taken back", () => !(files.text("/云端.md.zhupi.json") ?? "").includes('"status": "accepted"'));
    const said = readLog().slice(before.length);
    assert.doesNotMatch(said, /\[(?:error|warning)\]/u, said);
  });
});
