/** Knows the bar that finds words in the article: what it looks for, which hit it is at, and how hits are shown. */

import type { CharacterPairs, PageStrings } from "../protocol/preview";
import type { ArticleView } from "./articleView";
import { build, buildButton } from "./dom";
import { findAll, Folding, MOST_HITS, shownText } from "./findText";
import type { Positions } from "./position";
import type { Scrolling } from "./scrolling";
import type { TextSelection, TextSpan } from "./textSelection";

const LONGEST_WORDS = 200;
/** Hits so far out of sight, in characters, are not painted. */
const AROUND = 3_000;
/** With Ctrl, what the field does itself; all else is the editor's. */
const FIELD_KEYS = "acvxyz";

export interface FindServices {
  readonly article: HTMLElement;
  readonly view: ArticleView;
  readonly positions: Positions;
  readonly scrolling: Scrolling;
  readonly selection: TextSelection;
  /** A hit is selected, to be labelled. */
  readonly onSelected: () => void;
}

export class FindBar {
  readonly element = build("div", { class: "find floating", attributes: { role: "search" } });
  readonly #services: FindServices;
  readonly #field = build("input", { attributes: { type: "text", spellcheck: "false", autocomplete: "off", maxlength: String(LONGEST_WORDS) } });
  readonly #count = build("span", { class: "find-count", attributes: { role: "status" } });
  readonly #all = new Highlight();
  readonly #one = new Highlight();
  #strings: PageStrings | undefined;
  #folding = new Folding({ from: "", to: "" });
  /** The article's folded text, until it changes. */
  #text: string | undefined;
  #hits: readonly TextSpan[] = [];
  #at = -1;

  constructor(services: FindServices) {
    this.#services = services;
    this.element.hidden = true;
    this.#one.priority = 1;
    CSS.highlights.set("find", this.#all);
    CSS.highlights.set("find-one", this.#one);
    this.#field.addEventListener("input", () => {
      this.#search(this.#hits[this.#at]?.start ?? this.#services.positions.offsetAtTop());
      this.#goTo();
    });
    this.element.addEventListener("keydown", (event) => {
      this.#onKey(event);
    });
  }

  configure(strings: PageStrings, pairs: CharacterPairs): void {
    this.#strings = strings;
    this.#folding = new Folding(pairs);
    this.element.setAttribute("aria-label", strings.find);
    this.#field.setAttribute("aria-label", strings.find);
    this.#field.placeholder = strings.find;
    const button = (sign: string, name: string, key: string, onClick: () => void): HTMLButtonElement =>
      buildButton(sign, { title: `${name} (${key})`, attributes: { "aria-label": name, "aria-keyshortcuts": key }, onClick });
    this.element.replaceChildren(
      this.#field,
      this.#count,
      button("↑", strings.findPrevious, "Shift+Enter", () => {
        this.step(-1);
      }),
      button("↓", strings.findNext, "Enter", () => {
        this.step(1);
      }),
      button("✕", strings.findClose, "Escape", () => {
        this.close();
      }),
    );
  }

  /** Opens the bar with what is selected; where it is open, the field gets the keyboard again. */
  open(): void {
    const { view, selection, positions } = this.#services;
    const span = selection.span();
    const words = span === undefined ? "" : view.textBetween(span.start, span.end);
    this.element.hidden = false;
    if (words !== "" && words.length <= LONGEST_WORDS && !words.includes("\n")) this.#field.value = words;
    this.#field.focus({ preventScroll: true });
    this.#field.select();
    this.#search(span?.start ?? positions.offsetAtTop());
    this.#goTo();
  }

  /** The next hit or the one before, round the article's end; opens the bar where nothing is looked for. */
  step(by: 1 | -1): void {
    if (this.element.hidden) {
      this.open();
      return;
    }
    const { length } = this.#hits;
    if (length === 0) return;
    this.#at = (this.#at + by + length) % length;
    this.#goTo();
  }

  /** Selects the hit, so that it can be labelled at once. */
  close(): void {
    const hit = this.#hits[this.#at];
    this.forget();
    this.#services.article.focus({ preventScroll: true });
    if (hit === undefined) return;
    this.#services.selection.select(hit);
    this.#services.onSelected();
  }

  /** Another article is about to be shown. */
  forget(): void {
    this.element.hidden = true;
    this.#hits = [];
    this.#text = undefined;
    this.paint();
  }

  /** The article's text, or what of it is shown, has changed. */
  refresh(): void {
    this.#text = undefined;
    if (this.element.hidden) return;
    this.#search(this.#hits[this.#at]?.start ?? this.#services.positions.offsetAtTop());
    this.paint();
  }

  /** Shows the hits that are in sight or near. */
  paint(): void {
    this.#all.clear();
    this.#one.clear();
    if (this.#hits.length === 0) return;
    const { positions } = this.#services;
    const from = positions.offsetAtTop() - AROUND;
    const to = positions.offsetAtBottom() + AROUND;
    for (let index = firstFrom(this.#hits, from); index < this.#hits.length; index++) {
      const hit = this.#hits[index];
      if (hit === undefined || hit.start > to) break;
      const range = this.#rangeOf(hit);
      if (range !== undefined) (index === this.#at ? this.#one : this.#all).add(range);
    }
  }

  /** The hit at an offset, or the first one after it, is the one that the bar is at. */
  #search(offset: number): void {
    this.#text ??= this.#folding.fold(shownText(this.#services.view));
    this.#hits = findAll(this.#text, this.#folding.fold(this.#field.value));
    const next = firstFrom(this.#hits, offset);
    this.#at = this.#hits.length === 0 ? -1 : next % this.#hits.length;
    this.#say();
  }

  #goTo(): void {
    const hit = this.#hits[this.#at];
    if (hit !== undefined) this.#services.scrolling.toView(hit.start);
    this.#say();
    this.paint();
  }

  #say(): void {
    const { length } = this.#hits;
    const none = this.#field.value === "" ? "" : (this.#strings?.findNone ?? "");
    this.#count.textContent = length === 0 ? none : `${(this.#at + 1).toString()}/${length.toString()}${length === MOST_HITS ? "+" : ""}`;
    this.element.classList.toggle("find-failed", none !== "" && length === 0);
  }

  #rangeOf({ start, end }: TextSpan): Range | undefined {
    const { view } = this.#services;
    const from = view.pointAt(start);
    const last = view.pointAt(end - 1);
    if (from === undefined || last === undefined) return undefined;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(last.node, Math.min(last.offset + 1, last.node.nodeValue?.length ?? last.offset));
    return range;
  }

  #onKey(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    // What is typed here is nothing that the editor around the page should act upon.
    if (control ? FIELD_KEYS.includes(event.key.toLowerCase()) : !/^F\d+$/u.test(event.key)) event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.#field) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }
}

/** Index of the first that begins at or after an offset. */
function firstFrom(hits: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
