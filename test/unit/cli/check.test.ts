import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { emptySidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { finish } from "../../../src/core/text/steps";
import { hashText } from "../../../src/platform/node/hashText";
import { parseLines, zhupi } from "./support";

const head = ["---", 'title: "净利润增长五成"', "date: 2026-05-11 09:30:00 +0800", "---", ""].join("\r\n");
const sound = `${head}<p>鹿鸣健康2025年净利润为3.0亿元，2024年为2.0亿元，同比增长50%。公司在年度报告中披露了上述数据。</p>`;
const doubtful = sound.replace("50%", "35%");

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-"));
  await mkdir(join(folder, "in"));
  await writeFile(join(folder, "in", "好.md"), sound);
  await writeFile(join(folder, "in", "疑.md"), doubtful);
  await writeFile(join(folder, "in", "笔记.md"), "# 笔记\n");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const run = (...args: string[]): ReturnType<typeof zhupi> => zhupi(["check", ...args], { cwd: folder });

/** The sidecar after a reviewer has settled `label` on these offsets. */
function review(label: string, start: number, end: number): string {
  const hash = hashText(doubtful);
  const sidecar = emptySidecar({ name: "疑.md", hash, length: doubtful.length });
  const session = AnnotationSession.openNow({ sidecar, source: parseArticle(doubtful), hash, now: Date.now, newId: () => "x1" });
  session.apply({ type: "add", drafts: [{ kind: "mark", label, status: "reviewed", spans: [{ start, end }] }] }, { author: "李审" });
  return serializeSidecar(finish(session.toSidecar({ hash })) ?? sidecar);
}

describe("zhupi check", () => {
  it("tells each doubt in a line, as compilers do, and ends with status 1", async () => {
    const { status, stdout, stderr } = await run("in");
    const column = (doubtful.split("\r\n")[4] ?? "").indexOf("35%") + 1;
    expect(stdout).toMatch(new RegExp(`^${join("in", "疑.md").replaceAll("\\", "\\\\")}:5:${String(column)}: \\[growth\\] [^\\n]*50[^\\n]*\\n$`, "u"));
    expect(stderr).toContain("Left out, since they don't look like articles: 1");
    expect(status).toBe(1);
  });

  it("gives the same as JSON Lines, with offsets into the file", async () => {
    const { status, stdout } = await run("--json", "in");
    const start = doubtful.indexOf("35%");
    const [line, ...rest] = parseLines(stdout);
    expect(line).toMatchObject({ path: join("in", "疑.md"), line: 5, rule: "growth", start, end: start + 3, text: "35%" });
    expect(line).toHaveProperty("related.0.text");
    expect([status, rest]).toEqual([1, []]);
  });

  it("tells no doubt that a reviewer has settled, but another one on the same figure", async () => {
    const start = doubtful.indexOf("35%");
    await writeFile(join(folder, "in", "疑.md.李审.zhupi.json"), review("check.shares", start, start + 3));
    expect((await run("in")).status).toBe(1);
    await writeFile(join(folder, "in", "疑.md.李审.zhupi.json"), review("check.growth", start, start + 3));
    expect(await run("in/疑.md")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("tells last what articles of one day state otherwise than each other, and where the others stand", async () => {
    const day = (date: string, body: string): string => `---\ntitle: 快讯\ndate: ${date} 09:30:00 +0800\n---\n<p>${body}</p>\n`;
    const [one, two] = [day("2026-03-18", "鹿鸣健康股份有限公司2025年净利润3.12亿元。"), day("2026-03-18", "鹿鸣健康股份有限公司2025年净利润3.21亿元。")];
    await writeFile(join(folder, "in", "甲 100%.md"), one);
    await writeFile(join(folder, "in", "乙.md"), two);
    await writeFile(join(folder, "in", "丙.md"), day("2026-03-19", "鹿鸣健康股份有限公司2025年净利润3.99亿元。"));
    const lines = parseLines((await run("--json", "in")).stdout);
    const [here, there] = [join("in", "乙.md"), join("in", "甲 100%.md")];
    expect(lines.map((line) => (line as { rule: string }).rule)).toEqual(["growth", "sameDay", "sameDay"]);
    const column = one.split("\n")[4]?.indexOf("3.12") ?? 0;
    expect(lines).toContainEqual(expect.objectContaining({ path: here, text: "3.21亿元", elsewhere: [{ path: there, line: 5, column: column + 1, text: "3.12亿元" }] }));
    expect(lines).toContainEqual(expect.objectContaining({ path: there, text: "3.12亿元", line: 5 }));
    expect((await run("in/乙.md", "in/丙.md")).status).toBe(0);
  });

  it("reads standard input", async () => {
    const { status, stdout } = await zhupi(["check", "-"], { stdin: doubtful });
    expect([status, stdout.slice(0, 4)]).toEqual([1, "-:5:"]);
  });

  it("goes on after a file that can't be read and ends with status 2", async () => {
    const { status, stdout, stderr } = await run("missing.md", "in/疑.md");
    expect([status, stderr]).toEqual([2, "zhupi: missing.md: There is no such file.\n"]);
    expect(stdout).toContain("[growth]");
  });

  it.each([
    [[], 2, "Name the files or folders to check."],
    [["--nothing", "in"], 2, "'zhupi check --help'"],
    [["in/好.md"], 0, ""],
    [["in/笔记.md"], 0, ""],
  ])("%j", async (args, status, message) => {
    const ran = await run(...args);
    expect([ran.status, ran.stdout]).toEqual([status, ""]);
    expect(ran.stderr).toContain(message);
  });
});
