/** Runs inside VS Code's extension host: loads every bundled suite beside this file into Mocha and reports how many passed. */

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** Tells the suite's report from everything else that an extension host prints. */
const REPORT_MARK = "│ ";

/** What VS Code calls; resolves when all tests passed, rejects otherwise. The counts go to the file that `ZHUPI_HOST_REPORT` names. */
export async function run(): Promise<void> {
  const grep = process.env["ZHUPI_HOST_GREP"];
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => {
    console.log(format(...parts).replace(/^/gm, REPORT_MARK));
  };
  // A machine that many share may stop for seconds: there a test gets a second try, which the report tells.
  const inCi = (process.env["CI"] ?? "") !== "";
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: 60_000, retries: inCi ? 1 : 0, ...(grep === undefined || grep === "" ? {} : { grep: new RegExp(grep, "u") }) });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(join(__dirname, file));
  }
  const report = process.env["ZHUPI_HOST_REPORT"];
  await new Promise<void>((resolve, reject) => {
    const failures: TestFailure[] = [];
    const unsteady: TestFailure[] = [];
    const runner = mocha.run((count) => {
      const stats = runner.stats;
      if (report !== undefined && report !== "") {
        writeFileSync(report, JSON.stringify({ passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0, failures, unsteady }));
      }
      if (count > 0) reject(new Error(`${String(count)} tests failed`));
      else if (stats === undefined || stats.tests === 0) reject(new Error("no test ran"));
      else resolve();
    });
    runner.on("fail", (test, error: unknown) => {
      failures.push(failureOf(test, error));
    });
    runner.on("retry", (test: Mocha.Test, error: unknown) => {
      unsteady.push(failureOf(test, error));
    });
  });
}

interface TestFailure {
  readonly name: string;
  readonly message: string;
}

function failureOf(test: Mocha.Test, error: unknown): TestFailure {
  return { name: test.fullTitle(), message: error instanceof Error ? error.message : String(error) };
}
