/** Knows the legend: what the marks mean, how many there are, and which the reader wants to see. */

import type { LegendEntry, MarkLayer, PageStrings } from "../protocol/preview";
import { build, buildButton } from "./dom";

const LAYERS: readonly MarkLayer[] = ["annotation", "figure", "entity"];

export class Legend {
  readonly element = build("div", { class: "legend" });
  readonly #sheet = new CSSStyleSheet();
  readonly #numbers = new Map<string, number>();
  readonly #hidden: Set<string>;
  readonly #onChange: (hidden: readonly string[]) => void;
  #badges: ReadonlyMap<string, string> = new Map();
  #entries: readonly LegendEntry[] = [];
  #strings: PageStrings | undefined;

  constructor(hidden: readonly string[], onChange: (hidden: readonly string[]) => void) {
    this.#hidden = new Set(hidden);
    this.#onChange = onChange;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  configure(strings: PageStrings): void {
    this.#strings = strings;
    this.#draw();
  }

  update(entries: readonly LegendEntry[]): void {
    if (JSON.stringify(entries) === JSON.stringify(this.#entries)) return;
    this.#entries = entries;
    this.#badges = new Map(entries.map(({ category, badge }) => [category, badge]));
    this.#draw();
  }

  /** Categories are names of the reader's own; rules speak of them by number. */
  number(category: string): number {
    const known = this.#numbers.get(category);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(category, number);
    return number;
  }

  badge(category: string): string {
    return this.#badges.get(category) ?? "";
  }

  isHidden(category: string): boolean {
    return this.#hidden.has(category);
  }

  #toggle(categories: readonly string[]): void {
    const show = categories.some((category) => this.#hidden.has(category));
    for (const category of categories) {
      if (show) this.#hidden.delete(category);
      else this.#hidden.add(category);
    }
    this.#onChange([...this.#hidden]);
    this.#draw();
  }

  #draw(): void {
    const strings = this.#strings;
    if (strings === undefined) return;
    const focused = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["toggles"] : undefined;
    const groups = LAYERS.map((layer) => this.#drawGroup(layer, layerName(layer, strings))).filter((group) => group !== undefined);
    this.element.replaceChildren(...groups);
    this.#drawRules();
    if (focused !== undefined) this.element.querySelector<HTMLElement>(`[data-toggles="${CSS.escape(focused)}"]`)?.focus();
  }

  #drawGroup(layer: MarkLayer, name: string): HTMLElement | undefined {
    const entries = this.#entries.filter((entry) => entry.layer === layer);
    if (entries.length === 0) return undefined;
    const group = build("div", { class: "legend-group", attributes: { role: "group", "aria-label": name } });
    const all = entries.map((entry) => entry.category);
    const count = entries.reduce((sum, entry) => sum + entry.count, 0);
    group.append(this.#buildToggle(name, count, all, `layer:${layer}`, `legend-all ${layer}`));
    for (const entry of entries) {
      const chip = this.#buildToggle(entry.name, entry.count, [entry.category], entry.category, `chip ${layer}`);
      chip.dataset["c"] = String(this.number(entry.category));
      group.append(chip);
    }
    return group;
  }

  #buildToggle(name: string, count: number, categories: readonly string[], id: string, style: string): HTMLButtonElement {
    const pressed = categories.some((category) => !this.#hidden.has(category));
    const button = buildButton("", {
      class: style,
      attributes: { "aria-pressed": String(pressed), "data-toggles": id },
      onClick: () => {
        this.#toggle(categories);
      },
    });
    button.append(build("span", { class: "name" }, name), " ", build("span", { class: "count" }, count.toString()));
    return button;
  }

  /** Colours and hiding are rules, so that a filter changes nothing in the article's elements. */
  #drawRules(): void {
    const rules: string[] = [];
    for (const { category, color } of this.#entries) {
      const selector = `[data-c="${this.number(category).toString()}"]`;
      if (color !== undefined && CSS.supports("color", color)) rules.push(`${selector} { --mark-color: ${color}; }`);
    }
    for (const category of this.#hidden) {
      const selector = `.mark[data-c="${this.number(category).toString()}"]`;
      rules.push(
        `${selector} { background: none !important; border-color: transparent !important; text-decoration: none !important; outline: none !important; }`,
        `${selector}::after { content: none !important; }`,
      );
    }
    this.#sheet.replaceSync(rules.join("\n"));
  }
}

function layerName(layer: MarkLayer, strings: PageStrings): string {
  switch (layer) {
    case "annotation":
      return strings.annotations;
    case "figure":
      return strings.figures;
    case "entity":
      return strings.entities;
  }
}
