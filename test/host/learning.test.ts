import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readHover, readTokens, select } from "./looking";
import { closeAll, hostMode, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const HEAD = (title: string): string => `---\ntitle: "${title}"\ndate: 2026-03-18 09:30:00 +0800\n---\n`;
const METHODS = ["激光", "真空", "高温", "低压", "电磁", "超声"].flatMap((how) => ["焊接", "镀膜", "烧结", "切割"].map((what) => how + what));
const LESSONS = `${HEAD("车间改造")}<p>3月17日，记者来到武汉市的车间。</p>
${METHODS.map((method) => `<p>车间随后改用${method}工艺，产量逐月提高。</p>`).join("\n")}\n`;
const NEWS = `${HEAD("新线投产")}<p>车间随后改用磁控溅射工艺，产量逐月提高。</p>\n<p>3月17日，据砚溪澄观堂介绍，武汉市的新线已经投产。</p>\n<p>砚溪澄观堂将继续扩产。</p>\n`;
const INSURERS = `${HEAD("险企动态")}<p>中国太保3月17日公告，中国太平洋保险（集团）股份有限公司一季度保费增长5%。</p>\n<p>太保集团表示，增长来自寿险。</p>\n`;
const MORE = `${HEAD("另一篇")}<p>中国太保与太保集团是同一家公司，武汉市的业务增长较快。</p>\n<p>3月18日，两家公司的股价上涨2%。</p>\n`;
const FILES = { "学习一.md": LESSONS, "学习二.md": NEWS, "险企一.md": INSURERS, "险企二.md": MORE };

/** A file of the workspace as text; `undefined` where there is none. */
async function readText(name: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder(), name)));
  } catch {
    return undefined;
  }
}

/** Who the accepted names of a sidecar stand for; `undefined` where there are none. */
async function readLinks(name: string): Promise<string[] | undefined> {
  const text = await readText(name);
  if (text === undefined) return undefined;
  const { annotations } = JSON.parse(text) as { readonly annotations: readonly { readonly link?: { readonly state: string; readonly canonical?: string } }[] };
  return annotations.length === 0 ? undefined : annotations.map(({ link }) => link?.canonical ?? link?.state ?? "");
}

async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name), { recursive: true }).then(undefined, () => undefined);
}

async function openRecognised(name: string): Promise<vscode.TextEditor> {
  const editor = await openArticle(name);
  await waitFor("names to be recognised", async () => (await readTokens(editor.document)).length > 0, 30_000);
  return editor;
}

async function isName(document: vscode.TextDocument, text: string): Promise<boolean> {
  return (await readTokens(document)).some((token) => token.text === text && token.type === "zhupiOrg");
}

function placeOf(editor: vscode.TextEditor, text: string, occurrence = 0): { uri: string; start: number; end: number } {
  return { uri: editor.document.uri.toString(), ...select(editor, text, occurrence) };
}

describe("learning", function () {
  this.timeout(90_000);
  const restores: (() => Promise<void>)[] = [];
  const change = async (name: string, value: unknown): Promise<void> => {
    restores.push(await setSetting(name, value));
  };

  before(async function () {
    // What language and trust can change is tested where it is told.
    if (hostMode !== "default" && hostMode !== "lowest") this.skip();
    await change("zhupi.author", "审阅员");
    await change("zhupi.labels", [{ id: "工艺", name: "工艺", nameEn: "Method" }]);
    for (const [name, text] of Object.entries(FILES)) await writeFile(name, text);
  });

  after(async () => {
    await closeAll();
    for (const restore of restores.splice(0).reverse()) await restore();
    for (const name of Object.keys(FILES)) {
      await remove(name);
      await remove(`${name}.zhupi.json`);
    }
    await remove(".zhupi");
    await remove("学到的.zhupi-model");
    await remove("坏的.zhupi-model");
    await remove(".vscode");
  });

  afterEach(closeAll);

  it("learns a label of the user's own in the background, and suggests it where it has not been", async () => {
    const editor = await openRecognised("学习一.md");
    for (const method of METHODS) await vscode.commands.executeCommand("zhupi.annotate", { ...placeOf(editor, method), label: "工艺" });
    const news = await openRecognised("学习二.md");
    const hover = await waitFor(
      "the label to be suggested",
      async () => {
        const shown = await readHover(news, "磁控溅射");
        return shown.includes("learnt from 24 annotations") ? shown : undefined;
      },
      60_000,
    );
    assert.match(hover, /工艺|Method/);
    await vscode.commands.executeCommand("zhupi.acceptSuggestion", placeOf(news, "磁控溅射"));
    const sidecar = await waitFor("the suggestion to be accepted", () => readText("学习二.md.zhupi.json"));
    assert.match(sidecar, /"label": "工艺"/);
  });

  it("trains on request, and shares its model as a file; what is no model is refused with the reason", async () => {
    await openRecognised("学习一.md");
    assert.equal(await vscode.commands.executeCommand("zhupi.learning.train"), "learnt");
    const target = vscode.Uri.joinPath(workspaceFolder(), "学到的.zhupi-model");
    await vscode.commands.executeCommand("zhupi.learning.exportModel", target);
    const file = await vscode.workspace.fs.readFile(target);
    assert.ok(file.length > 1000 && file.length < 8_000_000, String(file.length));
    assert.equal(await vscode.commands.executeCommand("zhupi.learning.useModel", target), undefined);
    assert.equal(vscode.workspace.getConfiguration("zhupi.learning", workspaceFolder()).get("model"), "学到的.zhupi-model");
    const bad = await writeFile("坏的.zhupi-model", file.slice(0, 400));
    assert.match(String(await vscode.commands.executeCommand("zhupi.learning.useModel", bad)), /no model of Zhupi/);
    await vscode.commands.executeCommand("zhupi.learning.useOwnModel");
  });

  it("learns nothing while the folder is frozen", async () => {
    await openRecognised("学习一.md");
    await vscode.commands.executeCommand("zhupi.learning.freeze");
    assert.equal(await vscode.commands.executeCommand("zhupi.learning.train"), "frozen");
    await vscode.commands.executeCommand("zhupi.learning.resume");
  });

  it("collects an accepted name in the folder's own list, and takes it back with the decision", async () => {
    await change("zhupi.learning.collectNames", "always");
    const editor = await openRecognised("学习二.md");
    assert.equal(await isName(editor.document, "砚溪澄观堂"), false);
    await vscode.commands.executeCommand("zhupi.annotate", { ...placeOf(editor, "砚溪澄观堂"), label: "ORG" });
    const list = await waitFor("the list", () => readText(".zhupi/gazetteer.tsv"));
    assert.match(list, /^砚溪澄观堂\tORG$/mu);
    await waitFor("the name to be recognised elsewhere", () => isName(editor.document, "砚溪澄观堂"));
    assert.match(await readHover(editor, "砚溪澄观堂", 1), /this folder's own list/);
    await vscode.commands.executeCommand("zhupi.undo", { uri: editor.document.uri.toString() });
    await waitFor("the name to leave the list", async () => !((await readText(".zhupi/gazetteer.tsv")) ?? "").includes("砚溪澄观堂"));
  });

  it("switches a name off in one action, by a list that can be edited", async () => {
    const editor = await openRecognised("险企二.md");
    await waitFor("the name", () => isName(editor.document, "太保集团"));
    const { start, end } = placeOf(editor, "太保集团");
    const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", editor.document.uri, range);
    const action = actions.find(({ command }) => command?.command === "zhupi.switchOffName");
    assert.ok(action?.command !== undefined);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    assert.match((await readText(".zhupi/switched-off.tsv")) ?? "", /^太保集团\tORG$/mu);
    await waitFor("the name to go", async () => !(await isName(editor.document, "太保集团")));
    assert.ok(await isName(editor.document, "中国太保"));
    await writeFile(".zhupi/switched-off.tsv", "# nothing\n");
    await waitFor("the name to come back", () => isName(editor.document, "太保集团"));
  });

  it("finds a company under all its names, in the article and in the folder", async () => {
    const editor = await openRecognised("险企一.md");
    await waitFor("the names", () => isName(editor.document, "太保集团"));
    const { uri } = editor.document;
    const position = editor.document.positionAt(select(editor, "太保集团").start + 1);
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", uri, position);
    assert.deepEqual(
      highlights.map(({ range }) => editor.document.getText(range)),
      ["中国太保", "中国太平洋保险（集团）股份有限公司", "太保集团"],
    );
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeDefinitionProvider", uri, position);
    assert.equal(definition === undefined ? "" : editor.document.getText(definition.range), "中国太保");
    const elsewhere = await waitFor(
      "the references in the other article",
      async () => {
        const references = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", uri, position);
        const found = references.filter((reference) => reference.uri.path.endsWith("险企二.md"));
        return found.length >= 2 ? found : undefined;
      },
      30_000,
    );
    assert.equal(elsewhere.length, 2);
    assert.match(await readHover(editor, "中国太保"), /中国太平洋保险（集团）股份有限公司[\s\S]*601601\.SH[\s\S]*the list of financial institutions/);
  });

  it("relinks by renaming, on request in the folder: the text stays, what can't be told is told apart by its text", async () => {
    const other = await openRecognised("险企二.md");
    await waitFor("the name", () => isName(other.document, "中国太保"));
    await vscode.commands.executeCommand("zhupi.acceptSuggestion", placeOf(other, "中国太保"));
    await waitFor("the decision", () => readLinks("险企二.md.zhupi.json"));
    const decided = await readHover(other, "中国太保");
    assert.match(decided, /Annotation: [\s\S]*601601\.SH[\s\S]*the list of financial institutions/);
    assert.doesNotMatch(decided, /acceptSuggestion|Confidence/);
    const editor = await openRecognised("险企一.md");
    await waitFor("the names", () => isName(editor.document, "太保集团"));
    const { document } = editor;
    const before = document.getText();
    const position = document.positionAt(select(editor, "太保集团").start + 1);
    const rename = (name: string): Thenable<vscode.WorkspaceEdit> => vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", document.uri, position, name);
    assert.equal((await rename("中国平安")).size, 0);
    const linked = await waitFor("the links", () => readLinks("险企一.md.zhupi.json"));
    assert.deepEqual(linked, Array.from({ length: 3 }, () => "中国平安保险（集团）股份有限公司"));
    await waitFor("the links in the other article", async () => {
      await vscode.commands.executeCommand("notifications.focusToasts");
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return (await readLinks("险企二.md.zhupi.json"))?.[0] === "中国平安保险（集团）股份有限公司";
    });
    const second = (await vscode.commands.executeCommand<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", document.uri, position)).length;
    assert.equal(second, 3);
    await rename("?");
    await waitFor("the doubt", async () => (await readLinks("险企一.md.zhupi.json"))?.every((link) => link === "unsure"));
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", document.uri, position);
    assert.deepEqual(highlights.map(({ range }) => document.getText(range)), ["太保集团"]);
    assert.equal(document.getText(), before);
  });

  it("goes to what is least sure first", async () => {
    const editor = await openRecognised("险企二.md");
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand("zhupi.nextUncertain");
    const first = editor.document.getText(editor.selection);
    await vscode.commands.executeCommand("zhupi.nextUncertain");
    const second = editor.document.getText(editor.selection);
    assert.notEqual(first, "");
    assert.notEqual(second, first);
  });

  it("writes nothing outside of the folder's own list", async () => {
    // The model lies in the storage of the workspace, which is in the user's data and not in the folder.
    const files = await vscode.workspace.findFiles("**/*.{zhupi-model,tsv}", null);
    assert.deepEqual(files.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).sort(), ["gazetteer.tsv", "switched-off.tsv", "坏的.zhupi-model", "学到的.zhupi-model"]);
  });
});
