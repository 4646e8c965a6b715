/** Starts the preview's page: builds it, listens, and tells the host that it does. */

import type { HostMessage } from "../protocol/preview";
import { Bridge } from "./bridge";
import { listenToKeys } from "./keyboard";
import { Page } from "./page";
import { PageActions } from "./pageActions";
import { listenToPointer } from "./pointing";

const ASK_AFTER_MILLISECONDS = 50;

const bridge = new Bridge();
const page: Page = new Page(bridge, document.body, {
  popover: {
    act: (action, mark) => {
      actions.actOn(action, mark);
    },
    relabel: (mark, label) => {
      actions.relabel(mark, label);
    },
    openRow: (mark, row) => {
      bridge.send({ type: "openCardLink", mark, row });
    },
    openPlace: (mark, place) => {
      bridge.send({ type: "openPlace", mark, place });
    },
    goToSource: (mark) => {
      bridge.send({ type: "goTo", offset: page.marks.span(mark)?.start ?? 0, open: true });
    },
    requestCard: (mark) => {
      bridge.send({ type: "lookUp", mark });
    },
  },
  tools: {
    annotate: (label) => {
      actions.annotate(label);
    },
    addNote: () => {
      actions.act("note");
    },
  },
  resize: (mark, span) => {
    bridge.send({ type: "resize", mark, ...span });
  },
  bar: {
    toggleLegend: () => {
      actions.toggleLegend();
    },
    toggleBadges: () => {
      actions.toggleBadges();
    },
    toggleLock: () => {
      actions.toggleLock();
    },
    loadImages: () => {
      actions.loadImages(null);
    },
    find: () => {
      actions.find();
    },
    zoom: (step) => {
      actions.zoom(step);
    },
    showKeys: () => {
      actions.help();
    },
  },
});
const actions = new PageActions(bridge, page);

listenToPointer(page, actions, bridge);
listenToKeys(window, actions, () => {
  const { activeElement } = document;
  return !page.help.element.open && (activeElement === null || activeElement === document.body || page.article.contains(activeElement));
});
window.addEventListener("message", (event: MessageEvent<HostMessage>) => {
  page.receive(event.data);
});
// VS Code keeps what the host sends while the page loads; a page that was loaded again without the host's knowledge asks for it.
window.addEventListener("load", () => {
  window.setTimeout(() => {
    if (page.settings === undefined) bridge.ready();
  }, ASK_AFTER_MILLISECONDS);
});
