/** Knows `zhupi evaluate`: what is found against what people annotated, by label, with a table of errors. */

import * as l10n from "@vscode/l10n";
import { parsePlain } from "../../core/article/parseArticle";
import { combineWithModel, tagWithModel } from "../../core/entities/learning/applyModel";
import { type Evaluation, Evaluator, type Measure } from "../../core/entities/learning/evaluate";
import type { TypedSpan } from "../../core/entities/learning/labels";
import type { TaggerModel } from "../../core/entities/learning/model";
import { defineCommand, UsageError } from "../command";
import { type CliIo, toPrintable } from "../io";
import { Preparer, readAnnotatedTexts, readModel } from "../learning";

export const evaluateCommand = defineCommand({
  name: "evaluate",
  summary: () => l10n.t("Measure what is found against annotated sentences."),
  usage: "--jsonl DATA",
  options: {
    jsonl: { type: "string", placeholder: "DATA", describe: () => l10n.t("Lines of the form {0}; '-' is standard input.", '{"text", "entities": [{"start", "end", "type"}]}') },
    model: { type: "string", placeholder: "MODEL", describe: () => l10n.t("A model from 'zhupi train', used together with the rules.") },
    "only-model": { type: "boolean", describe: () => l10n.t("Use the model and nothing else.") },
    map: { type: "string", multiple: true, placeholder: "LABEL=TYPE", describe: () => l10n.t("Read a label of the data as one of the tool's types, e.g. name=PERSON; others are then left out.") },
    errors: { type: "string", placeholder: "N", describe: () => l10n.t("How many errors to list, most frequent first; 20 unless given.") },
    json: { type: "boolean", describe: () => l10n.t("Print one JSON object instead of tables.") },
  },
  async run(values, args, io) {
    if (values.jsonl === undefined || args.length > 0) throw new UsageError(l10n.t("Name the data with --jsonl."));
    if (values["only-model"] === true && values.model === undefined) throw new UsageError(l10n.t("--only-model needs --model."));
    const shown = values.errors === undefined ? 20 : Number(values.errors);
    if (!Number.isInteger(shown) || shown < 0) throw new UsageError(l10n.t("--errors takes a whole number."));
    const map = readMap(values.map ?? []);
    const model = values.model === undefined ? undefined : await readModel(values.model, io);
    const finder = new Finder(model, values["only-model"] === true);
    const evaluator = new Evaluator();
    let sentences = 0;
    for await (const { text, entities } of readAnnotatedTexts(values.jsonl, io)) {
      io.signal.throwIfAborted();
      const expected = map === undefined ? entities : relabel(entities, map);
      const types = map === undefined ? undefined : new Set(map.values());
      const found = (await finder.find(text)).filter(({ type }) => types === undefined || types.has(type));
      evaluator.add(text, expected, found);
      sentences += 1;
      if (sentences % 100 === 0) io.progress(l10n.t("{0} sentences read", sentences));
    }
    io.progress("");
    await print(io, evaluator.result(), shown, values.json === true);
    return 0;
  },
});

class Finder {
  readonly #preparer = new Preparer();
  readonly #model: TaggerModel | undefined;
  readonly #only: boolean;

  constructor(model: TaggerModel | undefined, only: boolean) {
    this.#model = model;
    this.#only = only;
  }

  async find(text: string): Promise<readonly TypedSpan[]> {
    const { tokens, cold } = await this.#preparer.prepare(text);
    if (this.#model === undefined) return cold.outer;
    const input = { article: parsePlain(text), tokens, cold, gazetteer: this.#preparer.gazetteer };
    return this.#only ? tagWithModel(this.#model, input) : combineWithModel(this.#model, input);
  }
}

function readMap(pairs: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (pairs.length === 0) return undefined;
  return new Map(
    pairs
      .flatMap((list) => list.split(","))
      .map((pair): [string, string] => {
        const [label, type, ...rest] = pair.split("=");
        if (label === undefined || type === undefined || label === "" || type === "" || rest.length > 0) throw new UsageError(l10n.t("--map takes LABEL=TYPE, not '{0}'.", pair));
        return [label, type];
      }),
  );
}

function relabel(spans: readonly TypedSpan[], map: ReadonlyMap<string, string>): TypedSpan[] {
  return spans.flatMap((span) => {
    const type = map.get(span.type);
    return type === undefined ? [] : [{ ...span, type }];
  });
}

async function print(io: CliIo, evaluation: Evaluation, shown: number, json: boolean): Promise<void> {
  const { exact, overlapping, byLabel, errors } = evaluation;
  if (json) {
    await io.write(`${JSON.stringify({ exact, overlapping, byLabel: Object.fromEntries(byLabel), errors: errors.slice(0, shown) })}\n`);
    return;
  }
  const rows = [...byLabel].map(([label, measures]) => line(label, measures.exact, measures.overlapping));
  await io.write([header(), ...rows, line(l10n.t("all"), exact, overlapping), ""].join("\n"));
  if (shown === 0 || errors.length === 0) return;
  const listed = errors.slice(0, shown).map(({ kind, text, expected, found, count }) => `${String(count).padStart(5)}  ${kind.padEnd(9)} ${toPrintable(text)}  ${toPrintable(expected)} → ${toPrintable(found)}`);
  await io.write(["", l10n.t("Errors: count, kind, text, expected → found"), ...listed, ""].join("\n"));
}

function header(): string {
  return `${"".padEnd(16)}${["P", "R", "F1"].map((name) => name.padStart(7)).join("")}  |${["P", "R", "F1"].map((name) => name.padStart(7)).join("")}  ${l10n.t("(exact | overlapping by half)")}`;
}

function line(label: string, exact: Measure, overlapping: Measure): string {
  const percent = (value: number) => (100 * value).toFixed(1).padStart(7);
  const three = ({ precision, recall, f1 }: Measure) => percent(precision) + percent(recall) + percent(f1);
  return `${toPrintable(label).padEnd(16)}${three(exact)}  |${three(overlapping)}  ${String(exact.expected)}`;
}
