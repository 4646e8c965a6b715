/** VS Code's window as a person uses it: by keys, clicks and what can be read on the screen. */

import { join } from "node:path";
import { expect, type FrameLocator, type Locator, type Page, type TestInfo } from "@playwright/test";
import { testResults } from "../../scripts/lib/paths.mts";

export class Workbench {
  readonly page: Page;
  readonly #testInfo: TestInfo;

  constructor(page: Page, testInfo: TestInfo) {
    this.page = page;
    this.#testInfo = testInfo;
  }

  /** Loads VS Code and waits until it takes input. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.#waitUntilReady();
  }

  /** Reloads the window, as after closing and opening the browser's tab. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#waitUntilReady();
  }

  async #waitUntilReady(): Promise<void> {
    await expect(this.page.locator(".monaco-workbench")).toBeVisible({ timeout: 60_000 });
    // The explorer lists files once the server's file system answers; the status bar fills when extensions may run.
    await expect(this.page.locator(".statusbar-item").first()).toBeVisible({ timeout: 60_000 });
    await expect(this.page.locator(".explorer-folders-view .monaco-list-row, .editor-instance").first()).toBeVisible({ timeout: 60_000 });
  }

  /** The text area of the active editor group's editor. */
  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor[role=code], .editor-group-container.active .editor-instance .monaco-editor").first();
  }

  /** The open widget for files and commands. */
  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget");
  }

  get notifications(): Locator {
    return this.page.locator(".notification-list-item");
  }

  get statusBar(): Locator {
    return this.page.locator(".statusbar");
  }

  /** Opens a file by typing its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.#fillQuickInput(name);
    // By its whole name: the file of its annotations begins with it.
    const row = this.quickInput.locator(".quick-input-list .monaco-list-row").filter({ has: this.page.getByText(name, { exact: true }) }).first();
    await expect(row).toBeVisible();
    await row.click();
    await expect(this.tab(name).first()).toBeVisible();
    await this.focusEditor();
  }

  /** The tab of an open file. */
  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name=${JSON.stringify(name)}]`);
  }

  /** Runs a command from the Command Palette by its title, as it is shown there. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.#fillQuickInput(`>${title}`);
    const row = this.quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    await expect(row).toBeVisible();
    await row.click();
  }

  /** Chooses an entry of the list that is open, by the text it shows. */
  async pick(label: string): Promise<void> {
    const row = this.quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
    await expect(row).toBeVisible();
    await row.click();
  }

  /** Types into the input box that is open and confirms it. */
  async answer(text: string): Promise<void> {
    await this.#fillQuickInput(text);
    await this.page.keyboard.press("Enter");
  }

  /** Selects a text and waits until the status bar says so: a layout that is still settling moves text away under the pointer. */
  async selectSurely(shown: string): Promise<void> {
    await expect(async () => {
      await this.select(shown);
      await expect(this.statusBar).toContainText(new RegExp(`\\((?:${String(shown.length)} selected|已选择${String(shown.length)})\\)`, "u"), { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Takes the place that the dialog for saving proposes, as a hurried reviewer does; returns it. The folder is proposed before the name is. */
  async saveAsProposed(ending: RegExp): Promise<string> {
    const input = this.quickInput.locator("input[type=text]").first();
    await expect(input).toHaveValue(ending, { timeout: 20_000 });
    const path = await input.inputValue();
    await expect(async () => {
      if (await this.quickInput.isVisible()) await this.page.keyboard.press("Enter");
      await expect(this.quickInput).toBeHidden({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    return path;
  }

  async #fillQuickInput(text: string): Promise<void> {
    await expect(this.quickInput).toBeVisible();
    await this.quickInput.locator("input[type=text]").first().fill(text);
  }

  /** Puts the keyboard into the editor without moving its cursor by a click. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press("Control+1");
    await expect(this.editor).toBeVisible();
  }

  /** Waits until the status bar names this language for the active editor. */
  async waitForLanguage(name: string | RegExp): Promise<void> {
    await expect(this.page.locator("#status\\.editor\\.mode")).toContainText(name);
  }

  /** The piece of the active editor's line that shows exactly or contains this text; highlighted text is a piece of its own. */
  text(shown: string | RegExp): Locator {
    return this.editor.locator(".view-line span span").filter({ hasText: shown }).first();
  }

  /** Where a text stands on the screen, even where it is only a part of a highlighted piece or goes over several. */
  async locate(shown: string): Promise<{ x: number; y: number; left: number; right: number }> {
    const box = await this.editor.evaluate((editor, wanted) => {
      for (const line of editor.querySelectorAll(".view-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
        // VS Code shows spaces as no-break spaces.
        const whole = nodes.map((node) => node.data).join("").replaceAll("\u00A0", " ");
        const at = whole.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        let seen = 0;
        for (const node of nodes) {
          const end = seen + node.length;
          if (at >= seen && at < end) range.setStart(node, at - seen);
          if (at + wanted.length > seen && at + wanted.length <= end) range.setEnd(node, at + wanted.length - seen);
          seen = end;
        }
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, x: (left + right) / 2, y: (top + bottom) / 2 };
      }
      return undefined;
    }, shown);
    if (box === undefined) throw new Error(`“${shown}” is not on the screen (within one visual line)`);
    return box;
  }

  /** Rests the pointer on a text of the active editor and returns the hover that opens on it: that of another text may still be closing. */
  async hoverOver(shown: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:not(.hidden) .hover-contents").filter({ hasText: shown }).first();
    await expect(async () => {
      const { x, y } = await this.locate(shown);
      await this.page.mouse.move(x + 40, y + 60);
      await this.page.mouse.move(x, y, { steps: 4 });
      await expect(hover).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    return hover;
  }

  /** Selects a text of the active editor with the pointer, as a reviewer does. */
  async select(shown: string): Promise<void> {
    const { left, right, y } = await this.locate(shown);
    await this.page.mouse.move(left + 1, y);
    await this.page.mouse.down();
    await this.page.mouse.move(right - 1, y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** Puts the cursor into the middle of a text of the active editor. */
  async clickText(shown: string): Promise<void> {
    const { x, y } = await this.locate(shown);
    await this.page.mouse.click(x, y);
  }

  /** The document inside a webview; `index` counts those that are open. */
  webview(index = 0): FrameLocator {
    return this.page.locator("iframe.webview").nth(index).contentFrame().locator("#active-frame").contentFrame();
  }

  /** Opens a container of the activity bar by its name. */
  async openView(name: string): Promise<void> {
    await this.page.locator(".activitybar .action-item").filter({ has: this.page.locator(`[aria-label*="${name}"]`) }).first().click();
  }

  /** The rows of the tree views that are open in the side bar. */
  treeRow(label: string | RegExp): Locator {
    return this.page.locator(".sidebar .monaco-list-row").filter({ hasText: label }).first();
  }

  /** Saves a picture under test-results/screenshots/. */
  async screenshot(name: string): Promise<string> {
    const path = join(testResults, "screenshots", `${name}.png`);
    await this.page.screenshot({ path });
    await this.#testInfo.attach(name, { path, contentType: "image/png" });
    return path;
  }
}
