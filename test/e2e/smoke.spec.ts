import { expect, test } from "./fixtures";

// A theme that leaves semantic highlighting to the settings, as many do; VS Code reads them for the language a file opens with.
test.use({ userSettings: { "workbench.colorTheme": "Default High Contrast Light" } });

test("an article opens as an article, highlighted in any theme", async ({ workbench }) => {
  await workbench.openFile("2026-04-20-LPR连续不变.md");
  await workbench.waitForLanguage(/Finance Article|财经文章|Article/i);
  await expect(workbench.text(/^中国人民银行$/)).toBeVisible({ timeout: 30_000 });
  await workbench.screenshot("smoke");
});
