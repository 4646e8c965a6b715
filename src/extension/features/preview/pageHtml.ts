/** Knows the page's only markup: a frame without a word of any article, and the rules for what it may load. */

/** Addresses are the webview's own, made by the editor. */
export interface PageParts {
  /** What the page's own files are served from. */
  readonly cspSource: string;
  /** From a cryptographic source, new for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: readonly string[];
  /** BCP 47, of the user's language. */
  readonly language: string;
  /** Hosts that images may come from, over https; empty for none. `*` stands for every host. */
  readonly imageHosts: readonly string[];
  /** Whether images may come from where the page's own files do. */
  readonly showsFiles: boolean;
}

export function buildPageHtml(parts: PageParts): string {
  const { cspSource, nonce, script, styles, language } = parts;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
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
    ...styles.map((style) => `<link rel="stylesheet" href="${escapeAttribute(style)}">`),
    "</head>",
    "<body>",
    `<script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>`,
    "</body>",
    "</html>",
  ].join("\n");
}

function imageSources({ imageHosts, showsFiles, cspSource }: PageParts): string {
  const remote = imageHosts.includes("*") ? ["https:"] : imageHosts.filter(isHost).map((host) => `https://${host}`);
  const sources = [...(showsFiles ? [cspSource] : []), ...remote];
  return sources.length === 0 ? "'none'" : sources.join(" ");
}

/** A name, perhaps with a port: nothing that could end a source or begin another directive. */
export function isHost(host: string): boolean {
  return host.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/iu.test(host);
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
