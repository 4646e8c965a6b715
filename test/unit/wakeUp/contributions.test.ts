import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "../../../src/extension/features/highlight/tokenTypes";

interface Color {
  readonly id: string;
  readonly defaults: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly colors: readonly Color[];
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

const root = join(import.meta.dirname, "../../..");
const { contributes, icon } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;

describe("the colours of labels", () => {
  /** The editor backgrounds of VS Code's own themes of each kind, and the contrast that the Web's guidelines ask of text there. */
  const kinds: readonly [string, readonly string[], number][] = [
    ["dark", ["#1E1E1E", "#1F1F1F", "#121314"], 4.5],
    ["light", ["#FFFFFF", "#F9F9F9"], 4.5],
    ["highContrast", ["#000000"], 7],
    ["highContrastLight", ["#FFFFFF"], 7],
  ];
  const labels = contributes.colors.filter(({ id }) => id.startsWith("zhupi.label."));

  it("are there for every type, for labels of one's own and for the states of an annotation", () => {
    const names = TOKEN_TYPES.map((type) => type.slice("zhupi".length)).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    const expected = [...names, "custom", "needsReview", "orphan", "others"].map((name) => `zhupi.label.${name}`);
    expect(labels.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  });

  it.each(kinds)("can be read as text on %s backgrounds", (kind, backgrounds, least) => {
    const tooFaint = labels.flatMap(({ id, defaults }) =>
      backgrounds.map((background) => ({ id, background, contrast: contrast(defaults[kind] ?? "#808080", background) })).filter((pair) => pair.contrast < least),
    );
    expect(tooFaint).toEqual([]);
  });
});

describe("semantic tokens", () => {
  it("are contributed as the code names them, each with a scope for themes that know none of them", () => {
    expect(contributes.semanticTokenTypes.map(({ id }) => id)).toEqual([...TOKEN_TYPES]);
    expect(contributes.semanticTokenModifiers.map(({ id }) => id)).toEqual(expect.arrayContaining([...TOKEN_MODIFIERS]));
    expect(Object.keys(contributes.semanticTokenScopes[0]?.scopes ?? {})).toEqual([...TOKEN_TYPES]);
  });
});

describe("the article language's defaults", () => {
  it("switch off everything that would change a file on saving", () => {
    const defaults = contributes.configurationDefaults["[finance-article]"] ?? {};
    for (const setting of ["files.trimTrailingWhitespace", "files.insertFinalNewline", "files.trimFinalNewlines", "editor.formatOnSave", "editor.trimAutoWhitespace"]) {
      expect(defaults[setting], setting).toBe(false);
    }
  });
});

describe("the languages that articles are opened in before they are recognised", () => {
  it("box no hanzi in Restricted Mode: boxes that VS Code reckons late stay when the language is switched meanwhile", () => {
    for (const language of ["markdown", "html", "plaintext"]) {
      expect(contributes.configurationDefaults[`[${language}]`]?.["editor.unicodeHighlight.nonBasicASCII"], language).toBe(false);
    }
  });
});

describe("other files", () => {
  it("are offered no command that nobody has said the condition of", () => {
    const conditions = new Map((contributes.menus["commandPalette"] ?? []).map(({ command, when }) => [command, when]));
    expect(contributes.commands.map(({ command }) => command).filter((command) => (conditions.get(command) ?? "") === "")).toEqual([]);
  });

  it("and comparisons have nothing in the editor's own menus", () => {
    const wanted = /editorLangId == finance-article && !isInDiffEditor|^activeWebviewPanelId == 'zhupi\.preview'/u;
    const own = [...(contributes.menus["editor/context"] ?? []), ...(contributes.menus["editor/title"] ?? [])];
    expect(own.filter(({ when = "" }) => !wanted.test(when))).toEqual([]);
  });
});

describe("the icon", () => {
  it("is a PNG of at least 128 by 128 pixels", () => {
    const bytes = readFileSync(join(root, icon));
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(Math.min(bytes.readUInt32BE(16), bytes.readUInt32BE(20))).toBeGreaterThanOrEqual(128);
  });
});

/** The contrast ratio of two opaque colours, by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
