/** Knows the page's only markup: a frame without a word of any article, and the rules for what it may load. */

/** In `media/preview`, in their order. */
export const STYLES: readonly string[] = ["preview.css", "bar.css", "text.css", "lists.css", "marks.css", "print.css"];

/** What the page is made of. Files are our own; the address is the webview's, made by the editor. */
export interface PageParts {
  /** From a cryptographic source, new for each page. */
  readonly nonce: string;
  /** JavaScript and CSS, which stand in the page: each file that it had to ask for would keep its reader waiting. */
  readonly script: string;
  readonly style: string;
  /** BCP 47, of the user's language. */
  readonly language: string;
  /** Hosts that images may come from, over https; empty for none. `*` stands for every host. */
  readonly imageHosts: readonly string[];
  /** Where files of the workspace are served from, if images may come from there. */
  readonly fileSource: string | undefined;
}

/** Throws where a file of ours could end the element that holds it. */
export function buildPageHtml(parts: PageParts): string {
  const { nonce, script, style, language } = parts;
  const own = `nonce-${nonce}`;
  const policy = [
    "default-src 'none'",
    `script-src '${own}'`,
    `style-src '${own}'`,
    `img-src ${imageSources(parts)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!DOCTYPE html>",
    `<html lang="${escapeAttribute(language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    "<title>Zhupi</title>",
    `<style nonce="${escapeAttribute(nonce)}">${checked(style)}</style>`,
    "</head>",
    "<body>",
    `<script nonce="${escapeAttribute(nonce)}">${checked(script)}</script>`,
    "</body>",
    "</html>",
  ].join("\n");
}

/** What a browser reads as text up to the end tag of the element around it. */
function checked(file: string): string {
  if (/<!--|<\/?(?:script|style)/iu.test(file)) throw new Error("A file of the page holds markup that would end it.");
  return file;
}

function imageSources({ imageHosts, fileSource }: PageParts): string {
  const remote = imageHosts.includes("*") ? ["https:"] : imageHosts.filter(isHost).map((host) => `https://${host}`);
  const sources = [...(fileSource === undefined ? [] : [fileSource]), ...remote];
  return sources.length === 0 ? "'none'" : sources.join(" ");
}

/** A name, perhaps with a port: nothing that could end a source or begin another directive. */
export function isHost(host: string): boolean {
  return host.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/iu.test(host);
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
