import { expect, test } from "./fixtures";

test("an article opens as an article", async ({ workbench }) => {
  await workbench.openFile("2026-04-20-LPR连续不变.md");
  await workbench.waitForLanguage(/Finance Article|财经文章|Article/i);
  await expect(workbench.editor).toContainText("贷款市场报价利率");
  await workbench.screenshot("smoke");
});
