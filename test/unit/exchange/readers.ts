/** Readers of the annotation formats, written from the formats' own rules and from nothing of the exporters. */

export interface ReadSpan {
  readonly label: string;
  /** The text at the offsets that the file gives, fragments joined by one space. */
  readonly found: string;
  /** The text that the file itself quotes, where it does. */
  readonly quoted: string | undefined;
}

/** Python's and the browser's way to count: code points. */
function slice(text: string, start: number, end: number): string {
  const points = Array.from(text);
  if (!(Number.isInteger(start) && start >= 0 && start < end && end <= points.length)) throw new RangeError(`${String(start)}-${String(end)}`);
  return points.slice(start, end).join("");
}

/** brat: refuses whatever brat's own reader refuses. */
export function readBrat(text: string, ann: string): { spans: ReadSpan[]; relations: string[]; notes: string[] } {
  const spans: ReadSpan[] = [];
  const relations: string[] = [];
  const notes: string[] = [];
  const ids = new Set<string>();
  // Python's splitlines.
  for (const line of ann.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/)) {
    if (line === "") continue;
    const [id = "", data = "", rest = "", ...more] = line.split("\t");
    if (more.length > 0 || !/^(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+$/.test(id) || ids.has(id)) throw new Error(`bad line ${line}`);
    ids.add(id);
    if (id.startsWith("T")) {
      const match = /^([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data);
      if (match === null) throw new Error(`bad span ${line}`);
      const fragments = (match[2] ?? "").split(";").map((part) => part.split(" ").map(Number));
      const found = fragments.map(([start = -1, end = -1]) => slice(text, start, end)).join(" ");
      spans.push({ label: match[1] ?? "", found, quoted: rest });
    } else if (id.startsWith("R")) {
      if (!/^[A-Za-z0-9_-]+ Arg1:T\d+ Arg2:T\d+$/.test(data)) throw new Error(`bad relation ${line}`);
      relations.push(data);
    } else if (id.startsWith("#")) {
      if (!/^AnnotatorNotes T\d+$/.test(data)) throw new Error(`bad note ${line}`);
      notes.push(rest);
    } else if (!/^\w+ T\d+$/.test(data)) throw new Error(`bad line ${line}`);
  }
  return { spans, relations, notes };
}

interface DoccanoLine {
  readonly text: string;
  readonly label?: readonly (readonly [number, number, string])[];
  readonly entities?: readonly { readonly id: number; readonly label: string; readonly start_offset: number; readonly end_offset: number }[];
  readonly relations?: readonly { readonly id: number; readonly from_id: number; readonly to_id: number; readonly type: string }[];
}

export function readDoccano(line: string): { spans: ReadSpan[]; record: DoccanoLine } {
  const record = JSON.parse(line) as DoccanoLine;
  const spans = [
    ...(record.label ?? []),
    ...(record.entities ?? []).map(({ start_offset, end_offset, label }) => [start_offset, end_offset, label] as const),
  ].map(([start, end, label]) => ({ label, found: slice(record.text, start, end), quoted: undefined }));
  return { spans, record };
}

interface LabelStudioTask {
  readonly data: { readonly text: string };
  readonly annotations: readonly { readonly result: readonly LabelStudioResult[] }[];
  readonly predictions: readonly { readonly result: readonly LabelStudioResult[] }[];
}

interface LabelStudioResult {
  readonly id?: string;
  readonly type: string;
  readonly from_name?: string;
  readonly to_name?: string;
  readonly from_id?: string;
  readonly to_id?: string;
  readonly value?: { readonly start: number; readonly end: number; readonly text: string; readonly labels: readonly string[] };
}

export function readLabelStudio(json: string): { task: LabelStudioTask; spans: ReadSpan[]; relations: LabelStudioResult[] }[] {
  return (JSON.parse(json) as LabelStudioTask[]).map((task) => {
    const results = [...task.annotations, ...task.predictions].flatMap(({ result }) => result);
    const regions = results.filter((result) => result.type === "labels");
    if (new Set(regions.map(({ id }) => id)).size !== regions.length) throw new Error("ids are not unique");
    const spans = regions.map(({ value }) => ({
      label: value?.labels.join() ?? "",
      found: slice(task.data.text, value?.start ?? -1, value?.end ?? -1),
      quoted: value?.text,
    }));
    return { task, spans, relations: results.filter((result) => result.type === "relation") };
  });
}

/** CoNLL: sentences of tokens; chunks as strict IOB2 or BIOES reads them. Throws where a tag can't follow another. */
export function readConll(text: string, scheme: "iob2" | "bioes"): { tokens: string[][]; chunks: ReadSpan[] } {
  const tokens: string[][] = [];
  const chunks: { label: string; found: string; quoted: undefined }[] = [];
  for (const block of text.split("\n\n")) {
    const rows = block.split("\n").filter((row) => row !== "");
    if (rows.length === 0 || rows[0] === "-DOCSTART- -X- -X- O") continue;
    let open: { label: string; found: string; quoted: undefined } | undefined;
    const sentence: string[] = [];
    for (const row of rows) {
      const columns = row.split(" ");
      if (columns.length !== 4 || columns.includes("")) throw new Error(`bad row ${row}`);
      const [form = "", , , tag = ""] = columns;
      if (/\s/.test(form)) throw new Error(`blank token ${row}`);
      sentence.push(form);
      const mark = tag.slice(0, 1);
      const label = tag.slice(2);
      const starts = mark === "B" || mark === "S";
      if ((mark === "I" || mark === "E") && open?.label !== label) throw new Error(`${tag} follows nothing`);
      if (scheme === "bioes" && open !== undefined && (starts || mark === "O")) throw new Error(`${tag} before the end`);
      if (starts) chunks.push((open = { label, found: form, quoted: undefined }));
      else if (mark === "O") open = undefined;
      else if (open !== undefined) open.found += form;
      if (mark === "S" || mark === "E") open = undefined;
    }
    if (scheme === "bioes" && open !== undefined) throw new Error("sentence ends within a chunk");
    tokens.push(sentence);
  }
  return { tokens, chunks };
}

/** WebAnno TSV 3.3 with one span layer (identifier, value) and perhaps one relation layer. Offsets are UTF-16. */
export function readTsv(tsv: string, text: string): { spans: ReadSpan[]; relations: string[] } {
  const lines = tsv.split("\n");
  if (lines[0] !== "#FORMAT=WebAnno TSV 3.3") throw new Error("no format");
  if (lines.pop() !== "") throw new Error("no final line feed");
  const header = lines.findIndex((line) => line === "");
  if (lines[header + 1] !== "") throw new Error("two blank lines end the header");
  const pieces = new Map<string, { label: string; start: number; end: number }>();
  const relations: string[] = [];
  for (const line of lines.slice(header + 2)) {
    if (line === "" || line.startsWith("#Text=")) continue;
    if (!line.endsWith("\t")) throw new Error(`no trailing tab: ${line}`);
    const [address = "", offsets = "", form = "", , labels, relation, reference] = line.split("\t");
    const [start = -1, end = -1] = offsets.split("-").map(Number);
    if (text.slice(start, end) !== form || form.trim() !== form) throw new Error(`token ${line}`);
    if (relation !== undefined && relation !== "_" && relation !== "") relations.push(`${relation} ${address} ${reference ?? ""}`);
    if (labels === undefined || labels === "_" || labels === "") continue;
    for (const label of labels.match(/(?:\\.|[^\\|])+/gs) ?? []) {
      const match = /^((?:\\.|[^\\[])*)(?:\[(\d+)\])?$/s.exec(label);
      const key = match?.[2] ?? `at ${address}`;
      const piece = pieces.get(key);
      const name = (match?.[1] ?? "").replace(/\\(.)/g, "$1");
      if (piece === undefined) pieces.set(key, { label: name, start, end });
      else if (piece.label === name) piece.end = end;
      else throw new Error(`${key} has two labels`);
    }
  }
  const spans = [...pieces.values()].map(({ label, start, end }) => ({ label, found: text.slice(start, end), quoted: undefined }));
  return { spans, relations };
}
