/** Knows which image addresses could be loaded at all: https ones, and paths of pictures. */

import { isHost } from "./pageHtml";

export interface RemoteImage {
  readonly host: string;
  readonly url: string;
}

/**
 * An https address, normalised; `undefined` for anything else. An address without a scheme (`//host/…`) is taken for
 * https, as on the page it came from; one with a name and password in it is refused.
 */
export function readImageUrl(address: string): RemoteImage | undefined {
  const absolute = address.startsWith("//") ? `https:${address}` : address;
  if (absolute.length > 4096 || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "" || !isHost(url.host)) return undefined;
  return { host: url.host, url: url.href };
}

/** A picture beside the article, or by its path from the workspace folder. */
export interface LocalImage {
  /** Decoded, with slashes; it may lead upwards. */
  readonly path: string;
  readonly fromRoot: boolean;
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|ico)$/iu;

/** The path that an address without a scheme or a host names; `undefined` for anything that is no picture's path. */
export function readLocalImage(address: string): LocalImage | undefined {
  if (address.length > 1024 || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/iu.test(address)) return undefined;
  const path = decodePath(address.replace(/[?#].*$/su, "")).replaceAll("\\", "/");
  if (!PICTURE.test(path) || /[\u0000-\u001f]/u.test(path) || path.startsWith("//")) return undefined;
  return { path, fromRoot: path.startsWith("/") };
}

/** A path with a stray `%` stands for itself. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
