/**
 * `npm start [FOLDER]`: builds the extension, installs it into a VS Code of its own, serves that to the browser and waits for Ctrl-C.
 * What the user sets there is kept in `.cache/start`; the folder that is opened is not touched.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { holdLock, tryLock } from "../setup/lock.mjs";
import { isChinese, say } from "../setup/messages.mjs";
import { BuildError, buildAll } from "../lib/bundle.mts";
import { installExtension, installLanguagePack } from "../lib/installedExtension.mts";
import { prepareLanguagePack } from "../lib/languagePack.mts";
import { openBrowser } from "../lib/openBrowser.mts";
import { cache, root, samples } from "../lib/paths.mts";
import { endProcess, onEnd } from "../lib/processes.mts";
import { parseStartArguments, UsageError } from "../lib/startArguments.mts";
import { installVscode } from "../lib/vscodeInstall.mts";
import { isPortFree, quietSettings, startServer } from "../lib/vscodeServer.mts";

/** The same port every time, since browsers keep a page's state (open editors, layout) by its address. */
const USUAL_PORT = 7190;

async function main(): Promise<void> {
  const wish = parseStartArguments(process.argv.slice(2));
  const folder = wish.folder === undefined ? samples : resolve(process.env["INIT_CWD"] ?? process.cwd(), wish.folder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(say("noFolder", folder));
  if (wish.port !== undefined && !(await isPortFree(wish.port))) throw new UsageError(say("portTaken", wish.port));
  process.stderr.write(`${say("building")}\n`);
  await buildAll({ production: false });
  if (wish.desktop) startDesktop(folder);
  else await serve(folder, wish.folder === undefined, wish.port, wish.open);
}

async function serve(folder: string, isOwn: boolean, port: number | undefined, open: boolean): Promise<void> {
  const home = await installVscode();
  const dataDir = takeDataDir();
  installExtension(join(dataDir, "extensions"));
  await offerChinese(dataDir);
  const server = await startServer({
    home,
    dataDir,
    userDataDir: join(dataDir, "data"),
    extensionsDir: join(dataDir, "extensions"),
    port: port ?? ((await isPortFree(USUAL_PORT)) ? USUAL_PORT : 0),
    // Our samples are safe, and a first look should not begin with a question about them. A folder of the user's own is asked about as usual.
    workspaceTrust: !isOwn,
    settings: quietSettings,
  });
  const address = server.address(folder, isOwn ? openFirstArticle(folder, server.port) : []);
  process.stdout.write(`\n${say("ready")}\n\n  ${address}\n\n${say("readyFolder", folder)}\n${say("readyStop")}\n`);
  onEnd(() => {
    process.stderr.write(`${say("stopped")}\n`);
  });
  if (open && !(await openBrowser(address))) process.stderr.write(`${say("openYourself")}\n`);
  process.stderr.write(`${await server.died}\n`);
  await endProcess(1);
}

/** The window follows the browser's language. A comfort: without it the window is in English. */
async function offerChinese(dataDir: string): Promise<void> {
  try {
    installLanguagePack(await prepareLanguagePack(), join(dataDir, "extensions"), join(dataDir, "data"), isChinese() ? "zh-cn" : undefined);
  } catch (error) {
    process.stderr.write(`${say("noChinese", String(error))}\n`);
  }
}

/** A second `npm start` at the same time gets a folder of its own: two servers would overwrite each other's state. */
function takeDataDir(): string {
  for (let number = 1; ; number++) {
    const folder = join(cache, number === 1 ? "start" : `start-${String(number)}`);
    if (tryLock(`${folder}.lock`)) {
      onEnd(holdLock(`${folder}.lock`));
      return folder;
    }
  }
}

/**
 * Opens the newest sample, so that the first look is at an article. The address must name the server as the page does:
 * VS Code takes any other for a second document of the same file.
 */
function openFirstArticle(folder: string, port: number): (readonly [string, string])[] {
  const articles = readdirSync(folder).filter((name) => name.endsWith(".md")).sort();
  const newest = articles.at(-1);
  // Chinese stays as it is, which VS Code reads as well and which keeps the address short enough to copy.
  return newest === undefined ? [] : [["openFile", `vscode-remote://127.0.0.1:${String(port)}${join(folder, newest).replace(/[%#?]/g, encodeURIComponent)}`]];
}

function startDesktop(folder: string): void {
  const result = spawnSync("code", ["--new-window", `--extensionDevelopmentPath=${root}`, folder], { stdio: "inherit", shell: process.platform === "win32" });
  if (result.error !== undefined) throw new UsageError(say("noDesktop"));
  process.exitCode = result.status ?? 1;
  if (result.status === 0) process.stdout.write(`${say("desktopStarted", folder)}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof UsageError || error instanceof BuildError ? error.message : String(error)}\n`);
  await endProcess(error instanceof UsageError ? 2 : 1);
}
