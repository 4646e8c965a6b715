/** Knows what comes of reading at one place: a figure or none, and where reading goes on. */

import type { Draft } from "../draft";

export interface Step {
  readonly draft?: Draft;
  /** Where reading goes on. */
  readonly end: number;
}

export function found(draft: Draft | undefined): Step | undefined {
  return draft === undefined ? undefined : { draft, end: draft.end };
}
