import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly default: unknown }>> }[];
    readonly keybindings: readonly { readonly key: string; readonly command: string; readonly when: string }[];
  };
}

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const { contributes } = JSON.parse(read("package.json")) as Manifest;
const [chinese = "", english = ""] = read("README.md").split("\n## English\n");

const languages = [
  { language: "Chinese", text: chinese, words: { 开: true, 关: false, 空: "" }, names: "package.nls.zh-cn.json" },
  { language: "English", text: english, words: { on: true, off: false, none: "" }, names: "package.nls.json" },
] as const;

describe.each(languages)("the $language README", ({ text, words, names }) => {
  it("lists every setting with its default, and no other", () => {
    const listed = rowsOf(text, /^\| `zhupi\./u).flatMap(([shown = "", values = ""]) => {
      const said = values.split(" / ");
      return namesIn(shown).map((name, index): [string, unknown] => [name, valueOf(said[index] ?? said.at(-1) ?? "", words)]);
    });
    const settings = Object.entries(Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<string, { readonly default: unknown }>);
    const wanted = settings.map(([name, { default: value }]): [string, unknown] => [name.replace(/^zhupi\.checks\..+/u, "zhupi.checks.*"), Array.isArray(value) ? "" : value]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(wanted));
  });

  it("lists every single key of a locked article, and no other", () => {
    const cells = rowsOf(text, /^\| (?:`1`|`Enter`|`空格`|`Space`|`a`|`x`|`l`|`u`)/u).flat();
    const keys = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].flatMap(([, key]) => (key === undefined || key === "NIL" ? [] : key.toLowerCase().replace("空格", "space"))));
    const range = ["2", "3", "4", "5", "6", "7", "8"];
    const bound = contributes.keybindings.filter(({ when }) => when.includes("editorReadonly") || when.startsWith("editorTextFocus")).map(({ key }) => key);
    // Redoing has a second key, VS Code's own on Windows.
    expect([...new Set([...keys, ...range, "ctrl+y"])].toSorted()).toEqual([...new Set(bound)].toSorted());
  });

  it("calls commands by their titles", () => {
    const titles = JSON.parse(read(names)) as Record<string, string>;
    const named = ["treatAsArticle", "treatAsOther", "unlockArticle", "exportArticle", "exportFolder", "switchOnNames", "reviewUncertain", "restoreAnnotations"];
    const learning = ["train", "freeze", "resume", "exportModel", "useModel", "useOwnModel"];
    for (const id of [...named, ...learning.map((name) => `learning.${name}`)]) {
      const { title = "" } = contributes.commands.find(({ command }) => command === `zhupi.${id}`) ?? {};
      expect(text, id).toContain(titles[title.slice(1, -1)]);
    }
  });
});

/** The cells of a table's rows. */
function rowsOf(text: string, begin: RegExp): string[][] {
  return text.split("\n").filter((line) => begin.test(line)).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

/** `zhupi.a.b` / `c` are zhupi.a.b and zhupi.a.c. */
function namesIn(shown: string): string[] {
  const [first = "", ...others] = [...shown.matchAll(/`([^`]+)`/gu)].map(([, name = ""]) => name);
  return [first, ...others.map((name) => first.replace(/[^.]+$/u, name))];
}

function valueOf(said: string, words: Readonly<Record<string, unknown>>): unknown {
  if (said in words) return words[said];
  return said.startsWith("`") ? said.slice(1, -1) : Number(said);
}
