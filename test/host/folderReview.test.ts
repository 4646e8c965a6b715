/** The list of a folder's annotations inside a real VS Code, with very many sidecars. */

import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAll, waitFor, workspaceFolder } from "./support";

/** `ZHUPI_SIDECARS=10000` for the real thing. */
const many = Number(process.env["ZHUPI_SIDECARS"] ?? "300");
const ARTICLE = "---\ntitle: \"云栖人寿公布年报\"\ndate: 2026-03-18 09:30:00 +0800\n---\n<p>云栖人寿去年赔付支出505.5亿元。</p>\n";

function sidecarOf(name: string, doubtful: boolean): string {
  const annotation = {
    id: `id-${name}`,
    kind: "entity",
    label: "ORG",
    status: "accepted",
    author: "李",
    created: "2026-03-18T01:30:00.000Z",
    modified: "2026-03-18T01:30:00.000Z",
    targets: [{ selectors: [{ type: "position", start: 0, end: 4 }, { type: "quote", exact: "东湖银行", prefix: "", suffix: "" }] }],
    ...(doubtful ? { anchor: { state: "orphan", reason: "deleted" } } : {}),
    history: [],
  };
  return JSON.stringify({ format: "zhupi-sidecar", version: 1, article: { name, hash: "sha256:0", length: 1 }, annotations: [annotation] });
}

describe("the list of a folder's annotations", () => {
  const folder = join(workspaceFolder().fsPath, "very-many");

  before(async () => {
    await mkdir(folder, { recursive: true });
    for (let i = 0; i < many; i++) {
      const name = `${i.toString().padStart(5, "0")}.md`;
      await Promise.all([writeFile(join(folder, name), ARTICLE), writeFile(join(folder, `${name}.zhupi.json`), sidecarOf(name, i === many - 1))]);
    }
  });

  after(async () => {
    await closeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("holds every sidecar, leaves the thread free and keeps no more than numbers", async function () {
    this.timeout(120_000);
    let longest = 0;
    let last = performance.now();
    const before = process.memoryUsage();
    let most = before.rss;
    const ticking = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      most = Math.max(most, process.memoryUsage.rss());
    }, 1);
    const began = performance.now();
    const listed = await vscode.commands.executeCommand<number>("zhupi.listFolder");
    const took = performance.now() - began;
    clearInterval(ticking);
    const grown = (process.memoryUsage().heapUsed - before.heapUsed) / 1e6;
    if (this.test !== undefined) {
      const memory = `heap +${grown.toFixed(1)} MB, the process at most +${((most - before.rss) / 1e6).toFixed(1)} MB`;
      this.test.title += `: ${listed.toString()} in ${took.toFixed(0)} ms, longest stretch ${longest.toFixed(0)} ms, ${memory}`;
    }
    assert.ok(listed >= many);
    assert.ok(grown < 40 + many * 0.01, `${grown.toFixed(1)} MB`);
  });

  it("leads to the article that needs review", async () => {
    await vscode.commands.executeCommand("zhupi.nextForReview");
    await waitFor("the article in doubt", () => vscode.window.activeTextEditor?.document.uri.path.endsWith(`${(many - 1).toString().padStart(5, "0")}.md`));
  });
});
