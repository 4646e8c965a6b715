import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseLines, zhupi } from "./support";

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface AnyAnswer {
  readonly id?: string | number | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly meta: { readonly title?: string; readonly date?: string; readonly source?: string; readonly family: string };
  readonly figures: readonly (Mention & { readonly kind: string; readonly value: unknown })[];
  readonly entities: readonly (Mention & { readonly type: string })[];
  readonly nested: readonly Mention[];
}

const article = [
  "---",
  "layout: post",
  'title: "东湖银行净利润增长6.9%"',
  "date: 2026-03-18 20:41:07 +0800",
  "---",
  "<p>去年4月，东湖银行向14<b>家</b>企业放贷7000余万元。</p>",
  '<p class="em_media">（文章来源：江城财经报）</p>',
].join("\n");

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-"));
  await writeFile(join(folder, "一.md"), article);
  await writeFile(join(folder, "crlf.html"), `\uFEFF${article.replaceAll("\n", "\r\n")}`);
  const gb = "2d2d2d0a7469746c653a2022b2e2cad4220a2d2d2d0a3c703eb6abbafed2f8d0d0beb2c0fbc8f335d2dad4aaa1a33c2f703e0a";
  await writeFile(join(folder, "gb.txt"), Buffer.from(gb, "hex"));
  await writeFile(join(folder, "binary.md"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff]));
  await writeFile(join(folder, "README.md"), "# No article\n\nPlain English.\n");
  await mkdir(join(folder, "sub"));
  await writeFile(join(folder, "sub", "二.md"), article);
  await mkdir(join(folder, "node_modules"));
  await writeFile(join(folder, "node_modules", "三.md"), article);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const answers = (stdout: string): AnyAnswer[] => parseLines(stdout) as AnyAnswer[];

describe("zhupi analyze FILE", () => {
  it("answers each file with a line, in order, and goes on after those that can't be read", async () => {
    const files = ["一.md", "missing.md", "binary.md", "gb.txt", "crlf.html"];
    const { status, stdout } = await zhupi(["analyze", "--no-entities", ...files], { cwd: folder });
    const list = answers(stdout);
    expect(list.map(({ id, error }) => [id, error?.code])).toEqual([
      ["一.md", undefined],
      ["missing.md", "unreadable"],
      ["binary.md", "encoding"],
      ["gb.txt", undefined],
      ["crlf.html", undefined],
    ]);
    expect(status).toBe(1);
    expect(list[0]?.meta).toMatchObject({ title: "东湖银行净利润增长6.9%", date: "2026-03-18T20:41:07+08:00", source: "江城财经报", family: "finews" });
    expect(list[3]?.meta.title).toBe("测试");
    expect(list[3]?.figures.map(({ text }) => text)).toEqual(["5亿元"]);
  });

  it("gives offsets into the decoded file without its byte-order mark", async () => {
    const { stdout } = await zhupi(["analyze", "--no-entities", "一.md", "crlf.html"], { cwd: folder });
    const [lf, crlf] = answers(stdout);
    for (const [answer, text] of [[lf, article], [crlf, article.replaceAll("\n", "\r\n")]] as const) {
      expect(answer?.figures.length).toBeGreaterThan(3);
      for (const figure of answer?.figures ?? []) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
    }
    expect(crlf?.figures.map(({ text }) => text)).toEqual(lf?.figures.map(({ text }) => text));
  });

  it("reads standard input without FILE and for '-'", async () => {
    for (const args of [[], ["-"]]) {
      const { status, stdout } = await zhupi(["analyze", "--no-entities", ...args], { stdin: article });
      const [answer, ...more] = answers(stdout);
      expect([status, more.length, answer?.id]).toEqual([0, 0, "-"]);
      expect(answer?.figures.map(({ text }) => text)).toContain("7000余万元");
    }
  });

  it("says on standard error where a folder has no article", async () => {
    const empty = join(folder, "empty");
    await mkdir(empty);
    await writeFile(join(empty, "README.md"), "# No article\n");
    const { status, stdout, stderr } = await zhupi(["analyze", "--no-entities", empty]);
    await rm(empty, { recursive: true });
    expect([status, stdout, stderr]).toEqual([0, "", `zhupi: Left out, since they don't look like articles: 1 (${join(empty, "README.md")}). A file that is named itself is read all the same.\nzhupi: No article was found.\n`]);
  });

  it.skipIf(process.platform === "win32")("reads a device that never ends no further than the limit", { timeout: 60_000 }, async () => {
    const { status, stdout } = await zhupi(["analyze", "--no-entities", "/dev/zero"]);
    expect(status).toBe(1);
    expect(stdout).toContain('"tooLarge"');
  });

  it("passes over annotations that a pattern names, and reads what has been annotated whatever it looks like", async () => {
    const notes = join(folder, "notes");
    await mkdir(notes);
    await writeFile(join(notes, "无标签.txt"), "汀州银行净利润8.9亿元。");
    await writeFile(join(notes, "无标签.txt.zhupi.json"), "{}");
    const { status, stdout, stderr } = await zhupi(["analyze", "--no-entities", "notes", "notes/无标签.txt.zhupi.json"], { cwd: folder });
    expect([status, stderr]).toEqual([0, "zhupi: Passed over, since they hold annotations: 1 (notes/无标签.txt.zhupi.json)\n"]);
    await rm(notes, { recursive: true });
    expect(parseLines(stdout)).toMatchObject([{ id: join("notes", "无标签.txt"), figures: [{ text: "8.9亿元" }] }]);
  });

  it("takes a folder for the articles below it", async () => {
    await rm(join(folder, "binary.md"));
    const { status, stdout } = await zhupi(["analyze", "--no-entities", "."], { cwd: folder });
    expect(answers(stdout).map(({ id }) => id)).toEqual(["crlf.html", "gb.txt", join("sub", "二.md"), "一.md"]);
    expect(status).toBe(0);
  });

  it("reads relative dates against --date, and text without markup with --format plain", async () => {
    const { stdout } = await zhupi(["analyze", "--no-entities", "--format", "plain", "--date", "2022-04-18"], { stdin: "<b>去年4月</b>" });
    const [answer] = answers(stdout);
    expect(answer?.figures.map(({ start, text, value }) => [start, text, value])).toEqual([[3, "去年4月", "2021-04"]]);
  });

  it.each([[["--date", "yesterday"]], [["--format", "pdf"]], [["--jobs", "0"]], [["--jobs", "many"]], [["--jsonl", "一.md"]]])("refuses %j", async (args) => {
    const { status, stdout } = await zhupi(["analyze", "--no-entities", ...args], { cwd: folder, stdin: "" });
    expect([status, stdout]).toEqual([2, ""]);
  });

  it("finds entities, outermost ones and those inside", async () => {
    const { status, stdout } = await zhupi(["analyze", "一.md"], { cwd: folder });
    const [answer] = answers(stdout);
    expect(status).toBe(0);
    expect(answer?.entities.map(({ type, text }) => `${type} ${text}`)).toContain("ORG 东湖银行");
    for (const mention of [...(answer?.entities ?? []), ...(answer?.nested ?? [])]) {
      expect(article.slice(mention.start, mention.end)).toBe(mention.text);
    }
    const sorted = [...(answer?.entities ?? [])].sort((a, b) => a.start - b.start);
    sorted.forEach((entity, index) => {
      expect(sorted[index + 1]?.start ?? Infinity).toBeGreaterThanOrEqual(entity.end);
    });
  });

  it("speaks Chinese where the system does", async () => {
    const { stdout } = await zhupi(["analyze", "missing.md"], { cwd: folder, env: { LANG: "zh_CN.UTF-8" } });
    expect(answers(stdout)[0]?.error?.message).toMatch(/There is no such file|[\u4e00-\u9fff]/);
  });
});

describe("zhupi analyze --jsonl", () => {
  const request = (fields: object): string => JSON.stringify(fields);

  it("answers each request in its place, errors too, and goes on", async () => {
    const lines = [
      request({ id: "a", text: article }),
      "{no json",
      request({ id: 7, text: "增长5.3%", format: "plain" }),
      request({ id: "b" }),
      request({ id: "c", text: "x", format: "pdf" }),
      request({ id: "d", text: "x", date: "2022-13-01" }),
      request({ id: { deep: 1 }, text: "x" }),
      "[]",
      "null",
      "",
      request({ text: "去年", format: "plain", date: "2022-04-18T10:00:00+08:00" }),
      request({ id: "z", text: "", format: null, date: null }),
    ];
    const { status, stdout } = await zhupi(["analyze", "--jsonl", "--no-entities"], { stdin: lines.join("\n") });
    const list = answers(stdout);
    expect(list.map(({ id, error }) => [id, error?.code])).toEqual([
      ["a", undefined],
      [null, "invalidJson"],
      [7, undefined],
      ["b", "invalidRequest"],
      ["c", "invalidRequest"],
      ["d", "invalidRequest"],
      [null, "invalidRequest"],
      [null, "invalidRequest"],
      [null, "invalidRequest"],
      [undefined, undefined],
      ["z", undefined],
    ]);
    expect(status).toBe(1);
    expect(list[2]?.figures).toMatchObject([{ start: 2, end: 6, text: "5.3%", kind: "percent", value: 5.3, unit: "%", qualifier: "exact", isRange: false }]);
    expect(list[9]?.figures).toMatchObject([{ value: "2021", level: "optional", class: "deictic" }]);
  });

  it("takes characters that are cut by the stream's chunks", async () => {
    const bytes = Buffer.from(`${request({ id: 1, text: "😀增长5.3%", format: "plain" })}\n`);
    const { stdout } = await zhupi(["analyze", "--jsonl", "--no-entities"], { stdin: [...bytes].map((byte) => Uint8Array.of(byte)) });
    expect(answers(stdout)[0]?.figures).toMatchObject([{ start: 4, end: 8 }]);
  });

  it("tells of a line that is no UTF-8", async () => {
    const stdin = Buffer.concat([Buffer.from('{"id":1,"text":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}\n{"id":2,"text":"x"}\n')]);
    const { stdout } = await zhupi(["analyze", "--jsonl", "--no-entities"], { stdin });
    expect(answers(stdout).map(({ id, error }) => [id, error?.code])).toEqual([[null, "encoding"], [2, undefined]]);
  });

  it("takes no member of every object for a field", async () => {
    const { status, stdout } = await zhupi(["analyze", "--jsonl", "--no-entities"], { stdin: '{"__proto__": {"text": "5亿元"}}\n' });
    expect([status, answers(stdout)[0]?.error?.code]).toEqual([1, "invalidRequest"]);
  });
});
