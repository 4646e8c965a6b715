/** Knows the list of keys that the page answers to, shown on request. */

import type { PageStrings } from "../protocol/preview";
import { build } from "./dom";

export class KeysHelp {
  readonly element = build("dialog", { class: "keys" });

  configure(strings: PageStrings): void {
    const rows = build("dl");
    for (const { keys, action } of strings.keysHelp) rows.append(build("dt", {}, build("kbd", {}, keys)), build("dd", {}, action));
    this.element.setAttribute("aria-label", strings.keys);
    this.element.replaceChildren(build("h2", {}, strings.keys), rows);
  }

  toggle(): void {
    if (this.element.open) this.element.close();
    else this.element.showModal();
  }
}
