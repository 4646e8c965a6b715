/** Knows what the pointer asks for: a click, a selection, a look at a mark's card. */

import type { Bridge } from "./bridge";
import type { Page } from "./page";
import type { PageActions } from "./pageActions";

const HOVER_MILLISECONDS = 300;
const LEAVE_MILLISECONDS = 250;
const SELECTION_MILLISECONDS = 120;

export function listenToPointer(page: Page, actions: PageActions, bridge: Bridge): void {
  const { article } = page;
  article.addEventListener("click", (event) => {
    if (event.target instanceof Element) click(event.target, event, page, actions, bridge);
  });
  article.addEventListener("pointerup", () => {
    // The selection is final only after the event.
    window.setTimeout(() => {
      actions.showTools();
    });
  });
  listenToHover(page);
  listenToSelection(page, actions);
  document.addEventListener("copy", (event) => {
    const span = page.selection.span() ?? page.selection.whole();
    if (span === undefined || event.clipboardData === null) return;
    // The article's words as they are, without badges, buttons or stand-ins for control characters.
    event.clipboardData.setData("text/plain", page.view.textBetween(span.start, span.end));
    event.preventDefault();
  });
}

function click(target: Element, event: MouseEvent, page: Page, actions: PageActions, bridge: Bridge): void {
  const images = target.closest<HTMLElement>("[data-images]");
  if (images !== null) {
    const host = images.dataset["images"] ?? "";
    actions.loadImages(host === "" ? null : host);
    return;
  }
  const selection = window.getSelection();
  if (selection !== null && !selection.isCollapsed) return;
  const link = target.closest("[data-link]");
  if (link !== null) {
    actions.openLink(link);
    return;
  }
  // A second click on the chosen mark means the one around it.
  const chosen = page.marks.chosenId;
  const inner = page.marks.around(target);
  const found = inner !== undefined && inner.mark.id === chosen ? (page.marks.around(target, chosen) ?? inner) : inner;
  if (found === undefined) page.choice.clear();
  else page.choice.choose(found.mark.id, found.element);
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
  const offset = caret === null ? undefined : page.view.offsetAt(caret.offsetNode, caret.offset);
  if (offset !== undefined) bridge.send({ type: "goTo", offset, open: false });
}

function listenToHover(page: Page): void {
  const { article, popover } = page;
  let timer: number | undefined;
  const later = (milliseconds: number, act: () => void) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, milliseconds);
  };
  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons !== 0 || popover.pinned || !(event.target instanceof Node)) return;
    const found = page.marks.around(event.target);
    if (found === undefined) {
      if (popover.shown !== undefined) later(LEAVE_MILLISECONDS, hide);
      return;
    }
    later(HOVER_MILLISECONDS, () => {
      if (!popover.pinned && page.tools.element.hidden) popover.show(found.mark, found.element, false);
    });
  });
  const hide = () => {
    if (!popover.pinned) popover.hide();
  };
  // Whoever presses means to select or choose something, not to look.
  article.addEventListener("pointerdown", () => {
    page.marks.letGo();
    window.clearTimeout(timer);
    hide();
  });
  article.addEventListener("pointerleave", () => {
    later(LEAVE_MILLISECONDS, hide);
  });
  popover.element.addEventListener("pointerenter", () => {
    window.clearTimeout(timer);
  });
  popover.element.addEventListener("pointerleave", () => {
    later(LEAVE_MILLISECONDS, hide);
  });
}

function listenToSelection(page: Page, actions: PageActions): void {
  let timer: number | undefined;
  document.addEventListener("selectionchange", () => {
    window.clearTimeout(timer);
    page.choice.yieldToSelection();
    timer = window.setTimeout(() => {
      if (page.selection.span() === undefined) page.tools.hide();
      actions.reportSelection();
    }, SELECTION_MILLISECONDS);
  });
}
