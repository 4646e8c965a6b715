/** Knows the list of what was taken out of the text, and brings each part back when asked. */

import type { PageStrings, PreviewRemoved } from "../protocol/preview";
import { cutAtControls } from "./controlCharacters";
import { build, buildButton } from "./dom";

export class RemovedList {
  readonly element = build("details", { class: "removed" });
  readonly #summary = build("summary");
  readonly #body = build("div");
  readonly #restored: Set<string>;
  readonly #onChange: (restored: readonly string[]) => void;
  #strings: PageStrings | undefined;
  #parts: readonly PreviewRemoved[] = [];

  constructor(restored: readonly string[], onChange: (restored: readonly string[]) => void) {
    this.#restored = new Set(restored);
    this.#onChange = onChange;
    this.element.append(this.#summary, this.#body);
    this.element.hidden = true;
  }

  isRestored(part: string): boolean {
    return this.#restored.has(part);
  }

  /** For another article. */
  reset(restored: readonly string[]): void {
    this.#restored.clear();
    for (const part of restored) this.#restored.add(part);
    this.element.open = false;
  }

  configure(strings: PageStrings): void {
    this.#strings = strings;
    this.#draw();
  }

  update(parts: readonly PreviewRemoved[]): void {
    if (JSON.stringify(parts) === JSON.stringify(this.#parts)) return;
    this.#parts = parts;
    this.#draw();
  }

  #toggle(ids: readonly string[], restore: boolean): void {
    for (const id of ids) {
      if (restore) this.#restored.add(id);
      else this.#restored.delete(id);
    }
    this.#onChange([...this.#restored]);
    this.#draw();
  }

  #draw(): void {
    const strings = this.#strings;
    if (strings === undefined) return;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["part"] : undefined;
    this.element.hidden = this.#parts.length === 0;
    this.#summary.replaceChildren(`${strings.removed} (${this.#parts.length.toString()})`);
    const list = build("ul", {});
    for (const part of this.#parts) list.append(this.#buildItem(part, strings));
    const restorable = this.#parts.filter((part) => part.restorable || part.text !== undefined).map((part) => part.id);
    const all =
      restorable.length > 1
        ? buildButton(strings.showAll, {
            onClick: () => {
              this.#toggle(restorable, true);
            },
          })
        : undefined;
    this.#body.replaceChildren(build("p", { class: "hint" }, strings.removedHint), list, ...(all === undefined ? [] : [all]));
    if (focused !== undefined) this.#body.querySelector<HTMLElement>(`[data-part="${CSS.escape(focused)}"]`)?.focus();
  }

  #buildItem(part: PreviewRemoved, strings: PageStrings): HTMLElement {
    const item = build("li", {}, build("span", { class: "rule" }, part.rule), " ", build("bdi", { class: "excerpt" }, part.excerpt));
    if (part.restorable || part.text !== undefined) {
      const restored = this.#restored.has(part.id);
      const button = buildButton(restored ? strings.hideAgain : strings.show, {
        attributes: { "data-part": part.id, "aria-pressed": String(restored) },
        onClick: () => {
          this.#toggle([part.id], !restored);
        },
      });
      item.append(" ", button);
      if (restored && part.text !== undefined) {
        item.classList.add("open");
        item.append(build("bdi", { class: "whole" }, ...cutAtControls(part.text).map((piece) => piece.shown)));
      }
    }
    return item;
  }
}
