/** Knows how the page talks with its host and where it keeps what must outlive it. */

import type { PageMessage, PageState } from "../protocol/preview";

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

type Outgoing = Exclude<PageMessage, { readonly type: "ready" }>;
type WithoutAbout<M> = M extends unknown ? Omit<M, "document" | "version"> : never;

/** A message but for the text it speaks of, which the bridge adds. */
export type PageAction = WithoutAbout<Outgoing>;

const DEFAULT_STATE: PageState = {
  document: "",
  locked: false,
  offset: 0,
  restored: [],
  hidden: [],
  legendOpen: false,
  badges: true,
  zoom: 1,
};

export class Bridge {
  readonly #api = acquireVsCodeApi();
  #state: PageState;
  #document = "";
  #version = -1;

  constructor() {
    this.#state = readState(this.#api.getState());
  }

  get state(): PageState {
    return this.#state;
  }

  get document(): string {
    return this.#document;
  }

  get version(): number {
    return this.#version;
  }

  /** Says which text the page shows from now on. */
  about(document: string, version: number): void {
    this.#document = document;
    this.#version = version;
  }

  keep(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#api.setState(this.#state);
  }

  ready(): void {
    this.#api.postMessage({ type: "ready" });
  }

  send(action: PageAction): void {
    this.#api.postMessage({ ...action, document: this.#document, version: this.#version });
  }
}

/** State comes back from an older page, perhaps of another version of Zhupi: each field is checked. */
function readState(value: unknown): PageState {
  if (typeof value !== "object" || value === null) return DEFAULT_STATE;
  const state = value as Readonly<Record<string, unknown>>;
  return {
    document: typeof state["document"] === "string" ? state["document"] : DEFAULT_STATE.document,
    locked: state["locked"] === true,
    offset: typeof state["offset"] === "number" && state["offset"] >= 0 ? state["offset"] : 0,
    restored: strings(state["restored"]),
    hidden: strings(state["hidden"]),
    legendOpen: state["legendOpen"] === true,
    badges: state["badges"] !== false,
    zoom: typeof state["zoom"] === "number" && state["zoom"] >= 0.5 && state["zoom"] <= 3 ? state["zoom"] : 1,
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
