/** Knows the bar above the text: how far one has read, and what the page as a whole can do. */

import type { PageStrings } from "../protocol/preview";
import { build, buildButton } from "./dom";

export interface BarActions {
  toggleLegend(): void;
  toggleBadges(): void;
  toggleLock(): void;
  loadImages(): void;
  find(): void;
  zoom(step: 1 | -1): void;
  showKeys(): void;
}

export interface BarState {
  readonly legendOpen: boolean;
  readonly badges: boolean;
  readonly locked: boolean;
  readonly canFollow: boolean;
  readonly blockedImages: number;
  readonly canLoadImages: boolean;
  readonly recognising: boolean;
}

export class Bar {
  readonly element = build("div", { class: "bar" });
  readonly #buttons = build("div", { class: "bar-buttons", attributes: { role: "toolbar" } });
  readonly #progress = build("div", { class: "progress", attributes: { role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100" } });
  readonly #percent = build("span", { class: "percent", attributes: { "aria-hidden": "true" } });
  readonly #actions: BarActions;
  #strings: PageStrings | undefined;
  #drawn = "";

  constructor(actions: BarActions, legend: HTMLElement) {
    this.#actions = actions;
    this.element.append(this.#buttons, legend, this.#progress);
  }

  configure(strings: PageStrings): void {
    this.#strings = strings;
    this.#drawn = "";
    this.#progress.setAttribute("aria-label", strings.progress);
    this.#buttons.setAttribute("aria-label", strings.article);
  }

  /** `share` of the text that has been read, 0 to 1. */
  setProgress(share: number): void {
    const percent = Math.round(Math.min(1, Math.max(0, share)) * 100).toString();
    if (this.#percent.textContent === `${percent}%`) return;
    this.#percent.textContent = `${percent}%`;
    this.#progress.setAttribute("aria-valuenow", percent);
    this.#progress.style.setProperty("--share", `${percent}%`);
  }

  update(state: BarState): void {
    const strings = this.#strings;
    const drawn = JSON.stringify(state);
    if (strings === undefined || this.#drawn === drawn) return;
    this.#drawn = drawn;
    const focused = [...this.#buttons.children].indexOf(document.activeElement ?? this.element);
    const toggle = (text: string, pressed: boolean, onClick: () => void, key?: string) =>
      buildButton(text, { attributes: { "aria-pressed": String(pressed) }, onClick, ...(key === undefined ? {} : { key }) });
    const { canLoadImages, blockedImages } = state;
    const images =
      canLoadImages && blockedImages > 0
        ? [
            buildButton(`${strings.loadImages} (${blockedImages.toString()})`, {
              title: strings.loadInArticle,
              onClick: () => {
                this.#actions.loadImages();
              },
            }),
          ]
        : [];
    this.#buttons.replaceChildren(
      toggle(strings.legend, state.legendOpen, () => {
        this.#actions.toggleLegend();
      }),
      toggle(strings.badges, state.badges, () => {
        this.#actions.toggleBadges();
      }),
      ...(state.canFollow
        ? [
            toggle(state.locked ? strings.locked : strings.followEditor, !state.locked, () => {
              this.#actions.toggleLock();
            }),
          ]
        : []),
      ...images,
      build("span", { class: "recognising" }, state.recognising ? strings.recognising : ""),
      this.#percent,
      buildButton(strings.find, {
        title: `${strings.find} (Ctrl+F)`,
        onClick: () => {
          this.#actions.find();
        },
      }),
      buildButton("A−", {
        attributes: { "aria-label": `A− ${strings.zoomOut}` },
        title: strings.zoomOut,
        onClick: () => {
          this.#actions.zoom(-1);
        },
      }),
      buildButton("A+", {
        attributes: { "aria-label": `A+ ${strings.zoomIn}` },
        title: strings.zoomIn,
        onClick: () => {
          this.#actions.zoom(1);
        },
      }),
      buildButton("?", {
        attributes: { "aria-label": strings.keys },
        title: strings.keys,
        onClick: () => {
          this.#actions.showKeys();
        },
      }),
    );
    if (focused >= 0) (this.#buttons.children[focused] as HTMLElement | undefined)?.focus();
  }
}
