import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { emptySidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { exportFormats } from "../../../src/core/exchange/formats";
import { finish } from "../../../src/core/text/steps";
import { hashText } from "../../../src/platform/node/hashText";
import { find } from "../exchange/support";
import { parseLines, zhupi } from "./support";

const article = [
  "---",
  'title: "东湖银行净利润增长6.9%"',
  "date: 2026-03-18 20:41:07 +0800",
  "---",
  "<p>东湖银行全年净利润为71.26亿元，同比增长6.9%，拟每10股派发现金红利3.60元，分红比例为百分之二十六点五。</p>",
].join("\n");

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-"));
  await mkdir(join(folder, "in", "sub"), { recursive: true });
  await writeFile(join(folder, "in", "一.md"), article);
  await writeFile(join(folder, "in", "sub", "=二.html"), article);
  await writeFile(join(folder, "in", "notes.txt"), "nothing to see");
  await writeFile(join(folder, "in", "一.md.zhupi.json"), annotate());
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The sidecar as the editor writes it after one annotation. */
function annotate(): string {
  const hash = hashText(article);
  const sidecar = emptySidecar({ name: "一.md", hash, length: article.length });
  const session = AnnotationSession.openNow({ sidecar, source: parseArticle(article), hash, now: Date.now, newId: () => "x1" });
  const draft = { kind: "entity", label: "风险点", spans: [find(article, "东湖银行", 1)], note: "=cmd" } as const;
  session.apply({ type: "add", drafts: [draft] }, { author: "李审" });
  const saved = finish(session.toSidecar({ hash }));
  return serializeSidecar(saved ?? sidecar);
}

const leftOut = `zhupi: Left out, since they don't look like articles: 1 (${join("in", "notes.txt")}). A file that is named itself is read all the same.\n`;

const run = (...args: string[]): ReturnType<typeof zhupi> => zhupi(["export", "--no-entities", ...args], { cwd: folder });

describe("zhupi export", () => {
  it("writes a workbook of a folder, with the annotations beside the articles", async () => {
    const { status, stdout, stderr } = await run("in", "-o", "all.xlsx");
    expect([status, stdout, stderr]).toEqual([0, "", `${leftOut}Articles exported: 2\n  ${join(folder, "all.xlsx")}\n`]);
    const sheets = await readExcelFile(join(folder, "all.xlsx"));
    const column = (sheet: number, name: string): unknown[] => {
      const [header = [], ...rows] = sheets[sheet]?.data ?? [];
      return rows.map((row) => row[header.indexOf(name)]);
    };
    expect(new Set(column(0, "File"))).toEqual(new Set(["一.md", "sub/=二.html"]));
    expect(column(0, "Value")).toContain(7126000000);
    expect(column(2, "Text")).toEqual(["东湖银行"]);
    expect(column(2, "Note")).toEqual(["=cmd"]);
    expect(column(2, "Anchoring")).toEqual(["found"]);
  });

  it("finds an annotation again in an article that was edited since", async () => {
    await writeFile(join(folder, "in", "一.md"), article.replace("<p>", "<p>3月18日，"));
    await run("in/一.md", "-f", "jsonl", "-o", "one.jsonl");
    const [record] = parseLines(await readFile(join(folder, "one.jsonl"), "utf8")) as { annotations: { spans: { text: string }[]; state: string }[] }[];
    expect(record?.annotations).toMatchObject([{ state: "anchored", spans: [{ text: "东湖银行" }] }]);
  });

  it("exports the article where its sidecar can't be read, and says so", async () => {
    await writeFile(join(folder, "in", "一.md.zhupi.json"), "{cut off");
    const { status, stderr } = await run("in/一.md", "-f", "jsonl", "-o", "one.jsonl");
    expect(status).toBe(0);
    expect(stderr).toContain("一.md.zhupi.json can't be read, so its annotations are missing");
    expect(await readFile(join(folder, "in", "一.md.zhupi.json"), "utf8")).toBe("{cut off");
  });

  it.each(exportFormats.map(({ id }) => [id]))("writes %s, and again only with --force", async (id) => {
    const args = ["in", "--format", id, "--out", `out-${id}`];
    expect((await run(...args)).status).toBe(0);
    const again = await run(...args);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("--force");
    expect((await run(...args, "--force")).status).toBe(0);
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(names.filter((name) => name.startsWith(`out-${id}`)).length).toBeGreaterThan(0);
  });

  it("streams to standard output", async () => {
    const { status, stdout, stderr } = await run("in", "-f", "jsonl", "-o", "-");
    expect([status, stderr]).toEqual([0, leftOut]);
    expect(parseLines(stdout)).toMatchObject([{ path: "sub/=二.html" }, { path: "一.md" }]);
  });

  it.each([["xlsx"], ["csv"], ["jsonl"]])("writes no %s without an article, and says so", async (format) => {
    await mkdir(join(folder, "empty"));
    const { status, stdout, stderr } = await run("empty", "in/一.md.zhupi.json", "-f", format);
    expect([status, stdout]).toEqual([0, ""]);
    expect(stderr).toBe("zhupi: Passed over, since they hold annotations: 1 (in/一.md.zhupi.json)\nzhupi: No article was found.\n");
    expect(await readdir(folder)).toEqual(["empty", "in"]);
  });

  it("writes nothing where nothing could be read", async () => {
    const { status, stderr } = await run("missing.md", "-f", "xlsx");
    expect([status, stderr]).toEqual([1, "zhupi: missing.md: There is no such file.\n"]);
    expect(await readdir(folder)).toEqual(["in"]);
  });

  it("names the first of many files that it leaves out", async () => {
    for (let i = 1; i <= 8; i += 1) await writeFile(join(folder, "in", `笔记${String(i)}.txt`), "买菜");
    const { stderr } = await run("in", "-f", "jsonl", "-o", "-");
    expect(stderr).toContain(": 9 (in/notes.txt, in/笔记1.txt, in/笔记2.txt, in/笔记3.txt, in/笔记4.txt, …)");
  });

  it("goes on after a file that can't be read and ends with status 1", async () => {
    const { status, stderr } = await run("missing.md", "in/一.md", "-o", "one.jsonl");
    expect(status).toBe(1);
    expect(stderr).toContain("missing.md: There is no such file.");
    expect(parseLines(await readFile(join(folder, "one.jsonl"), "utf8"))).toHaveLength(1);
  });

  it("carries the layers that are asked for", async () => {
    await run("in/一.md", "-f", "doccano", "-o", "one", "--layer", "figures");
    await run("in/一.md", "-f", "doccano", "-o", "two");
    const labels = async (name: string): Promise<string[]> => {
      const [line] = parseLines(await readFile(join(folder, name), "utf8")) as { label: [number, number, string][] }[];
      return (line?.label ?? []).map(([, , label]) => label);
    };
    expect(await labels("one.jsonl")).toContain("percent");
    expect(await labels("two.jsonl")).toEqual(["风险点"]);
  });

  it("says what the files hold where nobody has annotated anything", async () => {
    await rm(join(folder, "in", "一.md.zhupi.json"));
    expect((await run("in", "-o", "all.xlsx")).stderr).toContain("There are no annotations; what was recognised is exported.");
    expect((await run("in", "-f", "conll", "-o", "text")).stderr).toContain("--layer figures --layer entities");
    const labelled = await run("in", "-f", "conll", "-o", "labels", "--layer", "figures");
    expect(labelled.stderr).toContain("There are no annotations; what was recognised is exported.");
  });

  it("replaces a link rather than writing through it", async () => {
    await writeFile(join(folder, "precious.txt"), "precious");
    await symlink(join(folder, "precious.txt"), join(folder, "out.jsonl"));
    expect((await run("in", "-o", "out.jsonl", "--force")).status).toBe(0);
    expect(await readFile(join(folder, "precious.txt"), "utf8")).toBe("precious");
  });

  it("replaces no file that it comes upon only on the way", async () => {
    await mkdir(join(folder, "out"));
    await writeFile(join(folder, "out", "一.md.ann"), "precious");
    const { status, stderr } = await run("in", "-f", "brat", "-o", "out");
    expect([status, stderr]).toEqual([1, `zhupi: ${join(folder, "out", "一.md.ann")} is there already.\n`]);
    expect(await readdir(join(folder, "out"))).toEqual(["sub", "一.md.ann"]);
  });

  it("follows no link out of the folder", async () => {
    await mkdir(join(folder, "outside"));
    await writeFile(join(folder, "outside", "geheim.md"), article);
    await symlink(join(folder, "outside"), join(folder, "in", "link"));
    await symlink(join(folder, "outside", "geheim.md"), join(folder, "in", "link.md"));
    const { stdout } = await run("in", "-f", "jsonl", "-o", "-");
    expect(parseLines(stdout)).toHaveLength(2);
  });

  it.each([
    [[], "Name the files or folders to export."],
    [["in"], "Say --format"],
    [["in", "-o", "x.pdf"], "Say --format"],
    [["in", "-f", "csv", "-o", "-"], "writes several files"],
    [["in", "-f", "xlsx", "--layer", "all"], "--layer takes one of"],
    [["in", "-f", "xlsx", "--layer", "figures"], "xlsx carries everything"],
  ])("refuses %j", async (args, message) => {
    const { status, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
