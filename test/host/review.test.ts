import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readHover, readTokens, select } from "./looking";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "审阅.md";
const ARTICLE = `---
title: "启航财险去年赔付7000余万元"
date: 2026-03-18 09:30:00 +0800
---
<p>启航财产保险股份有限公司（以下简称启航财险）3月17日披露，2025年为武汉市客户赔付7000余万元，同比增长12.5%，其中暴雨相关赔付0.7亿元。</p>
<p>启航财险总经理表示，赔付7000余万元后，<b>4.92</b>万件案件全部结案。</p>
`;

interface SidecarOnDisk {
  readonly annotations: readonly {
    readonly label: string;
    readonly status: string;
    readonly note?: string;
    readonly history: readonly unknown[];
    readonly targets: readonly { readonly selectors: readonly { readonly exact?: string }[] }[];
  }[];
}

function sidecarUri(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), `${NAME}.zhupi.json`);
}

async function readSidecar(): Promise<SidecarOnDisk | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecarUri()))) as SidecarOnDisk;
  } catch {
    return undefined;
  }
}

/** Waits until what is on disk satisfies `wanted`. */
async function waitForSidecar(what: string, wanted: (sidecar: SidecarOnDisk) => boolean): Promise<SidecarOnDisk> {
  return waitFor(what, async () => {
    const sidecar = await readSidecar();
    return sidecar !== undefined && wanted(sidecar) ? sidecar : undefined;
  });
}

describe("reviewing", () => {
  let editor: vscode.TextEditor;
  let restore: () => Promise<void>;

  before(async () => {
    restore = await setSetting("zhupi.author", "审阅员");
  });

  after(async () => {
    await restore();
  });

  beforeEach(async () => {
    await writeFile(NAME, ARTICLE);
    editor = await openArticle(NAME);
    await waitFor("names to be recognised", async () => (await readTokens(editor.document)).some(({ type }) => type === "zhupiOrg"), 30_000);
  });

  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(sidecarUri()).then(undefined, () => undefined);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), NAME));
  });

  it("colours figures and names by their own token types", async () => {
    const tokens = await readTokens(editor.document);
    const typeOf = (text: string): string | undefined => tokens.find((token) => token.text === text)?.type;
    assert.equal(typeOf("7000余万元"), "zhupiAmount");
    assert.equal(typeOf("12.5%"), "zhupiPercent");
    assert.equal(typeOf("3月17日"), "zhupiDate");
    assert.equal(typeOf("启航财险"), "zhupiOrg");
  });

  it("looks a figure up: exact value, interval, currency, and where else it stands", async () => {
    const hover = await readHover(editor, "7000余万元");
    assert.match(hover, /70,000,000/);
    assert.match(hover, /0\.7亿/);
    assert.match(hover, /8,000万元/);
    assert.match(hover, /CNY/);
    assert.match(hover, /…其中暴雨相关赔付0\.7亿元…\u2069\]\(file:[^)]*#L5%2C\d+\)/);
  });

  it("resolves a date against the article's own", async () => {
    const hover = await readHover(editor, "3月17日");
    assert.match(hover, /2026-03-17/);
    assert.match(hover, /2026-03-18/);
  });

  it("annotates a selection into the sidecar and leaves the article alone", async () => {
    const before = editor.document.getText();
    select(editor, "启航财险总经理");
    await vscode.commands.executeCommand("zhupi.annotate", { ...select(editor, "启航财险总经理"), uri: editor.document.uri.toString(), label: "ORG" });
    const sidecar = await waitForSidecar("one annotation", ({ annotations }) => annotations.length === 1);
    assert.equal(sidecar.annotations[0]?.label, "ORG");
    assert.equal(sidecar.annotations[0].status, "accepted");
    assert.equal(editor.document.getText(), before);
    assert.equal(editor.document.isDirty, false);
  });

  it("accepts what the cursor stands in, everything of the same text, and takes it back in order", async () => {
    const { start } = select(editor, "7000余万元", 1);
    const cursor = editor.document.positionAt(start + 1);
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand("zhupi.acceptSuggestion");
    await waitForSidecar("one accepted", ({ annotations }) => annotations.filter(({ status }) => status === "accepted").length === 1);
    select(editor, "启航财险", 1);
    await vscode.commands.executeCommand("zhupi.acceptSameSuggestions");
    await waitForSidecar("all of the same text", ({ annotations }) => annotations.filter(({ label }) => label === "ORG").length >= 2);
    await vscode.commands.executeCommand("zhupi.undo");
    await waitForSidecar("the names taken back together", ({ annotations }) => annotations.length === 1);
    await vscode.commands.executeCommand("zhupi.undo");
    await waitForSidecar("the figure taken back", ({ annotations }) => annotations.length === 0);
    await vscode.commands.executeCommand("zhupi.redo");
    await waitForSidecar("the figure made again", ({ annotations }) => annotations.length === 1);
  });

  it("labels what was selected at the key, while a decision before is still being saved", async () => {
    select(editor, "12.5%");
    const accepted = vscode.commands.executeCommand("zhupi.acceptSuggestion");
    select(editor, "总经理");
    const labelled = vscode.commands.executeCommand("zhupi.annotateWithKey", { key: "1" });
    const elsewhere = select(editor, "结案");
    await Promise.all([accepted, labelled]);
    const words = (await waitForSidecar("both", ({ annotations }) => annotations.length === 2)).annotations.map(({ label, targets }) => [label, targets[0]?.selectors.find(({ exact }) => exact !== undefined)?.exact]);
    assert.deepEqual(words.sort(), [["ORG", "总经理"], ["percent", "12.5%"]]);
    assert.equal(editor.document.offsetAt(editor.selection.start), elsewhere.start);
  });

  it("notes the annotation that the key before is still making, and makes no second one", async () => {
    select(editor, "启航财险", 1);
    const labelled = vscode.commands.executeCommand("zhupi.annotateWithKey", { key: "1" });
    let isOpen = true;
    const noted = vscode.commands.executeCommand("zhupi.editNote").then(() => {
      isOpen = false;
    });
    await labelled;
    await waitFor("the note's box to open and be left", async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return !isOpen;
    });
    await noted;
    const { annotations } = await waitForSidecar("the name", ({ annotations: all }) => all.length > 0);
    assert.equal(annotations.length, 1);
  });

  it("keeps a rejected suggestion rejected: it is neither coloured nor offered again", async () => {
    select(editor, "12.5%");
    await vscode.commands.executeCommand("zhupi.rejectSuggestion");
    await waitForSidecar("one rejected", ({ annotations }) => annotations[0]?.status === "rejected");
    await waitFor("the colour to go", async () => !(await readTokens(editor.document)).some(({ text }) => text === "12.5%"));
    const { start, end } = select(editor, "12.5%");
    const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", editor.document.uri, range);
    assert.equal(
      actions.some((action) => action.command?.command === "zhupi.acceptSuggestion"),
      false,
    );
  });

  it("says of a rejected name who rejected it, and lets it be taken back", async () => {
    select(editor, "启航财险", 1);
    await vscode.commands.executeCommand("zhupi.rejectSuggestion");
    await waitForSidecar("the name rejected", ({ annotations }) => annotations.some(({ label, status }) => label === "ORG" && status === "rejected"));
    const hover = await readHover(editor, "启航财险", 1);
    assert.ok(hover.includes("command:zhupi.deleteAnnotation"), hover);
    assert.ok(!hover.includes("command:zhupi.acceptSuggestion"), hover);
    await vscode.commands.executeCommand("zhupi.undo");
    await waitFor("the suggestion to be offered again", async () => (await readHover(editor, "启航财险", 1)).includes("command:zhupi.acceptSuggestion"));
  });

  it("offers accept, accept all and reject on a suggestion's light bulb", async () => {
    const { start } = select(editor, "7000余万元", 1);
    const position = editor.document.positionAt(start + 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      new vscode.Range(position, position),
    );
    const commands = actions.map((action) => action.command?.command);
    for (const wanted of ["zhupi.acceptSuggestion", "zhupi.acceptSameSuggestions", "zhupi.rejectSuggestion", "zhupi.annotate"]) {
      assert.ok(commands.includes(wanted), wanted);
    }
  });

  it("maps a name that markup splits, and annotates it whole", async () => {
    const start = editor.document.getText().indexOf("4.92");
    const end = editor.document.getText().indexOf("万件") + 2;
    await vscode.commands.executeCommand("zhupi.acceptSuggestion", { uri: editor.document.uri.toString(), start, end });
    const sidecar = JSON.stringify(await waitForSidecar("the figure", ({ annotations }) => annotations.length === 1));
    assert.match(sidecar, /4\.92万件/);
  });

  it("walks from one undecided suggestion to the next", async () => {
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand("zhupi.nextOpen");
    const first = editor.document.offsetAt(editor.selection.start);
    await vscode.commands.executeCommand("zhupi.nextOpen");
    assert.ok(editor.document.offsetAt(editor.selection.start) > first);
    await vscode.commands.executeCommand("zhupi.previousOpen");
    assert.equal(editor.document.offsetAt(editor.selection.start), first);
  });

  it("finds a name's first mention, its references and its highlights", async () => {
    const { start } = select(editor, "启航财险", 2);
    const position = editor.document.positionAt(start + 1);
    const { uri } = editor.document;
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", uri, position);
    assert.equal(highlights.length, 4);
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeDefinitionProvider", uri, position);
    assert.equal(definition?.range.start.line, 1);
    const references = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", uri, position);
    assert.ok(references.length >= 3);
  });

  it("finds figures of the folder by value, however they are written", async () => {
    const symbols = await waitFor("the folder's index to hold the article", async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "7000万");
      const here = found.filter(({ location }) => location.uri.path.endsWith(NAME));
      return here.length >= 3 ? here : undefined;
    }, 30_000);
    const names = symbols.map(({ name }) => name);
    assert.ok(names.includes("7000余万元"), names.join());
    assert.ok(
      names.some((name) => name.startsWith("0.7亿元")),
      names.join(),
    );
  });
});
