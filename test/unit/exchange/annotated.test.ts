import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { bratFormat } from "../../../src/core/exchange/annotated/brat";
import { CodePointIndex } from "../../../src/core/exchange/annotated/codePoints";
import { bioesFormat, conllFormat } from "../../../src/core/exchange/annotated/conll";
import { doccanoFormat, doccanoRelationsFormat } from "../../../src/core/exchange/annotated/doccano";
import { labelStudioFormat } from "../../../src/core/exchange/annotated/labelStudio";
import { labelText } from "../../../src/core/exchange/annotated/labelledText";
import { toSafePath } from "../../../src/core/exchange/annotated/annotatedFormat";
import { webAnnotationFormat } from "../../../src/core/exchange/annotated/webAnnotation";
import { webAnnoTsvFormat } from "../../../src/core/exchange/annotated/webAnnoTsv";
import type { ExportDocument } from "../../../src/core/exchange/exportDocument";
import type { ExportLayer } from "../../../src/core/exchange/exportFormat";
import { exportFormats } from "../../../src/core/exchange/formats";
import { readBrat, readConll, readDoccano, readLabelStudio, readTsv, type ReadSpan } from "./readers";
import { find, makeAnnotation, makeDocument, makeEntity, makeFigure, runExport, tortureText } from "./support";

const text = tortureText;
const across = { start: text.indexOf("下一行"), end: text.indexOf("第二段") + 3 };

/** Label, and the quote as the visible text has it. */
const expected: readonly (readonly [string, string])[] = [
  ["ORG", "东湖银行"],
  ["PLACE", "东湖"],
  ["风险点", "😀"],
  ["风险点", "👨‍👩‍👧"],
  ["ORG", "银行&启航"],
  ["ORG", "启航财险"],
  ["A B", "𠀀　三"],
  ["amount", "三\u00A0亿元"],
  ["mark", "亿元\u2028下一行"],
  ["mark", "下一行。\n第二段"],
  ["x", "第二"],
  ["y", "段"],
];

function makeTortureDocument(): ExportDocument {
  const spans = [
    { start: text.indexOf("东湖</b>"), end: text.indexOf("银行&amp;") + 2 },
    find(text, "东湖", 1),
    find(text, "😀"),
    find(text, "👨‍👩‍👧"),
    find(text, "银行&amp;启航"),
    find(text, "启航财险"),
    find(text, "𠀀　三"),
    find(text, "三\u00A0亿元"),
    find(text, "亿元\u2028下一行"),
    across,
    find(text, "第二"),
    find(text, "段"),
  ];
  const annotations = spans.map((span, index) =>
    makeAnnotation(text, [span], { id: `s${String(index)}`, label: expected[index]?.[0] ?? "", ...(index === 1 ? { note: "一个\t制表\n一个换行\u2028" } : {}) }),
  );
  return makeDocument(text, {
    annotations: [
      ...annotations,
      makeAnnotation(text, [find(text, "净利润", 1), find(text, "6.9%")], { id: "split", label: "split", status: "unsure" }),
      makeAnnotation(text, [], { id: "r1", kind: "relation", label: "投资", relates: [{ annotation: "s0", role: "from" }, { annotation: "s5", role: "to" }] }),
      makeAnnotation(text, [], { id: "r2", kind: "relation", label: "lost", relates: [{ annotation: "s0", role: "from" }, { annotation: "gone", role: "to" }] }),
      makeAnnotation(text, [find(text, "引号")], { label: "rejected", status: "rejected" }),
      makeAnnotation(text, [find(text, "引号")], { kind: "mark", label: "check.growth", status: "reviewed" }),
      { ...makeAnnotation(text, [find(text, "引号")], { label: "doubtful" }), state: "needsReview" },
      makeAnnotation(text, [find(text, "<b>")], { label: "invisible" }),
    ],
  });
}

const document = makeTortureDocument();
const visible = document.article.visible.text;
const pairs = (spans: readonly ReadSpan[]): string[] => spans.map(({ label, found }) => `${label} ${found}`).sort();
/** What a format gives that splits discontinuous annotations. */
const allParts = [...expected, ["split", "净利润"], ["split", "6.9%"]].map(([label = "", quote = ""]) => `${label} ${quote}`).sort();
const losses = {
  unplaced: "1 annotations were left out because their place in the text is in doubt.",
  invisible: "1 spans were left out because they show no text.",
  dangling: "1 relations were left out because one of their ends is not exported.",
  split: "1 discontinuous annotations became one span for each part.",
};

describe("annotations together with what was recognised", () => {
  it("have people's decisions in place of what they decided on", () => {
    const text = "<p>东湖银行净利润5亿元，启航财险3亿元。</p>";
    const at = (quote: string): { start: number; end: number } => find(text, quote);
    const both = makeDocument(text, {
      figures: [makeFigure(text, at("5亿元")), makeFigure(text, at("3亿元"))],
      entities: [makeEntity(text, at("东湖银行")), makeEntity(text, at("启航财险"))],
      annotations: [
        makeAnnotation(text, [at("5亿元")], { kind: "figure", label: "amount" }),
        makeAnnotation(text, [at("东湖银行")], { status: "rejected" }),
        makeAnnotation(text, [at("3亿元")], { kind: "entity", label: "ORG" }),
      ],
    });
    const quotes = (layers: readonly ExportLayer[]): string[] => labelText(both, layers).spans.map(({ layer, quote }) => `${layer} ${quote}`);
    expect(quotes(["annotations", "figures", "entities"])).toEqual(["annotations 5亿元", "entities 启航财险", "annotations 3亿元", "figures 3亿元"]);
    expect(quotes(["figures", "entities"])).toEqual(["entities 东湖银行", "figures 5亿元", "entities 启航财险", "figures 3亿元"]);
  });
});

describe("brat", () => {
  it("is read back span for span, in code points, split where its reader breaks lines", async () => {
    const { text: file, files, report } = await runExport(bratFormat, [document]);
    expect(file("文章/一.md.txt")).toBe(visible);
    const { spans, relations, notes } = readBrat(file("文章/一.md.txt"), file("文章/一.md.ann"));
    for (const { found, quoted } of spans) expect(found).toBe(quoted);
    expect(spans).toHaveLength(13);
    const quotes = spans.map(({ found }) => found);
    expect(quotes).toEqual(expect.arrayContaining(["东湖银行", "😀", "👨‍👩‍👧", "银行&启航", "𠀀　三", "亿元 下一行", "下一行。 第二段", "净利润 6.9%"]));
    expect(relations).toHaveLength(1);
    expect(notes.join()).toContain("一个 制表 一个换行");
    expect(file("文章/一.md.ann")).toMatch(/^A1\tUnsure T\d+$/m);
    expect(file("文章/一.md.ann")).not.toContain("\r");
    expect([...files.keys()]).toEqual(["文章/一.md.txt", "文章/一.md.ann", "zhupi-offsets.jsonl", "annotation.conf", "visual.conf"]);
    expect(report.losses).toEqual([losses.unplaced, losses.invisible, losses.dangling]);
  });

  it("gives every label an ASCII type of its own and its name beside it", async () => {
    const { text: file } = await runExport(bratFormat, [document]);
    const conf = file("annotation.conf");
    for (const section of ["[entities]", "[relations]", "[events]", "[attributes]"]) expect(conf).toContain(section);
    const types = conf.slice(conf.indexOf("[entities]"), conf.indexOf("[relations]")).trim().split("\n").slice(1);
    expect(types).toHaveLength(new Set([...expected.map(([label]) => label), "split"]).size);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^[A-Za-z0-9_-]+$/);
    const { spans } = readBrat(file("文章/一.md.txt"), file("文章/一.md.ann"));
    for (const { label } of spans) expect(types).toContain(label);
    const chinese = /^(\w+) \| 风险点$/m.exec(file("visual.conf"))?.[1];
    expect(spans.filter(({ label }) => label === chinese).map(({ found }) => found)).toEqual(["😀", "👨‍👩‍👧"]);
  });
});

describe("doccano", () => {
  it("is read back span for span in code points", async () => {
    const { text: file, report } = await runExport(doccanoFormat, [document, document]);
    const lines = file("out.jsonl").trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(file("out.jsonl").startsWith("\uFEFF")).toBe(false);
    for (const line of lines) {
      const { spans, record } = readDoccano(line);
      expect(record.text).toBe(visible);
      expect(pairs(spans)).toEqual(allParts);
    }
    expect(report.losses).toContain("2 discontinuous annotations became one span for each part.");
    expect(report.losses).toContain("2 relations were left out; 'doccano-relations' carries them.");
  });

  it("has relations by ids that are unique over the whole file", async () => {
    const { text: file } = await runExport(doccanoRelationsFormat, [document, document]);
    const records = file("out.jsonl").trimEnd().split("\n").map((line) => readDoccano(line));
    const ids = records.flatMap(({ record }) => [...(record.entities ?? []), ...(record.relations ?? [])].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { record, spans } of records) {
      expect(pairs(spans)).toEqual(allParts);
      const [relation, ...more] = record.relations ?? [];
      expect([relation?.type, more.length]).toEqual(["投资", 0]);
      const labelOf = (id: number | undefined) => record.entities?.find((entity) => entity.id === id)?.label;
      expect([labelOf(relation?.from_id), labelOf(relation?.to_id)]).toEqual(["ORG", "ORG"]);
    }
  });
});

describe("Label Studio", () => {
  it("is read back region for region, one annotation a person", async () => {
    const other = makeAnnotation(text, [find(text, "逗号")], { label: "z", author: "王复" });
    const { text: file } = await runExport(labelStudioFormat, [{ ...document, annotations: [...document.annotations, other] }]);
    const [read] = readLabelStudio(file("out.json"));
    expect(read?.task.data.text).toBe(visible);
    expect(read?.task.annotations).toHaveLength(2);
    for (const { found, quoted } of read?.spans ?? []) expect(found).toBe(quoted);
    expect(pairs(read?.spans ?? [])).toEqual([...allParts, "z 逗号"].sort());
    expect(read?.relations).toEqual([{ type: "relation", from_id: "s0", to_id: "s5", direction: "right", labels: ["投资"] }]);
  });

  it("ships a configuration that names every label and control", async () => {
    const hostile = makeAnnotation(text, [find(text, "逗号")], { label: `<"&'\n` });
    const { text: file } = await runExport(labelStudioFormat, [{ ...document, annotations: [...document.annotations, hostile] }]);
    const config = file("out-config.xml");
    const [read] = readLabelStudio(file("out.json"));
    const values = [...config.matchAll(/<Label value="([^"<]*)"/g)].map((match) =>
      (match[1] ?? "").replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&#10;", "\n").replaceAll("&amp;", "&"),
    );
    for (const { label } of read?.spans ?? []) expect(values).toContain(label);
    expect(config).toContain('<Relation value="投资"/>');
    for (const result of read?.task.annotations[0]?.result.filter(({ type }) => type === "labels") ?? []) {
      expect(config).toContain(`<Labels name="${result.from_name ?? ""}" toName="${result.to_name ?? ""}">`);
      expect(config).toContain(`<Text name="${result.to_name ?? ""}" value="$text"/>`);
    }
  });

  it("takes what the engine found as predictions", async () => {
    const machine = makeDocument(text, {
      figures: [makeFigure(text, find(text, "6.9%"), { kind: "percent" })],
      entities: [makeEntity(text, find(text, "启航财险"))],
      nested: [makeEntity(text, find(text, "启航"))],
    });
    const { text: file } = await runExport(labelStudioFormat, [machine], ["figures", "entities"]);
    const [read] = readLabelStudio(file("out.json"));
    expect(read?.task.annotations).toEqual([]);
    expect(pairs(read?.spans ?? [])).toEqual(["ORG 启航财险", "percent 6.9%"]);
  });
});

describe("CoNLL", () => {
  const flat = ["A_B 𠀀三", "ORG 东湖银行", "ORG 启航财险", "mark 亿元下一行", "split 6.9%", "split 净利润", "x 第二", "y 段", "风险点 😀", "风险点 👨👩👧"];

  it.each([
    ["iob2", conllFormat],
    ["bioes", bioesFormat],
  ] as const)("in %s is read back strictly; what overlaps is told", async (scheme, format) => {
    const { text: file, report } = await runExport(format, [document]);
    const { tokens, chunks } = readConll(file("out.conll"), scheme);
    expect(pairs(chunks)).toEqual([...flat].sort());
    expect(tokens.flat().join("")).toBe(visible.replace(/[\s\p{Cf}]/gu, ""));
    expect(report.losses).toContain("4 spans overlap others and were left out: a column holds one tag.");
    expect(tokens.length).toBeGreaterThan(3);
  });
});

describe("WebAnno TSV", () => {
  it("is read back span for span in UTF-16, nested, crossing and adjacent", async () => {
    const { text: file } = await runExport(webAnnoTsvFormat, [document]);
    const { spans, relations } = readTsv(file("文章/一.md.tsv"), visible);
    expect(pairs(spans)).toEqual(allParts);
    expect(relations).toHaveLength(1);
    expect(relations[0]).toMatch(/^投资 \d+-\d+ \d+-\d+\[\d+_\d+\]$/);
  });

  it("has no layer where there is nothing", async () => {
    const { text: file } = await runExport(webAnnoTsvFormat, [makeDocument("<p>一句。</p>")]);
    expect(file("文章/一.md.tsv")).toBe("#FORMAT=WebAnno TSV 3.3\n\n\n#Text=一句。\n1-1\t0-1\t一\t\n1-2\t1-2\t句\t\n1-3\t2-3\t。\t\n");
  });

  it("escapes what has a meaning in a value", async () => {
    const source = "<p>一句</p>";
    const annotation = makeAnnotation(source, [{ start: 3, end: 4 }], { label: "a_b|c[1]*;\\->\t" });
    const { text: file } = await runExport(webAnnoTsvFormat, [makeDocument(source, { annotations: [annotation] })]);
    expect(file("文章/一.md.tsv")).toContain("1-1\t0-1\t一\t*\ta\\_b\\|c\\[1\\]\\*\\;\\\\\\->\\t\t\n");
  });
});

const shared = process.env["ZHUPI_SHARED"];

describe("W3C web annotations", () => {
  interface WebAnnotation {
    readonly id: string;
    readonly body: readonly { readonly value?: string }[];
    readonly target: WebTarget | readonly WebTarget[];
  }
  interface WebTarget {
    readonly selector: readonly { readonly start?: number; readonly end?: number; readonly exact?: string; readonly prefix?: string; readonly suffix?: string }[];
  }

  async function exportPage(): Promise<{ text: string; items: readonly WebAnnotation[] }> {
    const { text: file } = await runExport(webAnnotationFormat, [document]);
    const page = JSON.parse(file("文章/一.md.jsonld")) as { items: readonly WebAnnotation[] };
    return { text: file("文章/一.md.txt"), items: page.items };
  }

  it("point at their quotes by code points, with the context around", async () => {
    const { text: clean, items } = await exportPage();
    const points = Array.from(clean);
    const found = items.flatMap(({ body, target }) =>
      [target].flat().map(({ selector: [position, quote] }) => {
        const { start = -1, end = -1 } = position ?? {};
        expect(points.slice(start, end).join("")).toBe(quote?.exact);
        expect(clean).toContain(`${quote?.prefix ?? "?"}${quote?.exact ?? "?"}${quote?.suffix ?? "?"}`);
        return `${body[0]?.value ?? ""} ${quote?.exact ?? ""}`;
      }),
    );
    expect(found.sort()).toEqual(allParts);
  });

  it.skipIf(shared === undefined)("pass the standard's own MUST schemas", async () => {
    const folder = join(shared ?? "", "data", "w3c-web-annotation", "schemas");
    const read = (path: string): Record<string, unknown> => {
      const { id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
      return schema;
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    for (const name of readdirSync(join(folder, "definitions"))) ajv.addSchema(read(join(folder, "definitions", name)), name);
    const musts = readdirSync(join(folder, "annotations"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name, read(join(folder, "annotations", name))] as const)
      .filter(([, schema]) => schema["assertionType"] === "must");
    expect(musts.length).toBeGreaterThan(8);
    const { items } = await exportPage();
    for (const [name, schema] of musts) {
      const validate = ajv.compile(schema);
      for (const item of items) {
        const valid = validate(item);
        expect(valid, `${name}: ${JSON.stringify(item)} ${JSON.stringify(validate.errors)}`).toBe(schema["expectedResult"] !== "invalid");
      }
      // A schema that accepts everything would prove nothing.
      if (name.includes("annotationIdValidated")) expect(validate({ ...items[0], id: "文章/一.md" })).toBe(false);
    }
  });
});

describe("every annotation format", () => {
  const annotated = exportFormats.filter(({ id }) => !["xlsx", "csv", "jsonl"].includes(id));

  it.each(annotated.map((format) => [format.id, format] as const))("%s keeps the offsets into the source beside", async (_id, format) => {
    const { text: file, files } = await runExport(format, [document]);
    const name = [...files.keys()].find((candidate) => candidate.endsWith("offsets.jsonl")) ?? "";
    const { spans } = JSON.parse(file(name)) as { spans: { id: string; text: [number, number][]; source: [number, number][] }[] };
    expect(spans).toHaveLength(13);
    for (const span of spans) {
      const live = document.annotations.find(({ annotation }) => annotation.id === span.id);
      expect(span.source).toEqual(live?.spans.map(({ start, end }) => [start, end]));
      const quotes = span.text.map(([start, end]) => visible.slice(start, end));
      const shown = span.source.map(([start, end]) => text.slice(start, end).replace(/<[^>]*>|\r/g, "").replace("&amp;", "&"));
      expect(quotes).toEqual(shown.map((quote) => quote.replaceAll("\n\n", "\n")));
    }
  });

  it.each(exportFormats.map((format) => [format.id, format] as const))("%s writes its files also for nothing", async (_id, format) => {
    const { files, report } = await runExport(format, []);
    expect(report).toEqual({ documents: 0, losses: [] });
    for (const name of format.filesAt("out")) expect([...files.keys()]).toContain(name);
  });
});

describe("CodePointIndex", () => {
  it("counts a pair once and never splits it", () => {
    const index = new CodePointIndex("a😀b𠀀\uD800");
    expect([0, 1, 3, 4, 6, 7].map((offset) => index.toCodePoints(offset))).toEqual([0, 1, 2, 3, 4, 5]);
    expect([index.alignStart(2), index.alignEnd(2), index.alignStart(3), index.alignEnd(7)]).toEqual([1, 3, 3, 7]);
  });
});

describe("toSafePath", () => {
  it.each([
    ["../../etc/passwd", "etc/passwd"],
    ["a/./b//c.md", "a/b/c.md"],
    ["..\\x", "x"],
    ["", "article"],
  ])("of %j is %j", (path, safe) => {
    expect(toSafePath(path)).toBe(safe);
  });
});
