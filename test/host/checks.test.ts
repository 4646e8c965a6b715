import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "核对.md";
const OTHER = "核对-同日.md";
/** Nobody has settled anything in it. */
const UNSETTLED = "核对-未定.md";
const ARTICLE = articleOf("西岭证券净利润71.26万元", "西岭证券股份有限公司（以下简称西岭证券）2025年净利润71.26亿元。");

function articleOf(title: string, body: string): string {
  return `---\ntitle: "${title}"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n<p>公司表示，新的一年里将继续为客户提供更好的服务。</p>\n`;
}

describe("checks", () => {
  let restore: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    restore = [await setSetting("zhupi.author", "审阅员")];
    await writeFile(NAME, ARTICLE);
  });

  afterEach(async () => {
    for (const undo of restore) await undo();
    await closeAll();
    for (const name of [NAME, `${NAME}.zhupi.json`, OTHER, UNSETTLED]) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name)).then(undefined, () => undefined);
    }
  });

  const findings = (uri: vscode.Uri): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === "Zhupi" && code === "check.magnitude");

  const waitForMark = (rule: string): Promise<unknown> => {
    const sidecar = vscode.Uri.joinPath(workspaceFolder(), `${NAME}.zhupi.json`);
    return waitFor("the mark on disk", () => existsSync(sidecar.fsPath) && readFileSync(sidecar.fsPath, "utf8").includes(rule));
  };

  it("doubts a title in another magnitude, until a reviewer has settled it", async () => {
    const { document } = await openArticle(NAME);
    const [diagnostic] = await waitFor("the doubt", () => (findings(document.uri).length > 0 ? findings(document.uri) : undefined));
    assert.ok(diagnostic !== undefined);
    assert.match(diagnostic.message, /71\.26/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, diagnostic.range);
    const settle = actions.find(({ command }) => command?.command === "zhupi.markReviewed")?.command;
    assert.ok(settle !== undefined);
    await vscode.commands.executeCommand(settle.command, ...(settle.arguments as unknown[]));
    await waitFor("the doubt to be settled", () => findings(document.uri).length === 0);
    await waitForMark("check.magnitude");
  });

  it("doubts a value that another article of the day gives otherwise, with a way to it, until it is settled", async () => {
    const other = await writeFile(OTHER, articleOf("西岭证券年报出炉", "西岭证券股份有限公司（以下简称西岭证券）2025年实现营业收入305.53亿元，净利润67.21亿元。"));
    const { document } = await openArticle(NAME);
    const doubts = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "check.sameDay");
    const [diagnostic] = await waitFor("the doubt", () => (doubts().length > 0 ? doubts() : undefined), 30_000);
    assert.ok(diagnostic !== undefined);
    for (const part of ["71.26亿元", "67.21亿元", "西岭证券年报出炉"]) assert.ok(diagnostic.message.includes(part), diagnostic.message);
    const [related] = diagnostic.relatedInformation ?? [];
    assert.ok(related !== undefined);
    assert.equal(related.location.uri.toString(), other.toString());
    assert.equal((await vscode.workspace.openTextDocument(other)).getText(related.location.range), "67.21亿元");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, diagnostic.range);
    const settle = actions.find(({ command }) => JSON.stringify(command?.arguments).includes("check.sameDay"))?.command;
    assert.ok(settle !== undefined);
    await vscode.commands.executeCommand(settle.command, ...(settle.arguments as unknown[]));
    await waitFor("the doubt to be settled", () => doubts().length === 0);
    await waitForMark("check.sameDay");
  });

  it("takes the doubt back when the other article is mended", async () => {
    await writeFile(OTHER, articleOf("西岭证券年报出炉", "西岭证券股份有限公司（以下简称西岭证券）2025年净利润67.21亿元。"));
    await writeFile(UNSETTLED, ARTICLE);
    const { document } = await openArticle(UNSETTLED);
    const doubts = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "check.sameDay");
    await waitFor("the doubt", () => doubts().length > 0, 30_000);
    await writeFile(OTHER, articleOf("西岭证券年报出炉", "西岭证券股份有限公司（以下简称西岭证券）2025年净利润71.26亿元。"));
    await waitFor("the doubt to go", () => doubts().length === 0, 20_000);
  });

  it("stays silent where the check is off", async () => {
    restore.push(await setSetting("zhupi.checks.magnitude", false));
    const { document } = await openArticle(NAME);
    await waitFor("figures to be read", async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>("vscode.provideDocumentSemanticTokens", document.uri);
      return (tokens?.data.length ?? 0) > 0;
    });
    assert.deepEqual(findings(document.uri), []);
  });
});
