/** Knows how long the extension host's thread has worked, whatever else the machine does. */

import { existsSync, readFileSync } from "node:fs";

const THREAD_TIME = `/proc/self/task/${process.pid.toString()}/schedstat`;

/** Milliseconds that this thread has worked; where the system does not tell, those of the clock. */
export function worked(): number {
  return existsSync(THREAD_TIME) ? Number(readFileSync(THREAD_TIME, "utf8").split(" ")[0]) / 1e6 : performance.now();
}
