/** Knows what stands above the text: the title, where it is not part of it, and what is known of the article. */

import type { PreviewHeader } from "../protocol/preview";
import { build } from "./dom";

/** Fills the header; `bdi` keeps one value's writing direction from touching the next. */
export function fillHeader(element: HTMLElement, header: PreviewHeader): void {
  const title = header.titleInText || header.title === "" ? [] : [build("h1", {}, header.title)];
  const rows = header.rows.map(({ label, value }) =>
    build("div", { class: "meta" }, build("dt", {}, label), build("dd", {}, build("bdi", {}, value))),
  );
  element.replaceChildren(...title, ...(rows.length > 0 ? [build("dl", {}, ...rows)] : []));
}
