import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "核对.md";
const ARTICLE = `---
title: "西岭证券净利润71.26万元"
date: 2026-03-18 20:00:00 +0800
---
<p>西岭证券股份有限公司（以下简称西岭证券）2025年净利润71.26亿元。</p>
`;

describe("checks", () => {
  let restore: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    restore = [await setSetting("zhupi.author", "审阅员")];
    await writeFile(NAME, ARTICLE);
  });

  afterEach(async () => {
    for (const undo of restore) await undo();
    await closeAll();
    for (const name of [NAME, `${NAME}.zhupi.json`]) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name)).then(undefined, () => undefined);
    }
  });

  const findings = (uri: vscode.Uri): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === "Zhupi" && code === "check.magnitude");

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
    const sidecar = vscode.Uri.joinPath(workspaceFolder(), `${NAME}.zhupi.json`);
    await waitFor("the mark on disk", () => {
      try {
        return readFileSync(sidecar.fsPath, "utf8").includes("check.magnitude");
      } catch {
        return false;
      }
    });
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
