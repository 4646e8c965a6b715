/** Knows which mark the reader has chosen, and what goes with that: its card, the handles at its ends, the next one after a decision. */

import type { Bridge } from "./bridge";
import type { Marks } from "./marks";
import type { Popover } from "./popover";
import type { Positions } from "./position";
import { ResizeHandles } from "./resizeHandles";
import type { Scrolling } from "./scrolling";
import type { SelectionTools } from "./selectionTools";
import type { TextSelection, TextSpan } from "./textSelection";

/** What of the page a choice is shown with. */
export interface ChoiceParts {
  readonly article: HTMLElement;
  readonly bridge: Bridge;
  readonly marks: Marks;
  readonly popover: Popover;
  readonly positions: Positions;
  readonly scrolling: Scrolling;
  readonly selection: TextSelection;
  readonly tools: SelectionTools;
  readonly resize: (mark: string, span: TextSpan) => void;
  /** Whether annotations can be changed. */
  readonly canAnnotate: () => boolean;
}

export class Choice {
  readonly #parts: ChoiceParts;
  readonly #handles: ResizeHandles;
  #advanceFrom: number | undefined;

  constructor(parts: ChoiceParts) {
    this.#parts = parts;
    const { positions, selection, resize } = parts;
    this.#handles = new ResizeHandles(positions, {
      preview: (span) => {
        selection.select(span);
      },
      end: () => {
        selection.collapse();
      },
      resize,
    });
    window.addEventListener("resize", () => {
      this.placeHandles();
    });
  }

  /** The handles, which float above the text. */
  get elements(): readonly HTMLElement[] {
    return this.#handles.elements;
  }

  /** Chooses a mark, brings it into view and shows its card. False where the page has no such mark. */
  choose(id: string, nearest?: HTMLElement): boolean {
    const { bridge, marks, popover, scrolling, selection, tools } = this.#parts;
    const mark = marks.find(id);
    const span = marks.span(id);
    const element = nearest ?? marks.elements(id)[0];
    if (mark === undefined || span === undefined || element === undefined) return false;
    // Either a mark is chosen or words are selected: what comes last is what a key is about.
    selection.collapse();
    this.#advanceFrom = undefined;
    marks.choose(id);
    tools.hide();
    scrolling.toView(span.start);
    marks.focus(element);
    popover.show(mark, element, true);
    this.placeHandles();
    bridge.send({ type: "selected", ...span, mark: id });
    return true;
  }

  clear(): void {
    this.#advanceFrom = undefined;
    this.#parts.marks.choose(undefined);
    this.#parts.popover.hide();
    this.placeHandles();
  }

  /** Words have been selected: they are what a key is about now, no longer the mark that was chosen or looked at. */
  yieldToSelection(): void {
    const { marks, popover, selection } = this.#parts;
    if (this.#handles.isMoving || selection.span() === undefined) return;
    if (marks.chosenId !== undefined || popover.shown !== undefined) this.clear();
  }

  /** Once an update has taken the decided suggestion away, goes to the one that follows; not where the reader has gone elsewhere by then. */
  advanceFrom(offset: number): void {
    this.#advanceFrom = offset;
  }

  /** After an update: the chosen mark may have been built anew, moved, or decided upon. */
  restore(hadFocus: boolean): void {
    this.#restoreMark(hadFocus);
    this.placeHandles();
  }

  /** Puts the handles at the ends of the chosen annotation; away where none is chosen. */
  placeHandles(): void {
    const { canAnnotate, marks } = this.#parts;
    const mark = marks.chosen;
    const resizable = mark?.layer === "annotation" && canAnnotate();
    this.#handles.place(mark?.id, resizable ? marks.span(mark.id) : undefined);
  }

  #restoreMark(hadFocus: boolean): void {
    const { article, marks, popover } = this.#parts;
    marks.paintChoice();
    const id = marks.chosenId;
    const element = id === undefined ? undefined : marks.elements(id)[0];
    if (id === undefined || element !== undefined) {
      if (element !== undefined && hadFocus && document.activeElement !== element) marks.focus(element);
      popover.redraw(marks);
      return;
    }
    const offset = this.#advanceFrom;
    this.clear();
    const next = offset === undefined ? undefined : marks.next({ offset }, 1, "suggested");
    if (next !== undefined) this.choose(next);
    else if (hadFocus) article.focus({ preventScroll: true });
  }
}
