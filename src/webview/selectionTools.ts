/** Knows the small toolbar that stands at a selection and gives it a label. */

import type { LabelChoice, PageStrings, PreviewLabel } from "../protocol/preview";
import { build, buildButton } from "./dom";
import { placeBeside } from "./floating";
import { buildLabelButton } from "./popover";

export interface ToolActions {
  annotate(label: LabelChoice): void;
  addNote(): void;
}

export class SelectionTools {
  readonly element = build("div", { class: "floating tools", attributes: { role: "toolbar" } });
  readonly #actions: ToolActions;

  constructor(actions: ToolActions) {
    this.#actions = actions;
    this.element.hidden = true;
    // A press must not take the selection away before the click is known.
    this.element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
    });
  }

  configure(strings: PageStrings, labels: readonly PreviewLabel[]): void {
    this.element.setAttribute("aria-label", strings.selectionTools);
    const buttons = labels
      .filter((label) => label.key !== undefined)
      .map((label) =>
        buildLabelButton(label, () => {
          this.#actions.annotate({ id: label.id });
        }),
      );
    const more = buildButton(strings.otherLabel, {
      key: "Enter",
      onClick: () => {
        this.#actions.annotate("ask");
      },
    });
    const note = buildButton(strings.addNote, {
      key: "N",
      onClick: () => {
        this.#actions.addNote();
      },
    });
    this.element.replaceChildren(...buttons, more, note);
  }

  show(): void {
    const selection = window.getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    this.element.hidden = false;
    placeBeside(this.element, selection.getRangeAt(0).getClientRects());
  }

  hide(): void {
    this.element.hidden = true;
  }
}
