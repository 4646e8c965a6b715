/** Sidecars that can't be read, inside a real VS Code: left alone, told for what they are, mended by a command and by hand. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, hostMode, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const ARTICLE = `---
title: "云栖人寿公布年报"
date: 2026-03-18 09:30:00 +0800
---
<p>云栖人寿去年赔付支出505.5亿元，东湖银行是其第一大股东。</p>
<p>启航财险表示，今年将与东湖银行合作，投入3000余万元。</p>
`;

const head = '"format":"zhupi-sidecar","version":1,"article":{"name":"a.md","hash":"sha256:0","length":10}';

function entry(id: string, quote: string, more: object = {}): string {
  const start = ARTICLE.indexOf(quote);
  const selectors = [{ type: "position", start, end: start + quote.length }, { type: "quote", exact: quote, prefix: ARTICLE.slice(start - 8, start), suffix: ARTICLE.slice(start + quote.length, start + quote.length + 8), scope: "file" }];
  const time = "2026-03-18T01:30:00.000Z";
  return JSON.stringify({ id, kind: "entity", label: "ORG", status: "accepted", author: "李", created: time, modified: time, targets: [{ selectors }], history: [], ...more });
}

const whole = (...entries: string[]): string => `{${head},"annotations":[\n${entries.join(",\n")}\n]}\n`;
const good = whole(entry("a", "东湖银行"), entry("b", "启航财险"));

/** Ways in which a file can be no sidecar; the reader's own tests have many more. */
const unreadable: Readonly<Record<string, string | Uint8Array>> = {
  empty: "",
  "cut in a string": good.slice(0, 60),
  "cut in the list": good.slice(0, -90),
  "a list": "[1, 2, 3]",
  "no JSON": "format: zhupi-sidecar",
  "mismatched brackets": whole('{"id":["a"}]'),
  "no format": good.replace("zhupi-sidecar", "other"),
  "a newer version": good.replace('"version":1', '"version":999'),
  "two lists": good.replace("\n]}", '\n],"annotations":[]}'),
  "no article": good.replace('"length":10', '"length":-1'),
  prototypes: `{"__proto__":{"polluted":true},"constructor":{},${head}}`,
  "100,000 brackets": whole("[".repeat(100_000)),
  "in UTF-16": Buffer.from(`\ufeff${good}`, "utf16le"),
  "not UTF-8": Buffer.concat([Buffer.from(good.slice(0, 200)), Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80])]),
};

const inFolder = (file: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), file);

async function read(file: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(file)));
}

async function filesOf(name: string): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(workspaceFolder())).map(([file]) => file).filter((file) => file.startsWith(name));
}

interface Stored {
  readonly annotations: readonly ({ readonly id: string; readonly note?: string } | null)[];
}

/** `undefined` where that is no JSON (yet). */
async function readStored(name: string): Promise<Stored | undefined> {
  try {
    return JSON.parse(await read(`${name}.zhupi.json`)) as Stored;
  } catch {
    return undefined;
  }
}

async function waitForStored(name: string, ids: readonly string[]): Promise<Stored> {
  return waitFor(`annotations ${ids.join()}`, async () => {
    const stored = await readStored(name);
    return JSON.stringify(stored?.annotations.map((one) => one?.id).sort()) === JSON.stringify(ids) ? stored : undefined;
  });
}

/** Takes the first way that the command proposes. */
async function repair(name: string): Promise<void> {
  let finished = false;
  const repairing = Promise.resolve(vscode.commands.executeCommand("zhupi.repairAnnotations", inFolder(name))).finally(() => (finished = true));
  await waitFor("the list of ways", async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return finished;
  });
  await repairing;
}

async function annotate(document: vscode.TextDocument, text: string): Promise<void> {
  const start = document.getText().indexOf(text);
  await vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start, end: start + text.length, label: "ORG" });
}

describe("sidecars that can't be read", () => {
  let restore: () => Promise<void>;
  let count = 0;
  let name: string;

  beforeEach(() => {
    name = `坏的${(++count).toString()}.md`;
  });

  before(async () => {
    restore = await setSetting("zhupi.author", "审阅员");
  });

  after(async () => {
    await restore();
  });

  afterEach(async () => {
    await closeAll();
    for (const file of await filesOf("坏")) await vscode.workspace.fs.delete(inFolder(file));
  });

  it("are left as they are, whatever is wrong with them, and say so to whoever annotates", async function () {
    // In one mode: each is an article to open.
    if (hostMode !== "default") this.skip();
    this.timeout(120_000);
    const names = Object.keys(unreadable).map((_, index) => `坏${index.toString()}.md`);
    const before = Object.values(unreadable).map((content) => Buffer.from(typeof content === "string" ? Buffer.from(content) : content));
    for (const [index, one] of names.entries()) {
      await writeFile(one, ARTICLE);
      await vscode.workspace.fs.writeFile(inFolder(`${one}.zhupi.json`), before[index] ?? Buffer.alloc(0));
      const { document } = await openArticle(one);
      await assert.rejects(annotate(document, "东湖银行"), new RegExp(`${one}.zhupi.json`, "u"), Object.keys(unreadable)[index]);
    }
    await closeAll();
    for (const [index, one] of names.entries()) {
      assert.deepEqual(await filesOf(one), [one, `${one}.zhupi.json`], Object.keys(unreadable)[index]);
      assert.ok((before[index] ?? Buffer.alloc(0)).equals(Buffer.from(await vscode.workspace.fs.readFile(inFolder(`${one}.zhupi.json`)))), Object.keys(unreadable)[index]);
    }
  });

  it("give what is whole of them, and stay beside the new file", async () => {
    const broken = good.slice(0, -20);
    await writeFile(name, ARTICLE);
    await writeFile(`${name}.zhupi.json`, broken);
    const { document } = await openArticle(name);
    await repair(name);
    await waitForStored(name, ["a"]);
    const kept = (await filesOf(`${name}.zhupi.json.`)).find((file) => file.endsWith(".bak"));
    assert.equal(await read(kept ?? ""), broken);
    await annotate(document, "启航财险");
    await waitFor("both", async () => (await readStored(name))?.annotations.length === 2);
  });

  it("become one where git left two versions with its markers", async () => {
    const [ours, theirs] = [entry("a", "东湖银行", { note: "我们的" }), entry("a", "东湖银行", { label: "PRODUCT" })];
    await writeFile(name, ARTICLE);
    await writeFile(`${name}.zhupi.json`, `{${head},"annotations":[\n<<<<<<< HEAD\n${ours},\n||||||| base\n${entry("a", "东湖银行")},\n=======\n${theirs},\n>>>>>>> other\n${entry("b", "启航财险")}\n]}\n`);
    await openArticle(name);
    await repair(name);
    const { annotations } = await waitForStored(name, ["a", "b"]);
    assert.match(JSON.stringify(annotations), /我们的.*PRODUCT|PRODUCT.*我们的/u);
  });

  it("are read at once when somebody has mended them by hand", async () => {
    await writeFile(name, ARTICLE);
    await writeFile(`${name}.zhupi.json`, good.replace("\n]}", ",\n]}"));
    const { document } = await openArticle(name);
    await assert.rejects(annotate(document, "云栖人寿"));
    await writeFile(`${name}.zhupi.json`, good);
    await waitFor("the mended file to be taken", async () => {
      await annotate(document, "云栖人寿").catch(() => undefined);
      return (await readStored(name))?.annotations.length === 3;
    });
  });

  it("put single entries that can't be read into a file of their own", async () => {
    await writeFile(name, ARTICLE);
    await writeFile(`${name}.zhupi.json`, whole(entry("a", "东湖银行"), '{"id":7,"kind":"nothing"}', "null"));
    await openArticle(name);
    await repair(name);
    await waitForStored(name, ["a"]);
    const kept = (await filesOf(`${name}.zhupi.json.entries.`)).find((file) => file.endsWith(".bak"));
    assert.deepEqual(JSON.parse(await read(kept ?? "")), [{ id: 7, kind: "nothing" }, null]);
  });
});
