/** What is bundled from what, and how: the one description that builds, tests, benchmarks and packages share. */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build, stop, type BuildOptions, type Metafile } from "esbuild";
import { say } from "../setup/messages.mjs";
import { dist, root } from "./paths.mts";

/** Loaded from node_modules at run time: `vscode` is the host's, nodejieba is native. */
const EXTERNAL = ["vscode", "nodejieba"];

interface Target {
  readonly entry: string;
  readonly out: string;
  readonly options: BuildOptions;
}

const forNode: BuildOptions = { platform: "node", format: "cjs", target: "node20" };
const forPage: BuildOptions = { platform: "browser", format: "iife", target: "es2023" };

const targets: readonly Target[] = [
  { entry: "src/extension.ts", out: "extension.js", options: forNode },
  { entry: "src/extension/startFeatures.ts", out: "features.js", options: forNode },
  { entry: "src/platform/node/analysisWorker.ts", out: "analysisWorker.js", options: forNode },
  { entry: "src/platform/node/typingWorker.ts", out: "typingWorker.js", options: forNode },
  { entry: "src/platform/node/learningWorker.ts", out: "learningWorker.js", options: forNode },
  { entry: "src/platform/node/segmenterProcess.ts", out: "segmenterProcess.js", options: forNode },
  { entry: "src/cli/main.ts", out: "cli.js", options: forNode },
  { entry: "src/webview/preview.ts", out: "webview/preview.js", options: forPage },
];

/** esbuild has already shown what is wrong. */
export class BuildError extends Error {
  constructor() {
    super(say("buildFailed"));
  }
}

/** Bundles the extension, the command line and the preview's page into `dist/`; returns what went into them. */
export async function buildAll(options: { readonly production: boolean }): Promise<Metafile> {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    charset: "utf8",
    external: EXTERNAL,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    minify: options.production,
    // Names stay readable in the stack traces that users send.
    keepNames: options.production,
    sourcemap: options.production ? false : "linked",
    sourcesContent: false,
  };
  mergeTranslations();
  // All of them even where one fails, so that its errors are not the only ones seen.
  const settled = await Promise.allSettled(
    targets.map(({ entry, out, options: own }) => build({ ...common, ...own, metafile: true, entryPoints: [join(root, entry)], outfile: join(dist, out) })),
  );
  // Else its service would stay for as long as this process does.
  await stop();
  const results = settled.map((one) => {
    if (one.status === "rejected") throw new BuildError();
    return one.value;
  });
  return {
    inputs: Object.assign({}, ...results.map((result) => result.metafile.inputs)) as Metafile["inputs"],
    outputs: Object.assign({}, ...results.map((result) => result.metafile.outputs)) as Metafile["outputs"],
  };
}

/** Bundles every given TypeScript file by itself for Node: test suites (loaded by VS Code, so CommonJS) and benchmarks. */
export async function bundleForNode(files: readonly string[], outdir: string, format: "cjs" | "esm" = "cjs"): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...forNode,
    absWorkingDir: root,
    // The sources are written for CommonJS bundles, where these two names are given.
    ...(format === "esm" ? { banner: { js: "const __filename = import.meta.filename, __dirname = import.meta.dirname;" } } : {}),
    bundle: true,
    charset: "utf8",
    entryPoints: [...files],
    external: EXTERNAL,
    format,
    logLevel: "warning",
    outdir,
    outExtension: { ".js": format === "esm" ? ".mjs" : ".js" },
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
  });
}

/** The files of a folder (not of its subfolders) whose names end so, as absolute paths. */
export function filesEnding(folder: string, ending: string): string[] {
  const home = join(root, folder);
  return existsSync(home)
    ? readdirSync(home)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(home, name))
    : [];
}

/**
 * Writes the one bundle of Chinese texts that VS Code and the command line load, from the parts that each area keeps for itself.
 * @throws Error when two parts translate one text differently
 */
export function mergeTranslations(): void {
  const merged = new Map<string, { translation: string; file: string }>();
  for (const file of filesEnding("media/l10n/parts", ".json")) {
    const part = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    for (const [text, translation] of Object.entries(part)) {
      const earlier = merged.get(text);
      if (earlier !== undefined && earlier.translation !== translation) {
        throw new Error(`“${text}” is translated differently in ${relative(root, earlier.file)} and ${relative(root, file)}`);
      }
      merged.set(text, { translation, file });
    }
  }
  const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, { translation }]) => [text, translation] as const);
  mkdirSync(join(dist, "l10n"), { recursive: true });
  writeFileSync(join(dist, "l10n", "bundle.l10n.zh-cn.json"), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
