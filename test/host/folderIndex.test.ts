import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "索引.md";
const OTHER = "索引 [2].md";

function articleOf(body: string): string {
  return `---\ntitle: "快讯"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n<p>公司表示，新的一年里将继续服务实体经济，为客户提供更好的金融服务。</p>\n`;
}

/** Where the folder's symbols of a value stand, as file and words. */
async function symbols(query: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
  const shown = found.map(({ name, location: { uri } }) => `${uri.path.slice(uri.path.lastIndexOf("/") + 1)}: ${name}`);
  return shown.filter((line) => line.startsWith("索引")).sort();
}

describe("symbols of the folder", () => {
  afterEach(async () => {
    await closeAll();
    for (const name of [NAME, OTHER]) await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name)).then(undefined, () => undefined);
  });

  it("are found by value, however it is written, and follow files that change, come and go", async () => {
    await writeFile(NAME, articleOf("启航财险赔付39871.5万元。"));
    await openArticle(NAME);
    const here = `${NAME}: 39871.5万元`;
    for (const query of ["3.98715亿元", "３９８７１．５万", "三亿九千八百七十一万五千元"]) {
      await waitFor(query, async () => (await symbols(query)).join() === `${here} = ${query}`, 20_000);
    }
    const other = await writeFile(OTHER, articleOf("启航财险获赔3.98715亿元。"));
    await waitFor("the new file", async () => (await symbols("3.98715亿元")).join() === [`${OTHER}: 3.98715亿元`, `${here} = 3.98715亿元`].sort().join());
    await writeFile(OTHER, articleOf("启航财险获赔4.98716亿元。"));
    await waitFor("the file as it is now", async () => (await symbols("4.98716亿元")).join() === `${OTHER}: 4.98716亿元`);
    assert.deepEqual(await symbols("3.98715亿元"), [`${here} = 3.98715亿元`]);
    await vscode.workspace.fs.delete(other);
    await waitFor("the file to be forgotten", async () => (await symbols("4.98716亿元")).length === 0);
  });
});
