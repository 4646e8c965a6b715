/** Knows the two handles by which a pointer moves the ends of the chosen annotation. */

import { build } from "./dom";
import type { Positions } from "./position";
import type { TextSpan } from "./textSelection";

export interface ResizeActions {
  /** Shows what the annotation would cover while the handle moves. */
  preview(span: TextSpan): void;
  end(): void;
  resize(mark: string, span: TextSpan): void;
}

export class ResizeHandles {
  readonly elements: readonly HTMLElement[];
  readonly #positions: Positions;
  readonly #actions: ResizeActions;
  readonly #start = buildHandle("start");
  readonly #end = buildHandle("end");
  #mark: string | undefined;
  #span: TextSpan | undefined;
  #isMoving = false;

  constructor(positions: Positions, actions: ResizeActions) {
    this.#positions = positions;
    this.#actions = actions;
    this.elements = [this.#start, this.#end];
    this.#listen(this.#start, "start");
    this.#listen(this.#end, "end");
  }

  /** While a pointer holds a handle, what is selected only shows what the annotation would cover. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** Puts the handles at an annotation's ends; away where none is chosen. */
  place(mark: string | undefined, span: TextSpan | undefined): void {
    this.#mark = mark;
    this.#span = span;
    const first = span === undefined ? undefined : this.#positions.rectAt(span.start);
    const last = span === undefined ? undefined : this.#positions.rectAt(span.end - 1);
    putAt(this.#start, first?.left, first);
    putAt(this.#end, last?.right, last);
  }

  #listen(handle: HTMLElement, edge: "start" | "end"): void {
    handle.addEventListener("pointerdown", (event) => {
      const mark = this.#mark;
      let span = this.#span;
      if (mark === undefined || span === undefined || event.button !== 0) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      this.#isMoving = true;
      const move = ({ clientX, clientY }: PointerEvent): void => {
        const offset = this.#positions.offsetFromPoint(clientX, clientY);
        const before = this.#span;
        if (offset === undefined || before === undefined) return;
        const moved = edge === "start" ? { start: offset, end: before.end } : { start: before.start, end: offset };
        if (moved.start >= moved.end) return;
        span = moved;
        this.#actions.preview(moved);
      };
      handle.addEventListener("pointermove", move);
      const finish = (): void => {
        handle.removeEventListener("pointermove", move);
        this.#actions.end();
        this.#isMoving = false;
        if (span !== undefined && span !== this.#span) this.#actions.resize(mark, span);
      };
      handle.addEventListener("lostpointercapture", finish, { once: true });
    });
  }
}

/** The keyboard has keys of its own for this. */
function buildHandle(edge: "start" | "end"): HTMLElement {
  const handle = build("div", { class: `floating handle ${edge}`, attributes: { "aria-hidden": "true" } });
  handle.hidden = true;
  return handle;
}

function putAt(handle: HTMLElement, left: number | undefined, rect: DOMRect | undefined): void {
  handle.hidden = left === undefined || rect === undefined;
  if (left === undefined || rect === undefined) return;
  handle.style.left = `${(left + window.scrollX).toString()}px`;
  handle.style.top = `${(rect.top + window.scrollY).toString()}px`;
  handle.style.height = `${rect.height.toString()}px`;
}
