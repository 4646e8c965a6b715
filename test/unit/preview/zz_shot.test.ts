import { readFileSync } from "node:fs";
import { it } from "vitest";
import { buildPageScript, launchBrowser, openPage } from "./browserPage";
import { FakeHost, figureAt, entityAt, annotationAt } from "./fakeHost";
it.skipIf(!process.env["SHOT"])("shoots", async () => {
  const browser = await launchBrowser();
  const script = await buildPageScript();
  for (const file of (process.env["SHOT"] ?? "samples/2026-03-18-东湖银行年报.md").split(",")) {
  for (const theme of (process.env["THEMES"] ?? "light,dark").split(",")) {
    const open = await openPage(browser, script, { theme: theme as "light", height: 1000 });
    const host = new FakeHost();
    const text = readFileSync(file, "utf8");
    const figs = [...new Set(text.match(/[\d.]+(?:亿元|万元|%)/g) ?? [])];
    const ents = [...new Set(text.match(/东湖银行|启航财险/g) ?? [])];
    await open.post(host.settings(), host.update(text, { figures: figs.map((f) => figureAt(text, f)), entities: ents.map((e) => entityAt(text, e)), annotations: figs.slice(0, 3).map((f) => annotationAt(text, f, "amount", { kind: "figure", note: "核对" })) }));
    open.onMessage((m) => { if (m.type === "lookUp") void open.post({ type: "card", document: m.document, version: m.version, mark: m.mark, card: { title: "12.3亿元", subtitle: "Amount of money", rows: [{ label: "Value", value: "1,230,000,000 元" }, {label: "x", value: "600000.SH", url: "https://a.b"}] } }); });
    console.log(open.errors, open.requests);
    await open.page.keyboard.press("]");
    await open.page.keyboard.press("]");
    await open.page.keyboard.press("l");
    await new Promise((r) => setTimeout(r, 300));
    console.log(await open.page.evaluate(() => [document.adoptedStyleSheets.length, [...document.adoptedStyleSheets].map((x) => [...x.cssRules].map((r) => r.cssText).join(" ")), getComputedStyle(document.querySelector(".mark") as Element).getPropertyValue("--mark-color"), getComputedStyle(document.querySelector(".mark") as Element).getPropertyValue("--vscode-zhupi-label-org")]));
    await open.page.screenshot({ path: `/tmp/pv/${theme}.png` });
    await open.page.close();
  }}
  await browser.close();
}, 120000);
