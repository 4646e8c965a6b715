/** Knows how the card of a mark is shown beside it, with what can be done about it. */

import type { Card, CardPlaces, LabelChoice, MarkAction, PageStrings, PreviewLabel, PreviewMark } from "../protocol/preview";
import { build, buildButton } from "./dom";
import { placeBeside } from "./floating";
import type { Marks } from "./marks";

export interface PopoverActions {
  act(action: MarkAction, mark: string): void;
  relabel(mark: string, label: LabelChoice): void;
  openRow(mark: string, row: number): void;
  openPlace(mark: string, place: number): void;
  goToSource(mark: string): void;
  requestCard(mark: string): void;
}

/** What of the settings a popover needs. */
export interface PopoverSettings {
  readonly strings: PageStrings;
  readonly labels: readonly PreviewLabel[];
  readonly canAnnotate: boolean;
}

interface PageCard {
  readonly card: Card;
  readonly places: readonly CardPlaces[];
}

export class Popover {
  readonly element = build("div", { class: "floating popover", attributes: { role: "group" } });
  readonly #actions: PopoverActions;
  #settings: PopoverSettings | undefined;
  readonly #cards = new Map<string, PageCard>();
  #mark: PreviewMark | undefined;
  #beside: HTMLElement | undefined;
  #pinned = false;

  constructor(actions: PopoverActions) {
    this.#actions = actions;
    this.element.hidden = true;
  }

  /** The mark whose card is shown. */
  get shown(): string | undefined {
    return this.#mark?.id;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  configure(settings: PopoverSettings): void {
    this.#settings = settings;
    this.hide();
  }

  /** Cards of an older state may say what is no longer so. */
  forgetCards(): void {
    this.#cards.clear();
  }

  show(mark: PreviewMark, beside: HTMLElement, pinned: boolean): void {
    this.#mark = mark;
    this.#beside = beside;
    this.#pinned = pinned;
    if (!this.#cards.has(mark.id)) this.#actions.requestCard(mark.id);
    this.#draw();
  }

  /** After an update: the mark may have changed, moved or gone. */
  redraw(marks: Marks): void {
    const id = this.#mark?.id;
    if (id === undefined) return;
    const mark = marks.find(id);
    const beside = marks.elements(id)[0];
    if (mark === undefined || beside === undefined) this.hide();
    else this.show(mark, beside, this.#pinned);
  }

  receive(mark: string, card: Card | null, places: readonly CardPlaces[]): void {
    if (card !== null) this.#cards.set(mark, { card, places });
    if (mark === this.#mark?.id) this.#draw();
  }

  hide(): void {
    this.#mark = undefined;
    this.#pinned = false;
    this.element.hidden = true;
  }

  #draw(): void {
    const mark = this.#mark;
    const beside = this.#beside;
    const settings = this.#settings;
    if (mark === undefined || beside === undefined || settings === undefined) return;
    const known = this.#cards.get(mark.id);
    if (known === undefined) return;
    const { card, places } = known;
    const { strings } = settings;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.setAttribute("aria-label", `${card.subtitle} ${card.title}`);
    const rows = build("dl", {});
    card.rows.forEach((row, index) => {
      const value =
        row.url === undefined
          ? build("dd", {}, row.value)
          : build(
              "dd",
              {},
              buildButton(row.value, {
                class: "as-link",
                onClick: () => {
                  this.#actions.openRow(mark.id, index);
                },
              }),
            );
      rows.append(build("dt", {}, row.label), value);
    });
    this.element.replaceChildren(
      build("div", { class: "card-subtitle" }, card.subtitle),
      build("div", { class: "card-title" }, card.title),
      ...(card.rows.length > 0 ? [rows] : []),
      ...this.#buildPlaces(mark, places),
      this.#buildActions(mark, settings),
    );
    if (settings.canAnnotate && this.#pinned) this.element.append(this.#buildLabels(mark, settings, strings));
    this.element.hidden = false;
    placeBeside(this.element, beside.getClientRects());
    if (hadFocus) this.element.querySelector("button")?.focus();
  }

  #buildPlaces(mark: PreviewMark, lists: readonly CardPlaces[]): HTMLElement[] {
    let number = 0;
    return lists.map(({ title, count, places }) => {
      const list = build("ul", {});
      for (const shown of places) {
        const place = number++;
        const onClick = (): void => {
          this.#actions.openPlace(mark.id, place);
        };
        list.append(build("li", {}, build("bdi", {}, buildButton(shown, { class: "as-link", onClick }))));
      }
      return build("div", { class: "places" }, build("div", { class: "places-title" }, `${title} (${count.toString()})`), list);
    });
  }

  #buildActions(mark: PreviewMark, { strings, canAnnotate }: PopoverSettings): HTMLElement {
    const button = (text: string, key: string, action: MarkAction) =>
      buildButton(text, {
        key,
        onClick: () => {
          this.#actions.act(action, mark.id);
        },
      });
    const actions = build("div", { class: "actions" });
    if (canAnnotate && mark.layer === "annotation") {
      actions.append(button(strings.editNote, "N", "note"), button(strings.delete, "Del", "delete"));
    } else if (canAnnotate) {
      actions.append(
        button(strings.accept, "A", "accept"),
        button(strings.acceptSame, "⇧A", "acceptSame"),
        button(strings.reject, "X", "reject"),
        button(strings.addNote, "N", "note"),
      );
    }
    actions.append(
      buildButton(strings.goToSource, {
        key: "G",
        onClick: () => {
          this.#actions.goToSource(mark.id);
        },
      }),
    );
    return actions;
  }

  #buildLabels(mark: PreviewMark, { labels }: PopoverSettings, strings: PageStrings): HTMLElement {
    const row = build("div", { class: "labels", attributes: { role: "group", "aria-label": strings.annotations } });
    // Those that have a key; the others are found by name in the list.
    for (const label of labels.filter(({ key }) => key !== undefined)) {
      row.append(
        buildLabelButton(label, () => {
          this.#actions.relabel(mark.id, { id: label.id });
        }),
      );
    }
    row.append(
      buildButton(strings.otherLabel, {
        key: "Enter",
        onClick: () => {
          this.#actions.relabel(mark.id, "ask");
        },
      }),
    );
    return row;
  }
}

/** A button that gives a label; its colour is a dot beside the name, so the name is never a matter of colour. */
export function buildLabelButton(label: PreviewLabel, onClick: () => void): HTMLButtonElement {
  const button = buildButton(label.name, { class: "label", onClick, ...(label.key === undefined ? {} : { key: label.key }) });
  if (label.color !== undefined) button.style.setProperty("--mark-color", label.color);
  return button;
}
