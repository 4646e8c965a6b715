/** Knows CoNLL-2003 columns for Chinese: one character a line, with tags in IOB2 or BIOES. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "../exportFormat";
import { LossCounter, writeOffsets } from "./annotatedFormat";
import { labelText, outline, type LabelledPart, type LabelledSpan, type LabelledText } from "./labelledText";
import { cutTokens } from "./tokens";

type Scheme = "iob2" | "bioes";

export const conllFormat = createConllFormat("conll", () => l10n.t("CoNLL-2003, characters with IOB2 tags"), "iob2");
export const bioesFormat = createConllFormat("conll-bioes", () => l10n.t("CoNLL-2003, characters with BIOES tags"), "bioes");

function createConllFormat(id: string, name: () => string, scheme: Scheme): ExportFormat {
  const filesAt = (baseName: string): string[] => [`${baseName}.conll`, `${baseName}-offsets.jsonl`];
  return {
    id,
    name,
    extension: "conll",
    layout: "several",
    filesAt,
    createWriter(sink, options) {
      const [file = "", offsets = ""] = filesAt(options.baseName);
      const losses = new LossCounter();
      return {
        async add(document) {
          const labelled = labelText(document, options.layers);
          losses.addText(labelled);
          const parts = chooseFlat(labelled, losses);
          await sink.write(file, `-DOCSTART- -X- -X- O\n\n${writeSentences(labelled.text, parts, scheme)}`);
          await writeOffsets(sink, offsets, labelled);
        },
        async finish() {
          if (losses.documents === 0) for (const empty of [file, offsets]) await sink.write(empty, "");
          return losses.report();
        },
      };
    },
  };
}

interface FlatPart extends LabelledPart {
  readonly tag: string;
}

/** A column holds one tag a character: of spans that overlap, the one that begins first, or the longer, stays. */
function chooseFlat({ spans, relations }: LabelledText, losses: LossCounter): FlatPart[] {
  const chosen: FlatPart[] = [];
  let dropped = 0;
  let split = 0;
  let reached = -1;
  for (const span of spans) {
    if (outline(span).start < reached) {
      dropped += 1;
      continue;
    }
    if (span.parts.length > 1) split += 1;
    for (const part of span.parts) {
      if (part.start < reached) continue;
      chosen.push({ ...part, tag: toTag(span) });
      reached = part.end;
    }
  }
  losses.add("overlap", dropped, (n) => l10n.t("{0} spans overlap others and were left out: a column holds one tag.", n));
  losses.add("discontinuous", split, (n) => l10n.t("{0} discontinuous annotations became one span for each part.", n));
  losses.add("relations", relations.length, (n) => l10n.t("{0} relations were left out; this format has none.", n));
  return chosen;
}

/** Columns are parted by spaces. */
function toTag(span: LabelledSpan): string {
  const tag = span.label.replace(/\s+/gu, "_");
  return tag === "" ? "_" : tag;
}

function writeSentences(text: string, parts: readonly FlatPart[], scheme: Scheme): string {
  const lines: string[] = [];
  let next = 0;
  for (const { tokens } of cutTokens(text, parts, false)) {
    tokens.forEach(({ start, end }, at) => {
      while ((parts[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      const part = parts[next];
      const form = text.slice(start, end);
      if (part === undefined || part.start > start) {
        lines.push(`${form} -X- _ O`);
        return;
      }
      const first = (tokens[at - 1]?.start ?? -1) < part.start;
      const last = (tokens[at + 1]?.start ?? Number.POSITIVE_INFINITY) >= part.end;
      lines.push(`${form} -X- _ ${prefix(scheme, first, last)}-${part.tag}`);
    });
    lines.push("");
  }
  return lines.map((line) => `${line}\n`).join("");
}

function prefix(scheme: Scheme, first: boolean, last: boolean): string {
  if (scheme === "iob2") return first ? "B" : "I";
  if (first) return last ? "S" : "B";
  return last ? "E" : "I";
}
