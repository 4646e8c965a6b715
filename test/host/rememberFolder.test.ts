import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, waitFor, workspaceFolder, writeFile } from "./support";
import { ARTICLE, NOTES } from "./wakeUpSupport";

describe("remembering a folder", () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.getConfiguration("files").update("associations", undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.getConfiguration("explorer.fileNesting").update("enabled", undefined, vscode.ConfigurationTarget.Workspace);
  });

  it("opens its articles as such at once, and nothing else", async function () {
    // Accepting a notification without a click needs VS Code's own command, which acts on the newest one.
    for (const name of ["one.md", "two.md", "[三].md"]) await writeFile(`remembered {1}/${name}`, ARTICLE);
    await writeFile("remembered {1}/README.md", NOTES);
    await vscode.commands.executeCommand("notifications.clearAll");
    await openArticle("remembered {1}/one.md");
    const offered = vscode.commands.executeCommand("zhupi.rememberFolder");
    const associations = await waitFor("the associations", async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      const found = vscode.workspace.getConfiguration("files").inspect<Record<string, string>>("associations")?.workspaceValue;
      return found !== undefined && Object.keys(found).length > 0 ? found : undefined;
    });
    await offered;
    const folder = workspaceFolder().path.split("/").at(-1) ?? "";
    assert.deepEqual(associations, { [`**/${folder}/remembered ?1?/*.md`]: "finance-article", [`**/${folder}/remembered ?1?/README.md`]: "markdown" });
    await closeAll();
    const open = async (name: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), "remembered {1}", name))).languageId;
    assert.equal(await open("two.md"), "finance-article");
    assert.equal(await open("README.md"), "markdown");
  });
});
