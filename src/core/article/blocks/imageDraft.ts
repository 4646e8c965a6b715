/** Knows how a picture's element becomes a block. */

import type { MarkdownImage } from "../html/markdownLines";
import { attribute, type ElementNode, sourceOf } from "../html/parseHtml";
import type { DraftImage } from "./draft";

const LARGEST_SIZE = 100_000;

export function createImageDraft(element: ElementNode): DraftImage {
  const width = pixels(attribute(element, "width"));
  const height = pixels(attribute(element, "height"));
  const source = sourceOf(element);
  return {
    kind: "image",
    image: {
      type: "image",
      url: addressOf(element),
      alt: attribute(element, "alt") ?? "",
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      source,
    },
    source,
    element,
  };
}

export function createMarkdownImage({ alt, url, source }: MarkdownImage): DraftImage {
  return { kind: "image", image: { type: "image", url, alt, source }, source, element: undefined };
}

/** Sites that load pictures late put a blank one into `src` and the address into another attribute. */
function addressOf(element: ElementNode): string {
  const source = (attribute(element, "src") ?? "").trim();
  if (source !== "" && !source.startsWith("data:image/gif")) return source;
  return (attribute(element, "data-src") ?? attribute(element, "data-original") ?? source).trim();
}

function pixels(value: string | undefined): number | undefined {
  const size = Number.parseInt(value ?? "", 10);
  return size > 0 && size <= LARGEST_SIZE ? size : undefined;
}
