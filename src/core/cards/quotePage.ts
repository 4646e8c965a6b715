/** Knows where a security's quote can be looked up, from its code with market. */

const MARKETS: Readonly<Record<string, string>> = { SH: "sh", SZ: "sz", BJ: "bj", HK: "hk", US: "us" };

/** The address of a quote page for `601318.SH`, `02318.HK`, `NIO.US`; `undefined` for anything else. */
export function quotePage(id: string): string | undefined {
  const match = /^([0-9A-Z]{1,8})\.([A-Z]{2})$/.exec(id);
  const [, code, market] = match ?? [];
  if (code === undefined || market === undefined || !Object.hasOwn(MARKETS, market)) return undefined;
  const prefix = MARKETS[market] ?? "";
  return market === "HK" || market === "US"
    ? `https://quote.eastmoney.com/${prefix}/${code}.html`
    : `https://quote.eastmoney.com/${prefix}${code}.html`;
}
