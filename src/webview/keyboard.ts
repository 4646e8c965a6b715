/** Knows which key does what in the page; what it does stands elsewhere. */

import type { CaretStep } from "./caret";
import type { MarkAction } from "../protocol/preview";

/** Each returns whether it had anything to do; a key without effect is left to the editor. */
export interface KeyActions {
  caret(step: CaretStep, direction: "forward" | "backward", extend: boolean): boolean;
  resize(edge: "start" | "end", by: 1 | -1): boolean;
  nextMark(direction: 1 | -1, only?: "suggested"): boolean;
  act(action: MarkAction): boolean;
  /** Opens the link that has the focus. */
  follow(): boolean;
  /** Gives the selection, or the chosen mark, a label. */
  label(choice: "ask" | "last" | { readonly key: string }): boolean;
  history(action: "undo" | "redo"): boolean;
  selectAll(): boolean;
  find(): boolean;
  findNext(by: 1 | -1): boolean;
  goToSource(): boolean;
  escape(): boolean;
  /** Into the toolbar or card that stands at the selection. */
  enterTools(): boolean;
  zoom(step: 1 | -1): boolean;
  toggleLegend(): boolean;
  help(): boolean;
}

/** Handles keys before the editor sees them, but leaves the second key of a chord (Ctrl+K …) to it. */
export function listenToKeys(target: Window, actions: KeyActions, articleHasFocus: () => boolean): void {
  let inChord = false;
  target.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      if (inChord) {
        inChord = false;
        return;
      }
      inChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (inChord || !handle(event, actions, articleHasFocus())) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

function handle(event: KeyboardEvent, actions: KeyActions, inArticle: boolean): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "f") return actions.find();
  if (event.key === "F3" && !control && !event.altKey) return actions.findNext(event.shiftKey ? -1 : 1);
  // A field's keys are its own.
  if (event.target instanceof HTMLInputElement) return false;
  if (event.key === "Escape") return actions.escape();
  if (control && !event.altKey) {
    const key = event.key.toLowerCase();
    if (key === "z") return actions.history(event.shiftKey ? "redo" : "undo");
    if (key === "y") return actions.history("redo");
  }
  if (!inArticle) return false;
  if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "a") return actions.selectAll();
  return event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End"
    ? handleArrow(event, control, actions)
    : !control && !event.altKey && handlePlain(event, actions);
}

function handleArrow(event: KeyboardEvent, control: boolean, actions: KeyActions): boolean {
  const direction = event.key === "ArrowRight" || event.key === "ArrowDown" || event.key === "End" ? "forward" : "backward";
  const by = direction === "forward" ? 1 : -1;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      if (event.shiftKey && !control && actions.resize(event.altKey ? "start" : "end", by)) return true;
      return actions.caret(event.altKey ? "sentence" : control ? "word" : "character", direction, event.shiftKey);
    case "ArrowUp":
    case "ArrowDown":
      if (event.altKey) return false;
      return actions.caret(control ? "paragraph" : "line", direction, event.shiftKey);
    default:
      return !control && !event.altKey && actions.caret("lineboundary", direction, event.shiftKey);
  }
}

function handlePlain(event: KeyboardEvent, actions: KeyActions): boolean {
  switch (event.key) {
    case "j":
      return actions.nextMark(1);
    case "k":
      return actions.nextMark(-1);
    case "]":
      return actions.nextMark(1, "suggested");
    case "[":
      return actions.nextMark(-1, "suggested");
    case "Enter":
      return actions.follow() || actions.label("ask");
    case " ":
      return actions.label("last");
    case "a":
      return actions.act("accept");
    case "A":
      return actions.act("acceptSame");
    case "x":
      return actions.act("reject");
    case "X":
      return actions.act("rejectSame");
    case "Delete":
    case "Backspace":
      return actions.act("delete");
    case "n":
      return actions.act("note");
    case "u":
      return actions.history("undo");
    case "g":
      return actions.goToSource();
    case "l":
      return actions.toggleLegend();
    case "+":
    case "=":
      return actions.zoom(1);
    case "-":
      return actions.zoom(-1);
    case "?":
      return actions.help();
    case "Tab":
      return !event.shiftKey && actions.enterTools();
    default:
      return /^[0-9]$/u.test(event.key) && actions.label({ key: event.key });
  }
}
