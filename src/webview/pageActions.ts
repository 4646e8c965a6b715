/** Knows what the page does when a key is pressed or something is clicked. */

import type { LabelChoice, MarkAction, PreviewMark } from "../protocol/preview";
import type { Bridge } from "./bridge";
import type { CaretStep } from "./caret";
import type { KeyActions } from "./keyboard";
import type { Page } from "./page";
import { selectedWords, wordsAtCaret } from "./spoken";

const ZOOM_STEP = 0.1;
const SMALLEST_ZOOM = 0.5;
const LARGEST_ZOOM = 3;

export class PageActions implements KeyActions {
  readonly #bridge: Bridge;
  readonly #page: Page;

  constructor(bridge: Bridge, page: Page) {
    this.#bridge = bridge;
    this.#page = page;
  }

  caret(step: CaretStep, direction: "forward" | "backward", extend: boolean): boolean {
    const { caret, positions, scrolling, selection } = this.#page;
    // Up and down scroll until a caret has been set; sideways there is nothing to scroll.
    const sideways = step === "character" || step === "word" || step === "sentence";
    if (!sideways && !extend && !caret.on) return false;
    const chosen = this.#page.marks.chosenId === undefined ? undefined : this.#page.marks.span(this.#page.marks.chosenId);
    const focus = caret.move(step, direction, extend, chosen?.start ?? positions.offsetAtTop());
    if (focus === undefined) return true;
    this.#page.choice.clear();
    scrolling.toView(focus);
    const span = selection.span();
    if (span !== undefined) this.showTools();
    else this.#page.tools.hide();
    this.#page.say(span === undefined ? wordsAtCaret(this.#page.view, this.#page.marks, focus, step) : selectedWords(this.#page.view, span));
    return true;
  }

  resize(edge: "start" | "end", by: 1 | -1): boolean {
    const mark = this.#page.marks.chosen;
    const span = mark?.layer === "annotation" ? this.#page.marks.span(mark.id) : undefined;
    if (mark === undefined || span === undefined || !this.#canAnnotate) return false;
    const moved = this.#step(span[edge], by);
    const resized = edge === "start" ? { start: moved, end: span.end } : { start: span.start, end: moved };
    if (resized.start < resized.end) this.#bridge.send({ type: "resize", mark: mark.id, ...resized });
    return true;
  }

  nextMark(direction: 1 | -1, only?: "suggested"): boolean {
    const { marks, positions, selection } = this.#page;
    const id = marks.chosenId;
    const offset = (id === undefined ? undefined : marks.span(id)?.start) ?? selection.focus() ?? positions.offsetAtTop();
    const next = marks.next({ offset, ...(id === undefined ? {} : { id }) }, direction, only);
    return next !== undefined && this.#page.choice.choose(next);
  }

  act(action: MarkAction): boolean {
    const span = this.#page.selection.span();
    if (action === "note" && span !== undefined && this.#page.marks.chosen === undefined) {
      if (this.#canAnnotate) this.#bridge.send({ type: "note", ...span });
      return true;
    }
    const mark = this.currentMark();
    if (mark === undefined) return false;
    this.actOn(action, mark.id);
    return true;
  }

  actOn(action: MarkAction, id: string): void {
    const mark = this.#page.marks.find(id);
    if (mark === undefined || !this.#canAnnotate) return;
    const suggestion = mark.layer !== "annotation";
    if (suggestion && action !== "note") {
      this.#page.marks.choose(id);
      if (this.#page.settings?.advance === true) this.#page.choice.advanceFrom(this.#page.marks.span(id)?.end ?? 0);
    }
    // There is nothing to delete yet in a suggestion: it is turned down.
    this.#bridge.send({ type: "mark", mark: id, action: suggestion && action === "delete" ? "reject" : action });
  }

  follow(): boolean {
    const link = document.activeElement?.closest("[data-link]");
    return link !== null && link !== undefined && this.openLink(link);
  }

  openLink(element: Element): boolean {
    const link = element instanceof HTMLElement ? Number(element.dataset["link"]) : Number.NaN;
    if (Number.isInteger(link)) this.#bridge.send({ type: "openLink", link });
    return true;
  }

  label(choice: "ask" | "last" | { readonly key: string }): boolean {
    if (typeof choice === "string") return this.annotate(choice);
    const label = this.#page.settings?.labels.find((candidate) => candidate.key === choice.key);
    return label !== undefined && this.annotate({ id: label.id });
  }

  /** Gives the selection a label, or the chosen mark another one. False where neither is there. */
  annotate(label: LabelChoice): boolean {
    const span = this.#page.selection.span();
    const mark = this.#page.marks.chosen ?? (span === undefined ? this.currentMark() : undefined);
    if (!this.#canAnnotate || (span === undefined && mark === undefined)) return false;
    if (mark !== undefined) this.relabel(mark.id, label);
    else if (span !== undefined) {
      this.#page.tools.hide();
      this.#bridge.send({ type: "annotate", ...span, label });
    }
    return true;
  }

  relabel(mark: string, label: LabelChoice): void {
    this.#bridge.send({ type: "relabel", mark, label });
  }

  history(action: "undo" | "redo"): boolean {
    if (this.#canAnnotate) this.#bridge.send({ type: "history", action });
    return true;
  }

  selectAll(): boolean {
    this.#page.selection.selectAll();
    return true;
  }

  find(): boolean {
    this.#page.tools.hide();
    this.#page.popover.hide();
    this.#page.find.open();
    return true;
  }

  findNext(by: 1 | -1): boolean {
    this.#page.find.step(by);
    return true;
  }

  goToSource(): boolean {
    const { marks, positions, selection } = this.#page;
    const chosen = marks.chosenId === undefined ? undefined : marks.span(marks.chosenId)?.start;
    this.#bridge.send({ type: "goTo", offset: chosen ?? selection.focus() ?? positions.offsetAtTop(), open: true });
    return true;
  }

  escape(): boolean {
    const { article, caret, help, marks, popover, tools } = this.#page;
    if (help.element.open) {
      help.toggle();
      return true;
    }
    const nothing = tools.element.hidden && popover.element.hidden && !caret.on && marks.chosenId === undefined;
    if (nothing) return false;
    const inside = popover.element.contains(document.activeElement) || tools.element.contains(document.activeElement);
    if (!inside) caret.hide();
    tools.hide();
    this.#page.choice.clear();
    article.focus({ preventScroll: true });
    return true;
  }

  enterTools(): boolean {
    const { popover, tools } = this.#page;
    const open = !tools.element.hidden ? tools.element : !popover.element.hidden ? popover.element : undefined;
    const first = open?.querySelector("button");
    first?.focus();
    return first !== null && first !== undefined;
  }

  zoom(step: 1 | -1): boolean {
    const zoom = Math.round((this.#bridge.state.zoom + step * ZOOM_STEP) * 10) / 10;
    this.#bridge.keep({ zoom: Math.min(LARGEST_ZOOM, Math.max(SMALLEST_ZOOM, zoom)) });
    this.#page.relayout(() => {
      this.#page.showState();
    });
    return true;
  }

  toggleLegend(): boolean {
    this.#bridge.keep({ legendOpen: !this.#bridge.state.legendOpen });
    this.#page.relayout(() => {
      this.#page.showState();
    });
    return true;
  }

  toggleBadges(): void {
    this.#bridge.keep({ badges: !this.#bridge.state.badges });
    this.#page.relayout(() => {
      this.#page.showState();
    });
  }

  toggleLock(): void {
    this.#bridge.send({ type: "lock", locked: !this.#bridge.state.locked });
  }

  loadImages(host: string | null): void {
    this.#bridge.send({ type: "images", host });
  }

  help(): boolean {
    this.#page.help.toggle();
    return true;
  }

  showTools(): void {
    if (this.#canAnnotate && this.#page.selection.span() !== undefined) this.#page.tools.show();
  }

  reportSelection(): void {
    const { marks, selection } = this.#page;
    const focus = selection.focus();
    const span = selection.span() ?? (focus === undefined ? undefined : { start: focus, end: focus });
    if (span !== undefined) this.#bridge.send({ type: "selected", ...span, mark: marks.chosenId ?? null });
  }

  /** What a key is about: the chosen mark, else the innermost one at the caret. */
  currentMark(): PreviewMark | undefined {
    const { marks } = this.#page;
    return marks.chosen ?? marks.around(window.getSelection()?.focusNode ?? null)?.mark;
  }

  get #canAnnotate(): boolean {
    return this.#page.settings?.canAnnotate === true;
  }

  /** One character on, never into the middle of a surrogate pair. */
  #step(offset: number, by: 1 | -1): number {
    const view = this.#page.view.viewAt(by === 1 ? offset : offset - 1);
    const { text } = view?.block ?? { text: "" };
    const at = offset - (view?.start ?? 0);
    const point = text.codePointAt(by === 1 ? at : at - 2) ?? 0;
    return offset + by * (point > 0xffff ? 2 : 1);
  }
}
