/** How soon a folder of thousands of articles can be asked for values, after it was opened for the first time and, where it was before, again. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAll, openArticle, tell, waitFor, workspaceFolder, writeFile } from "../../host/support";

const ARTICLES = 3000;
const FOLDER = "许多";
const TIME = 240_000;

/** Every article has its own values; two say seventy million in words of their own. */
function bodyOf(number: number): string {
  if (number === 17) return "启航财险累计赔付7000余万元。";
  if (number === 2017) return "云栖证券出资0.7亿元。";
  const value = number + 0.25;
  return `东湖银行第${number.toString()}号项目贷款${value.toString()}亿元，同比增长${(number % 90).toString()}.5%，惠及客户${(number * 13).toString()}户。`;
}

function articleOf(body: string): string {
  return `---\ntitle: "快讯"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n<p>公司表示，新的一年里将继续服务实体经济，为客户提供更好的金融服务。</p>\n`;
}

function nameOf(number: number): string {
  return `${FOLDER}/${number.toString().padStart(4, "0")}.md`;
}

async function symbols(query: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
  return found.filter(({ location: { uri } }) => uri.path.includes(`/${FOLDER}/`)).map(({ name }) => name);
}

/** Of the process whose thread the extension shares. */
function megabytes(): string {
  return (process.memoryUsage().rss / 2 ** 20).toFixed(0);
}

const TRIES = 10;

interface Opened {
  /** Milliseconds until VS Code shows it as an article. */
  readonly shown: number[];
  /** And from then on until it has its names. */
  readonly named: number[];
}

/** Opens a few articles one after the other. */
async function openSome(name: string): Promise<Opened> {
  const opened: Opened = { shown: [], named: [] };
  for (let time = 0; time < TRIES; time++) {
    const file = `${name}${time.toString()}.md`;
    await writeFile(file, articleOf(Array.from({ length: 20 }, (_, index) => bodyOf(ARTICLES + 100 * time + index)).join("</p>\n<p>")));
    const began = performance.now();
    const { document } = await openArticle(file);
    const shown = performance.now();
    await waitFor("its names", async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>("vscode.provideDocumentSemanticTokens", document.uri).then(undefined, () => undefined);
      return (tokens?.data.length ?? 0) > 5 * 70;
    });
    opened.shown.push(shown - began);
    opened.named.push(performance.now() - shown);
  }
  return opened;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

describe("a folder of thousands of articles", () => {
  after(closeAll);

  it("answers by value", async function () {
    this.timeout(2 * TIME);
    const folder = join(workspaceFolder().fsPath, FOLDER);
    const isKnown = existsSync(folder);
    if (!isKnown) {
      mkdirSync(folder);
      for (let i = 0; i < ARTICLES; i++) writeFileSync(join(workspaceFolder().fsPath, nameOf(i)), articleOf(bodyOf(i)));
    }
    const before = megabytes();
    await openArticle(nameOf(1));
    const start = performance.now();
    await waitFor("both ways of saying seventy million", async () => {
      const found = await symbols("7000万");
      return found.some((name) => name.startsWith("7000余万元")) && found.some((name) => name.startsWith("0.7亿元"));
    }, TIME);
    tell(`${ARTICLES.toString()} articles ${isKnown ? "of before" : "for the first time"}: ${(performance.now() - start).toFixed(0)} ms; the host's memory from ${before} to ${megabytes()} MB`);
    const asked = performance.now();
    await symbols("7000万");
    tell(`asked again: ${(performance.now() - asked).toFixed(0)} ms`);
    const changed = performance.now();
    await writeFile(nameOf(2017), articleOf("云栖证券出资0.9亿元。"));
    await waitFor("the article as it is now", async () => !(await symbols("7000万")).some((name) => name.startsWith("0.7亿元")), TIME);
    tell(`after a change: ${(performance.now() - changed).toFixed(0)} ms`);
    await writeFile(nameOf(2017), articleOf(bodyOf(2017)));
    await waitFor("the article as it was", async () => (await symbols("7000万")).some((name) => name.startsWith("0.7亿元")), TIME);
  });

  it("is read without making whoever opens an article wait", async function () {
    this.timeout(2 * TIME);
    await openSome("初开");
    const alone = await openSome("先开");
    for (let i = 0; i < ARTICLES; i++) writeFileSync(join(workspaceFolder().fsPath, nameOf(i)), articleOf(bodyOf(i).replace(".25亿元", ".75亿元")));
    await vscode.commands.executeCommand("zhupi.refreshIndex");
    const isRead = async (number: number): Promise<boolean> => (await symbols(`${number.toString()}.75亿元`)).length > 0;
    await waitFor("the reading to begin", () => isRead(0), TIME);
    const meanwhile = await openSome("同开");
    const isOver = await isRead(ARTICLES - 1);
    const say = ({ shown, named }: Opened): string => `shown after ${median(shown).toFixed(0)} ms, names ${median(named).toFixed(0)} ms later (${named.map(Math.round).join(", ")})`;
    tell(`an article opened alone: ${say(alone)}; while ${ARTICLES.toString()} are read: ${say(meanwhile)}${isOver ? "; they were all read before" : ""}`);
  });
});
