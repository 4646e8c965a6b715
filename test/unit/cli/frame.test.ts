import { describe, expect, it } from "vitest";
import { defineCommand, findNearest, UsageError } from "../../../src/cli/command";
import { commands } from "../../../src/cli/commands/index";
import { chooseLanguage } from "../../../src/cli/locale";
import { zhupi } from "./support";

const echo = defineCommand({
  name: "echo",
  summary: () => "Say it again.",
  usage: "[WORD…]",
  options: {
    loud: { type: "boolean", short: "l", describe: () => "Louder." },
    times: { type: "string", describe: () => "How often." },
    colour: { type: "string", choices: ["red", "green"], describe: () => "The colour." },
    tag: { type: "string", multiple: true, describe: () => "Tags." },
  },
  async run(values, words, io) {
    if (words.includes("fail")) throw new Error("it failed");
    if (words.includes("misuse")) throw new UsageError("not so");
    await io.write(`${JSON.stringify({ ...values, words })}\n`);
    return 0;
  },
});

const run = (...args: string[]): ReturnType<typeof zhupi> => zhupi(args, { commands: [echo] });

describe("the frame", () => {
  it("gives a command its options and words", async () => {
    const { status, stdout } = await run("echo", "-l", "--times", "3", "--tag", "a", "--tag=b", "word", "--", "--loud");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ loud: true, times: "3", tag: ["a", "b"], words: ["word", "--loud"] });
  });

  it.each([
    [["echo", "--lout"], "Unknown option --lout. Did you mean --loud?"],
    [["echo", "--whatever"], "Unknown option --whatever."],
    [["echo", "-x"], "Unknown option -x."],
    [["echo", "--times"], "--times needs a value."],
    [["echo", "--loud=yes"], "--loud takes no value."],
    [["echo", "--colour", "blue"], "--colour takes one of red, green, not 'blue'."],
    [["ecko"], "Unknown command 'ecko'. Did you mean 'echo'?"],
    [["--nothing"], "Unknown option --nothing."],
    [["echo", "misuse"], "not so"],
    [["--lang", "fr", "echo"], "--lang takes one of zh, en, not 'fr'."],
  ])("ends with status 2 on %j", async (args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("speaks the last language that was asked for", async () => {
    expect((await run("--lang", "zh", "echo", "--lang=en", "misuse", "--", "--lang", "zh")).stderr).toContain("explains the command");
  });

  it("points to the help of the command that was meant", async () => {
    expect((await run("echo", "misuse")).stderr).toBe("zhupi: not so\n'zhupi echo --help' explains the command and its options.\n");
    expect((await run("ecko")).stderr).toContain("'zhupi --help' explains");
  });

  it("ends with status 1 when a command fails", async () => {
    expect(await run("echo", "fail")).toEqual({ status: 1, stdout: "", stderr: "zhupi: it failed\n" });
  });

  it("explains itself without a command, and says that one is needed", async () => {
    const { status, stdout, stderr } = await run();
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Say it again.");
  });

  it.each([[["--help"]], [["-h"]], [["help"]]])("lists the commands on %j", async (args) => {
    const { status, stdout } = await run(...args);
    expect(status).toBe(0);
    expect(stdout).toContain("echo  Say it again.");
  });

  it.each([[["echo", "--help"]], [["echo", "-l", "-h"]], [["help", "echo"]]])("explains a command on %j", async (args) => {
    const { status, stdout } = await run(...args);
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: zhupi echo [OPTION…] [WORD…]");
    expect(stdout).toMatch(/-l, --loud +Louder\./);
    expect(stdout).toMatch(/--colour red\|green +The colour\./);
  });

  it("shows the version", async () => {
    expect((await run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("documents every command and option of the program", async () => {
    const { stdout } = await zhupi(["--help"]);
    for (const command of commands) {
      expect(stdout).toContain(command.name);
      const page = (await zhupi([command.name, "--help"])).stdout;
      for (const [name, option] of Object.entries(command.options)) {
        expect(page).toContain(`--${name}`);
        expect(option.describe()).not.toBe("");
      }
    }
  });
});

describe("chooseLanguage", () => {
  it.each([
    ["zh", {}, "zh"],
    ["en", { LC_ALL: "zh_CN.UTF-8" }, "en"],
    [undefined, { LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, "zh"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_US" }, "zh"],
    [undefined, { LANG: "C.UTF-8" }, "en"],
  ] as const)("of %s and %j is %s", (wish, env, language) => {
    expect(chooseLanguage(wish, env)).toBe(language);
  });
});

describe("findNearest", () => {
  it("finds what was meant and nothing far off", () => {
    expect(findNearest("anlyze", ["analyze", "export"])).toBe("analyze");
    expect(findNearest("zzzzzz", ["analyze", "export"])).toBeUndefined();
    expect(findNearest("", ["a"])).toBe(undefined);
  });
});
