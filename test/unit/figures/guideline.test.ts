import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/core/figures/figure";
import { find } from "./find";

/** The sections of the marked texts, each with its lines. */
const sections = readFileSync(join(__dirname, "../../fixtures/figures/guideline.txt"), "utf8")
  .split(/^## /mu)
  .slice(1)
  .map((section) => section.trimEnd().split("\n"));

const MARK = /〔([^〔〕|]*)\|[^〔〕]*〕/gu;

/** The text with its figures marked, as the marked texts write them. */
function mark(text: string): string {
  let marked = "";
  let at = 0;
  for (const figure of find(text)) {
    marked += `${text.slice(at, figure.start)}〔${figure.text}|${meaning(figure)}〕`;
    at = figure.end;
  }
  return marked + text.slice(at);
}

function meaning({ kind, value, values, valueMin, valueMax, isRange, currency, qualifier, level, class: optional }: Figure): string {
  if (level === "optional") return `?${String(optional)}`;
  const shown = values?.join(",") ?? (isRange && typeof value !== "string" ? `${String(valueMin)}~${String(valueMax)}` : String(value));
  return [kind, shown, currency === "CNY" ? null : currency, qualifier === "exact" ? null : qualifier].filter((part) => part !== null).join(" ");
}

describe("texts marked by the guideline", () => {
  it.each(sections)("%s", (_, ...lines) => {
    expect(lines.map((line) => mark(line.replace(MARK, "$1")))).toEqual(lines);
  });
});
