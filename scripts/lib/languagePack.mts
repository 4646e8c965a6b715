/**
 * Gives the served VS Code its Chinese texts, so that a browser set to Chinese shows the whole window in Chinese. The texts are
 * Microsoft's, from the last npm package that keeps them by name; what VS Code has gained since stays English.
 */

import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "../setup/lock.mjs";
import { withPackage, type PinnedPackage } from "./npmPackage.mts";
import { vscodeCache } from "./paths.mts";

const source: PinnedPackage = {
  name: "@codingame/monaco-vscode-language-pack-zh-hans",
  version: "4.2.1",
  integrity: "sha512-Nkd9TM+dw+MpjvLvecv9d/QPkinttbQAmyCnJaCxLiptlboSzSzZgCuB7OmrfItim+V0+JLOuRSH14lR+udcZg==",
};

/** Makes the language pack, an extension like the one in VS Code's marketplace; returns its folder. */
export async function prepareLanguagePack(): Promise<string> {
  const home = join(vscodeCache, `language-pack-zh-cn-${source.version}`);
  if (existsSync(home)) return home;
  return withLock(`${home}.lock`, async () => {
    if (!existsSync(home)) {
      await withPackage(source, "package/translations", async (folder) => {
        await writeExtension(folder);
        renameSync(folder, home);
      });
    }
    return home;
  });
}

/** Turns the unpacked translations into a language pack. */
async function writeExtension(folder: string): Promise<void> {
  const script = join(folder, "main.i18n.json.js");
  const module = join(folder, "main.mjs");
  renameSync(script, module);
  const { default: contents } = (await import(pathToFileURL(module).href)) as { default: Record<string, Record<string, string>> };
  rmSync(module);
  writeFileSync(join(folder, "main.i18n.json"), JSON.stringify({ version: "1.0.0", contents }));
  const extensions = readdirSync(join(folder, "extensions")).filter((file) => file.endsWith(".i18n.json"));
  const manifest = {
    name: "vscode-language-pack-zh-hans",
    publisher: "MS-CEINTL",
    displayName: "中文（简体）",
    version: "1.88.0",
    license: "MIT",
    engines: { vscode: "^1.88.0" },
    categories: ["Language Packs"],
    contributes: {
      localizations: [
        {
          languageId: "zh-cn",
          languageName: "Chinese Simplified",
          localizedLanguageName: "中文(简体)",
          translations: [
            { id: "vscode", path: "./main.i18n.json" },
            ...extensions.map((file) => ({ id: file.replace(".i18n.json", ""), path: `./extensions/${file}` })),
          ],
        },
      ],
    },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
}
