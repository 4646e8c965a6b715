import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, getExtension, getManifest, openArticle, waitFor, writeFile } from "./support";

const ARTICLE = `---
title: 启航财险一季度保费收入增长12.5%
date: 2024-04-18T09:30:00+08:00
source: 东湖财经
---
<p>启航财险今日公告，一季度原保险保费收入23.6亿元，同比增长12.5%。</p>
`;

describe("activation", () => {
  afterEach(closeAll);

  it("finds the extension in VS Code", () => {
    assert.equal(getExtension().id, "zhupi.zhupi");
  });

  it("wakes up on an article", async () => {
    await writeFile("activation.md", ARTICLE);
    await openArticle("activation.md");
    await waitFor("the extension to be active", () => getExtension().isActive);
  });

  it("registers every command that it contributes", async () => {
    await getExtension().activate();
    const { commands } = getManifest()["contributes"] as { commands: readonly { command: string }[] };
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
