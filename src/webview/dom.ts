/** Knows how elements are built: from tag names of our own and text nodes, never from markup. */

export type Child = Node | string | undefined;

export interface ElementOptions {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly title?: string;
}

/** Builds an element; strings among the children become text nodes. */
export function build<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class !== undefined) element.className = options.class;
  if (options.title !== undefined) element.title = options.title;
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

export interface ButtonOptions extends ElementOptions {
  readonly onClick: () => void;
  /** Shown beside the text. */
  readonly key?: string;
}

export function buildButton(text: string, options: ButtonOptions): HTMLButtonElement {
  const button = build("button", { ...options, attributes: { type: "button", ...options.attributes } }, text);
  if (options.key !== undefined && options.key !== "") {
    button.append(build("kbd", { attributes: { "aria-hidden": "true" } }, options.key));
    button.setAttribute("aria-keyshortcuts", options.key);
  }
  button.addEventListener("click", () => {
    options.onClick();
  });
  return button;
}
