/** Makes the .vsix that users install, and installs it as they do. */

import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createVSIX, listFiles } from "@vscode/vsce";
import { buildAll } from "./bundle.mts";
import { writeNotices } from "./notices.mts";
import { listPackagedFiles } from "./packagedFiles.mts";
import { root } from "./paths.mts";
import { cleanEnvironment, run } from "./processes.mts";
import { installVscode } from "./vscodeInstall.mts";

const LIMIT_BYTES = 6_000_000;
const NEEDED = [
  "dist/extension.js",
  "dist/features.js",
  "dist/analysisWorker.js",
  "dist/typingWorker.js",
  "dist/learningWorker.js",
  "dist/segmenterProcess.js",
  "dist/webview/preview.js",
  "dist/l10n/bundle.l10n.zh-cn.json",
  "node_modules/nodejieba/build/Release/nodejieba.node",
  "node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8",
  "node_modules/nodejieba/submodules/cppjieba/dict/hmm_model.utf8",
  "media/words/idf.utf8",
  "THIRD-PARTY-NOTICES.txt",
];

export interface PackageResult {
  readonly file: string;
  readonly bytes: number;
  readonly fileCount: number;
}

/**
 * Builds for production, writes the third-party notices and packs.
 * @throws Error when a needed file would be missing, or the package is too large
 */
export async function makePackage(): Promise<PackageResult> {
  const metafile = await buildAll({ production: true });
  removeStaleOutputs(Object.keys(metafile.outputs));
  writeFileSync(join(root, "THIRD-PARTY-NOTICES.txt"), writeNotices(metafile));
  const files = await listAsVsceDoes();
  const missing = NEEDED.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`Missing from the package: ${missing.join(", ")}`);
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<"name" | "version", string>;
  const file = join(root, `${name}-${version}.vsix`);
  await createVSIX({ cwd: root, packagePath: file, allowMissingRepository: true, rewriteRelativeLinks: false, skipLicense: true });
  const { size } = statSync(file);
  if (size > LIMIT_BYTES) throw new Error(`The package has ${String(size)} bytes, more than ${String(LIMIT_BYTES)}`);
  return { file, bytes: size, fileCount: files.length };
}

/** Installs a package with VS Code's own installer. */
export async function installPackage(file: string, dataDir: string): Promise<string> {
  const extensionsDir = join(dataDir, "extensions");
  const server = join(await installVscode(), "out", "server-main.js");
  const args = [server, "--accept-server-license-terms", "--disable-telemetry", "--server-data-dir", dataDir, "--extensions-dir", extensionsDir];
  const { status, output } = await run(process.execPath, [...args, "--install-extension", file], { quiet: true, env: cleanEnvironment(), timeoutMs: 120_000 });
  if (status !== 0 || !readdirSync(extensionsDir).some((entry) => entry.startsWith("zhupi."))) throw new Error(output);
  return extensionsDir;
}

/** Tests and `npm start` install what `.vscodeignore` lets through by our own reading; it has to be what vsce packs. */
async function listAsVsceDoes(): Promise<string[]> {
  const ours = listPackagedFiles();
  const theirs = (await listFiles({ cwd: root })).map((file) => file.replaceAll("\\", "/"));
  const different = [...ours.filter((file) => !theirs.includes(file)), ...theirs.filter((file) => !ours.includes(file))];
  if (different.length > 0) throw new Error(`.vscodeignore is read differently by vsce: ${different.join(", ")}`);
  return theirs;
}

/** What an earlier build left in dist/ must not be packed. */
function removeStaleOutputs(outputs: readonly string[]): void {
  for (const folder of ["dist", "dist/webview"]) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isFile() && !outputs.includes(file)) rmSync(join(root, file));
    }
  }
}
