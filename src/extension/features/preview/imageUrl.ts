/** Knows which image addresses could be loaded at all. */

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
