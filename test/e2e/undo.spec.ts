/** One sitting of a reviewer in the editor and on the page by turns: all that was done is undone in the order made, and made again. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./fixtures";

const ARTICLE = "2026-04-02-启航财险暴雨理赔.md";

interface Stored {
  readonly annotations: readonly {
    readonly id: string;
    readonly label: string;
    readonly status: string;
    readonly note?: string;
    readonly targets: readonly { readonly selectors: readonly { readonly exact?: string }[] }[];
  }[];
}

/** What a reviewer would compare; `[]` also where there is no sidecar (any more). */
function readStored(path: string): string {
  const { annotations } = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Stored) : { annotations: [] };
  const wordsOf = ({ targets }: Stored["annotations"][number]): string => targets.flatMap(({ selectors }) => selectors.map(({ exact }) => exact ?? "")).join("");
  return JSON.stringify(annotations.map((one) => [one.id, one.label, one.status, wordsOf(one), one.note ?? ""]).sort());
}

test("what is done in the editor and on the page is undone in the order made, and made again", async ({ workbench, workspace }) => {
  const { page } = workbench;
  const read = (): string => readStored(join(workspace, `${ARTICLE}.zhupi.json`));
  const states = [read()];
  /** Waits for a change of what is stored, and keeps it. */
  const done = async (what: string): Promise<void> => {
    await expect.poll(read, { message: what }).not.toBe(states.at(-1));
    states.push(read());
  };
  await workbench.openFile(ARTICLE);
  await workbench.waitForLanguage(/Article|文章/);
  await workbench.runCommand("Zhupi: Open Preview to the Side");
  const frame = workbench.webview();
  const mark = frame.locator("article .mark").filter({ hasText: /^韶关/ }).first();
  await expect(mark).toBeVisible({ timeout: 30_000 });

  const toEditor = async (): Promise<void> => {
    await page.keyboard.press("Control+1");
    await expect(page.locator(".monaco-editor.focused")).toBeVisible();
  };
  const toPage = async (): Promise<void> => {
    await frame.locator("article").focus();
    await expect.poll(() => frame.locator("body").evaluate(() => document.hasFocus())).toBe(true);
    // The card of the next suggestion may cover the words that are wanted.
    await page.keyboard.press("Escape");
    await expect(frame.locator(".popover")).toBeHidden();
  };
  const choose = async (): Promise<void> => {
    await toPage();
    await mark.click();
    await expect(mark).toHaveClass(/chosen/);
  };

  await test.step("one thing after the other", async () => {
    await toEditor();
    await workbench.selectSurely("启航财险");
    await page.keyboard.press("1");
    await workbench.answer("李审阅");
    await done("labelled in the editor");
    await choose();
    await page.keyboard.press("a");
    await done("accepted on the page");
    await choose();
    await page.keyboard.press("6");
    await done("relabelled on the page");
    await choose();
    await page.keyboard.press("n");
    await workbench.answer("待核");
    await done("a note from the page");
    await choose();
    await page.keyboard.press("Shift+ArrowRight");
    await done("resized on the page");
    await toEditor();
    await workbench.clickText("广东");
    await page.keyboard.press("Shift+A");
    await done("all of the same text accepted in the editor");
    await workbench.selectSurely("启航财险");
    await page.keyboard.press("Delete");
    await done("deleted in the editor");
  });

  const last = states.length - 1;
  const press = async (key: string, step: number): Promise<void> => {
    await (step % 2 === 0 ? toEditor() : toPage());
    await page.keyboard.press(key);
    await expect.poll(read, { message: `${key} to step ${step.toString()}` }).toBe(states[step]);
  };
  await test.step("all of it undone, and made again", async () => {
    for (let step = last - 1; step >= 0; step--) await press("Control+z", step);
    for (let step = 1; step <= last; step++) await press("Control+y", step);
  });
});
