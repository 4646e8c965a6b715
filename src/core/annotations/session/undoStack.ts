/** Knows the order in which steps were made, to take them back and make them again. */

/** What one step did to one annotation; `undefined` where it was not there. */
export interface StepEntry<Entry> {
  readonly id: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

const MOST_STEPS = 1000;

export class UndoStack<Entry> {
  readonly #done: StepEntry<Entry>[][] = [];
  readonly #undone: StepEntry<Entry>[][] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** The step to take back or to make again; empty where there is none. */
  pop(direction: "undo" | "redo"): StepEntry<Entry>[] {
    return (direction === "undo" ? this.#done : this.#undone).pop() ?? [];
  }

  /** Keeps a step that was made, taken back or made again; a new one ends what could be made again. */
  push(step: StepEntry<Entry>[], direction: "apply" | "undo" | "redo"): void {
    if (step.length === 0) return;
    if (direction === "undo") {
      this.#undone.push(step);
      return;
    }
    if (direction === "apply") this.#undone.length = 0;
    this.#done.push(step);
    if (this.#done.length > MOST_STEPS) this.#done.shift();
  }
}
