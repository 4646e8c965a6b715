/** Knows how the parts of the page work together, and what a message of the host changes in them. */

import type { HostMessage, PreviewSettings, PreviewUpdate } from "../protocol/preview";
import { ArticleView } from "./articleView";
import { Bar } from "./bar";
import type { Bridge } from "./bridge";
import { Caret } from "./caret";
import { Choice } from "./choice";
import { build } from "./dom";
import { Filling } from "./filling";
import { FindBar } from "./findBar";
import { fillHeader } from "./header";
import { KeysHelp } from "./keysHelp";
import { Legend } from "./legend";
import { Marks } from "./marks";
import { Popover } from "./popover";
import { Positions } from "./position";
import { RemovedList } from "./removedList";
import { Scrolling } from "./scrolling";
import { blockContext, hasSameWords, setType } from "./settings";
import { SelectionTools } from "./selectionTools";
import { TextSelection, type TextSpan } from "./textSelection";
import { Waiting } from "./waiting";

/** What buttons ask for; keys ask for the same. */
export interface PageRequests {
  popover: ConstructorParameters<typeof Popover>[0];
  tools: ConstructorParameters<typeof SelectionTools>[0];
  bar: ConstructorParameters<typeof Bar>[0];
  resize: (mark: string, span: TextSpan) => void;
}

export class Page {
  readonly article = build("article", { attributes: { id: "article", tabindex: "0", lang: "zh-Hans" } });
  readonly view = new ArticleView(this.article);
  readonly selection = new TextSelection(this.view);
  readonly positions: Positions;
  readonly scrolling: Scrolling;
  readonly caret: Caret;
  readonly marks: Marks;
  readonly popover: Popover;
  readonly tools: SelectionTools;
  readonly help = new KeysHelp();
  readonly choice: Choice;
  readonly find: FindBar;
  readonly #bridge: Bridge;
  readonly #header = build("header", { class: "article-header" });
  readonly #waiting: Waiting;
  /** Stands in for a text that has no words and no images. */
  readonly #empty = build("p", { class: "empty" });
  readonly #cut = build("p", { class: "cut" });
  readonly #status = build("div", { class: "spoken", attributes: { role: "status" } });
  readonly #legend: Legend;
  readonly #removed: RemovedList;
  readonly #bar: Bar;
  readonly #filling: Filling;
  #settings: PreviewSettings | undefined;
  #update: PreviewUpdate | undefined;

  constructor(bridge: Bridge, body: HTMLElement, requests: PageRequests) {
    this.#bridge = bridge;
    const { state } = bridge;
    this.#legend = new Legend(state.hidden, (hidden) => {
      bridge.keep({ hidden });
    });
    this.#removed = new RemovedList(state.restored, (restored) => {
      bridge.keep({ restored });
      this.#keepingPlace(() => {
        this.#render();
      });
    });
    this.marks = new Marks(this.article, this.view, (category) => this.#legend.isHidden(category));
    this.popover = new Popover(requests.popover);
    this.tools = new SelectionTools(requests.tools);
    this.#bar = new Bar(requests.bar, this.#legend.element);
    const caret = build("div", { class: "caret floating", attributes: { "aria-hidden": "true" } });
    const main = build("main", {}, this.#header, this.#empty, this.article, this.#cut, this.#removed.element);
    this.#waiting = new Waiting(main, () => {
      this.#letGo();
    });
    body.append(this.#bar.element, main, this.popover.element, this.tools.element, caret, this.help.element, this.#status);
    this.positions = new Positions(this.view, this.article, this.#bar.element);
    this.caret = new Caret(this.article, caret, this.selection, this.positions);
    this.scrolling = new Scrolling(bridge, this.positions, () => {
      this.showProgress();
      this.find.paint();
      this.#filling.start();
    });
    const { article, marks, popover, positions, scrolling, selection, tools, view } = this;
    const canAnnotate = (): boolean => this.#settings?.canAnnotate === true;
    const onSelected = (): void => {
      if (canAnnotate()) tools.show();
    };
    this.find = new FindBar({ article, positions, scrolling, selection, view, onSelected });
    this.#bar.element.append(this.find.element);
    this.choice = new Choice({ article, bridge, marks, popover, positions, scrolling, selection, tools, resize: requests.resize, canAnnotate });
    body.append(...this.choice.elements);
    this.#filling = new Filling({
      view,
      positions,
      build: () => {
        this.#render();
        scrolling.comeBack({ isNew: false, more: !this.view.isWhole });
        this.showProgress();
      },
      keepingPlace: (change) => {
        this.#keepingPlace(change);
      },
      onMarked: () => {
        this.find.paint();
      },
    });
    this.#empty.hidden = true;
    this.#cut.hidden = true;
    this.showState();
  }

  get settings(): PreviewSettings | undefined {
    return this.#settings;
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case "settings":
        this.#configure(message);
        return;
      case "update":
        this.#take(message);
        return;
      case "blocks":
        this.view.sent.expect(message.blocks);
        return;
      case "marks":
        this.view.sent.expectMarks(message.key, message.marks);
        return;
      case "opening":
        if (this.#update === undefined || message.document !== this.#bridge.document) this.#waiting.expect(message.text);
        else this.#waiting.end();
        return;
      case "failed":
        if (this.#update === undefined || message.document !== this.#bridge.document) this.#waiting.show(message.text);
        return;
      case "say":
        if (message.document === this.#bridge.document) this.say(message.text);
        return;
      case "card":
      case "scrollTo":
      case "select":
        if (message.document === this.#bridge.document && message.version === this.#bridge.version) this.#obey(message);
    }
  }

  #obey(message: Extract<HostMessage, { readonly type: "card" | "scrollTo" | "select" }>): void {
    switch (message.type) {
      case "card":
        this.popover.receive(message.mark, message.card, message.places);
        return;
      case "scrollTo":
        if (message.to === "top") this.scrolling.toTop(message.offset);
        else this.scrolling.toView(message.offset);
        this.showProgress();
        return;
      case "select":
        this.choice.choose(message.mark);
    }
  }

  /** For those who hear the page; the same text said twice is heard twice. */
  say(text: string): void {
    this.#status.replaceChildren(build("span", {}, text));
  }

  /** Shows what the state says of the bar, the badges and the size. */
  showState(): void {
    const { state } = this.#bridge;
    document.body.classList.toggle("badges", state.badges);
    document.documentElement.style.setProperty("--zoom", state.zoom.toString());
    this.#legend.element.hidden = !state.legendOpen;
    this.#bar.update({
      legendOpen: state.legendOpen,
      badges: state.badges,
      locked: state.locked,
      canFollow: this.#settings?.canFollow === true,
      blockedImages: this.#update?.blockedImages ?? 0,
      canLoadImages: this.#settings?.canLoadImages === true,
      recognising: this.#update?.complete === false,
    });
  }

  showProgress(): void {
    const length = this.#update?.length ?? 0;
    if (length === 0) return;
    const atEnd = this.view.isWhole && window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    this.#bar.setProgress(atEnd ? 1 : this.positions.offsetAtBottom() / length);
  }

  /** Changes how the text is laid out without moving the reader's line. */
  relayout(change: () => void): void {
    this.#keepingPlace(change);
    this.popover.redraw(this.marks);
    this.choice.placeHandles();
    this.showProgress();
  }

  #configure(settings: PreviewSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (this.#update === undefined) {
      this.#show(settings);
      return;
    }
    this.#keepingPlace(() => {
      this.#show(settings);
      if (before !== undefined && hasSameWords(before, settings)) return;
      this.view.forgetElements();
      this.#render();
    });
  }

  #show(settings: PreviewSettings): void {
    const { strings } = settings;
    setType(settings);
    this.article.setAttribute("aria-label", strings.article);
    this.#empty.textContent = strings.empty;
    this.#cut.textContent = strings.cut;
    this.#bridge.keep({ locked: settings.locked });
    this.#legend.configure(strings);
    this.#removed.configure(strings);
    this.#bar.configure(strings);
    this.help.configure(strings);
    this.find.configure(strings, settings.characters);
    this.popover.configure(settings);
    this.tools.configure(strings, settings.labels);
    this.showState();
  }

  #take(update: PreviewUpdate): void {
    const before = this.#update;
    const isNew = update.document !== this.#bridge.document;
    if (update.serial !== 0 && (isNew || before?.serial !== update.serial - 1)) {
      this.#bridge.ready();
      return;
    }
    if (isNew) this.#startArticle(update.document);
    const place = isNew ? undefined : this.positions.readingPlace();
    const selected = isNew ? undefined : this.selection.keep();
    const hadFocus = !isNew && this.article.contains(document.activeElement);
    if (!this.view.sent.accept(update)) {
      this.#bridge.ready();
      return;
    }
    this.#update = update;
    this.#waiting.end();
    this.#empty.hidden = update.places.some(({ part }) => part === undefined);
    this.#cut.hidden = !update.cut;
    this.#bridge.about(update.document, update.version);
    this.popover.forgetCards();
    this.#legend.update(update.legend);
    this.#removed.update(update.removed);
    fillHeader(this.#header, update.header);
    this.#render();
    if (place !== undefined) this.positions.restore(place);
    if (selected !== undefined) this.selection.restore(selected);
    this.scrolling.comeBack({ isNew, more: !this.view.isWhole });
    this.choice.restore(hadFocus);
    this.showState();
    this.showProgress();
  }

  /** Nothing of the article before is in hand any more. */
  #letGo(): void {
    this.choice.clear();
    this.tools.hide();
    this.caret.hide();
    this.find.forget();
  }

  #startArticle(document: string): void {
    this.#letGo();
    this.view.clear();
    // What was kept is of another article, unless the page has just been loaded again.
    if (this.#bridge.state.document !== document) this.#bridge.keep({ document, offset: 0, restored: [] });
    this.#removed.reset(this.#bridge.state.restored);
  }

  #keepingPlace(change: () => void): void {
    const place = this.positions.readingPlace();
    const selected = this.selection.keep();
    change();
    if (place !== undefined) this.positions.restore(place);
    if (selected !== undefined) this.selection.restore(selected);
  }

  #render(): void {
    const settings = this.#settings;
    if (settings === undefined) return;
    this.view.render((part) => this.#removed.isRestored(part), blockContext(settings, this.#legend), () => this.positions.offsetAtTop());
    this.find.refresh();
    this.#filling.start();
  }
}
