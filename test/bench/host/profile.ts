/** Knows how what the extension host does is written down as a CPU profile: only when asked, since that costs time itself. */

import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

/** Where the profiles go, to be opened in VS Code or in a browser's developer tools. */
const FOLDER = process.env["ZHUPI_PROFILES"];

/** Microseconds between two looks. */
const INTERVAL = 250;

/** Runs some work; where `ZHUPI_PROFILES` names a folder, `NAME.cpuprofile` there then tells what the thread did. */
export async function profiled<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (FOLDER === undefined || FOLDER === "") return work();
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });
  await session.post("Profiler.start");
  try {
    return await work();
  } finally {
    const { profile } = await session.post("Profiler.stop");
    writeFileSync(join(FOLDER, `${name}.cpuprofile`), JSON.stringify(profile));
    session.disconnect();
  }
}
