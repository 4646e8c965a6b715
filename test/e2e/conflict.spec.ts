/** What comes from elsewhere into an open article's annotations, as a reviewer sees it: another decision, which is settled, and a loss, which is undone. */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "./fixtures";
import { Workbench } from "./workbench";

const ARTICLE = "2026-04-02-启航财险暴雨理赔.md";

interface Stored {
  readonly annotations: readonly {
    readonly label: string;
    readonly conflicts?: readonly { readonly field: string; readonly values: readonly string[] }[];
    readonly history: readonly { readonly by: string; readonly set: Readonly<Record<string, unknown>> }[];
  }[];
}

test.use({ language: "zh-cn", userSettings: { "zhupi.articles.offerAssociations": false, "zhupi.learning.collectNames": "never" } });

test("an annotation changed in two windows at once is asked about, one that is taken away is offered back", async ({ workbench, workspace, server, context }, testInfo) => {
  test.setTimeout(240_000);
  const sidecar = join(workspace, `${ARTICLE}.zhupi.json`);
  const read = (): Stored["annotations"][number] | undefined => (existsSync(sidecar) ? (JSON.parse(readFileSync(sidecar, "utf8")) as Stored).annotations[0] : undefined);
  const open = async (window: Workbench): Promise<void> => {
    await window.openFile(ARTICLE);
    await window.waitForLanguage(/Article|文章/);
    await window.selectSurely("启航财险");
  };

  // A name is the machine's, and a window that is served reads it from there only.
  mkdirSync(dirname(server.machineSettings), { recursive: true });
  writeFileSync(server.machineSettings, JSON.stringify({ "zhupi.author": "王审阅" }));
  await workbench.open(server.address(workspace));
  await open(workbench);
  await workbench.page.keyboard.press("1");
  await expect.poll(() => read()?.label).toBe("ORG");
  const other = new Workbench(await context.newPage(), testInfo);
  await other.open(server.address(workspace));
  await open(other);
  for (const window of [workbench, other]) {
    await window.page.bringToFront();
    await window.openView("朱批");
    await expect(window.treeRow("启航财险")).toBeVisible({ timeout: 30_000 });
    await window.focusEditor();
    await window.selectSurely("启航财险");
  }

  // Neither can save before both have decided: the file is locked as by a third window.
  const lock = join(workspace, `.${ARTICLE}.zhupi.json.lock`);
  writeFileSync(lock, `${hostname()} ${process.pid.toString()} third`, { flag: "wx" });
  await workbench.page.bringToFront();
  await workbench.page.keyboard.press("2");
  await expect(workbench.treeRow("人物")).toBeVisible();
  await other.page.bringToFront();
  await other.page.keyboard.press("3");
  await expect(other.treeRow("地点")).toBeVisible();
  rmSync(lock);
  await expect.poll(() => read()?.conflicts?.[0]?.field).toBe("label");
  const values = [...(read()?.conflicts?.[0]?.values ?? [])];
  expect(new Set(values).size).toBe(2);

  // The window that merged asks; a click leads to both decisions.
  const asked = [workbench, other].map((window) => window.page.locator(".notification-list-item").filter({ hasText: "决定不一致" }));
  await expect.poll(async () => (await Promise.all(asked.map((notice) => notice.count()))).some((count) => count > 0)).toBe(true);
  const asking = (await asked[0]?.count()) === 0 ? other : workbench;
  await asking.page.bringToFront();
  await asking.page.locator(".notification-list-item").getByText("裁定…").first().click();
  await expect(asking.quickInput.locator(".monaco-list-row")).toHaveCount(2);
  await expect(asking.quickInput).toContainText("王审阅");
  await asking.screenshot("conflict");
  await asking.quickInput.locator(".monaco-list-row").last().click();
  await expect.poll(() => read()?.conflicts).toBeUndefined();
  const settled = read();
  expect(values).toContain(settled?.label);
  expect(settled?.history.at(-1)).toMatchObject({ by: "王审阅" });
  expect(Object.keys(settled?.history.at(-1)?.set ?? {})).toEqual(["label"]);

  // Another program takes the annotation away; a click brings it back.
  writeFileSync(sidecar, JSON.stringify({ ...(JSON.parse(readFileSync(sidecar, "utf8")) as Stored), annotations: [] }));
  await asking.page.locator(".notification-list-item").getByText("查看或找回…").first().click();
  await expect(asking.quickInput.locator(".monaco-list-row")).toHaveCount(1);
  await asking.screenshot("gone");
  await asking.page.keyboard.press("Enter");
  await expect.poll(() => read()?.label).toBe(settled?.label);
});
