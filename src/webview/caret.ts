/** Knows how a caret moves through text that can't be edited: by character, word, sentence and line. */

import type { Positions } from "./position";
import type { TextSelection } from "./textSelection";

export type CaretStep = "character" | "word" | "sentence" | "line" | "lineboundary" | "paragraph";

export class Caret {
  readonly #root: HTMLElement;
  readonly #element: HTMLElement;
  readonly #selection: TextSelection;
  readonly #positions: Positions;
  #on = false;

  constructor(root: HTMLElement, element: HTMLElement, selection: TextSelection, positions: Positions) {
    this.#root = root;
    this.#element = element;
    this.#selection = selection;
    this.#positions = positions;
    document.addEventListener("selectionchange", () => {
      this.#draw();
    });
    window.addEventListener("resize", () => {
      this.#draw();
    });
  }

  get on(): boolean {
    return this.#on;
  }

  hide(): void {
    this.#on = false;
    this.#draw();
  }

  /** Moves the caret, or with `extend` the selection's end; the first step puts the caret at `origin`. */
  move(step: CaretStep, direction: "forward" | "backward", extend: boolean, origin: number): number | undefined {
    const selection = window.getSelection();
    if (selection === null) return undefined;
    const placed = selection.focusNode !== null && this.#root.contains(selection.focusNode);
    this.#on = true;
    if (!placed) this.#selection.select({ start: origin, end: origin });
    if (placed || extend) {
      selection.modify(extend ? "extend" : "move", direction, step);
      if (selection.focusNode !== null && !this.#root.contains(selection.focusNode)) {
        // Beyond the article's last word there is only the page's furniture.
        selection.modify(extend ? "extend" : "move", direction === "forward" ? "backward" : "forward", "character");
      }
    }
    this.#draw();
    return this.#selection.focus();
  }

  #draw(): void {
    const offset = this.#on ? this.#selection.focus() : undefined;
    const rect = offset === undefined ? undefined : this.#positions.rectAt(offset);
    this.#element.hidden = rect === undefined;
    if (rect === undefined) return;
    this.#element.style.left = `${(rect.left + window.scrollX).toString()}px`;
    this.#element.style.top = `${(rect.top + window.scrollY).toString()}px`;
    this.#element.style.height = `${rect.height.toString()}px`;
  }
}
