import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { thisProgram } from "../../../src/cli/commands/gitSetup";
import { UsageError } from "../../../src/cli/command";

let folder = "";

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "zhupi it's ")));
  for (const place of ["checkout/dist", "_npx/abc/node_modules/zhupi/dist", "_npx/def/node_modules"]) await mkdir(join(folder, place), { recursive: true });
  await writeFile(join(folder, "checkout/dist/cli.js"), "");
  await writeFile(join(folder, "_npx/abc/node_modules/zhupi/dist/cli.js"), "");
  await symlink(join(folder, "checkout"), join(folder, "_npx/def/node_modules/zhupi"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("how git is to call the program", () => {
  it("is the file itself, where npx reached it over a link", async () => {
    const command = await thisProgram(join(folder, "_npx/def/node_modules/zhupi/dist/cli.js"));
    expect(command.endsWith(`'${join(folder, "checkout/dist/cli.js").replaceAll("'", "'\\''")}'`)).toBe(true);
    expect(command).not.toContain("_npx");
  });

  it("is never a file in the cache that npx keeps", async () => {
    await expect(thisProgram(join(folder, "_npx/abc/node_modules/zhupi/dist/cli.js"))).rejects.toThrow(UsageError);
  });
});
