/** Checks that every text a user can see exists in English and Chinese, and that none is left over. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { globSync } from "tinyglobby";
import { mergeTranslations } from "./bundle.mts";
import { dist, root } from "./paths.mts";

const IMPORT = 'import * as l10n from "@vscode/l10n";';

/** What is wrong, as lines to show; empty when all is well. */
export async function checkTranslations(): Promise<string[]> {
  return [...checkManifest(), ...(await checkSources())];
}

/** Texts in the code, `l10n.t("…")`, against the merged Chinese bundle. */
async function checkSources(): Promise<string[]> {
  mergeTranslations();
  const sources = globSync("src/**/*.ts", { cwd: root }).map((file) => readFileSync(join(root, file), "utf8"));
  // As one file: what looks for texts takes as long to set up as it takes to look, once for every file.
  const contents = [IMPORT, ...sources.filter((source) => source.includes(IMPORT)).map((source) => source.replace(IMPORT, ""))].join("\n");
  const used = Object.keys(await getL10nJson([{ extension: ".ts", contents }]));
  const translations = readTexts(join(dist, "l10n", "bundle.l10n.zh-cn.json"));
  return [
    ...used.filter((text) => !(text in translations)).map((text) => `No Chinese for “${text}”`),
    ...Object.keys(translations)
      .filter((text) => !used.includes(text))
      .map((text) => `Translated but not used: “${text}”`),
    ...Object.entries(translations).flatMap(([text, translation]) => comparePlaceholders(text, text, translation)),
  ];
}

/** `%key%` in package.json against package.nls.json and package.nls.zh-cn.json. */
function checkManifest(): string[] {
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key));
  const english = readTexts(join(root, "package.nls.json"));
  const chinese = readTexts(join(root, "package.nls.zh-cn.json"));
  const languages: [string, Readonly<Record<string, string>>][] = [
    ["package.nls.json", english],
    ["package.nls.zh-cn.json", chinese],
  ];
  return [
    ...languages.flatMap(([file, texts]) => [
      ...[...used].filter((key) => !(key in texts)).map((key) => `${file} lacks ${key}`),
      ...Object.keys(texts).filter((key) => !used.has(key)).map((key) => `${file} has ${key}, which package.json does not use`),
    ]),
    ...Object.entries(english).flatMap(([key, text]) => comparePlaceholders(key, text, chinese[key] ?? text)),
  ];
}

function comparePlaceholders(name: string, text: string, translation: string): string[] {
  const placeholders = (of: string): string => [...new Set(of.match(/\{\w+\}/g))].sort().join(" ");
  return placeholders(text) === placeholders(translation) ? [] : [`“${name}”: ${placeholders(text)} became ${placeholders(translation)} in Chinese`];
}

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}
