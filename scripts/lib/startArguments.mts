/** What `npm start` may be told. */

import { say } from "../setup/messages.mjs";

export interface StartWish {
  readonly folder: string | undefined;
  readonly port: number | undefined;
  readonly open: boolean;
  readonly desktop: boolean;
}

/** The user asked for something that cannot be: shown without a stack, exit status 2. */
export class UsageError extends Error {}

/** @throws UsageError for anything that is not an option, with a message in the user's language */
export function parseStartArguments(args: readonly string[]): StartWish {
  let folder: string | undefined;
  let port: number | undefined;
  let open = true;
  let desktop = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--no-open") open = false;
    else if (arg === "--desktop") desktop = true;
    else if (arg === "--port") port = parsePort(rest.shift());
    else if (arg.startsWith("--port=")) port = parsePort(arg.slice("--port=".length));
    else if (arg.startsWith("-")) throw new UsageError(say("unknownFlag", arg));
    else if (folder !== undefined) throw new UsageError(say("tooMany"));
    else folder = arg;
  }
  return { folder, port, open, desktop };
}

function parsePort(text: string | undefined): number {
  if (text === undefined) throw new UsageError(say("needsValue", "--port"));
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new UsageError(say("badPort", text));
  return port;
}
