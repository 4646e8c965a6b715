/** Knows where the sidecars of an article stand and reads them. */

import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as l10n from "@vscode/l10n";
import { SIDECAR_LIMIT } from "../core/annotations/sidecar/sidecar";
import { isSidecarName, isSidecarOf } from "../core/annotations/sidecar/sidecarName";
import type { SidecarText } from "../protocol/engine";
import { messageOf } from "./messageOf";

/** Sidecars by folder; the listing of the folder that was asked for last is kept. */
export class SidecarFinder {
  #folder = "";
  #names: readonly string[] = [];

  /** Everybody's sidecars of one article. What can't be read is told and left out; never rejects. */
  async read(articlePath: string, warn: (message: string) => void): Promise<SidecarText[]> {
    const folder = dirname(articlePath);
    const article = basename(articlePath);
    const texts: SidecarText[] = [];
    for (const name of await this.#list(folder)) {
      if (!isSidecarOf(name, article)) continue;
      try {
        const path = join(folder, name);
        if ((await stat(path)).size > 3 * SIDECAR_LIMIT) throw new Error(l10n.t("it is too large"));
        texts.push({ name, text: await readFile(path, "utf8") });
      } catch (error) {
        warn(l10n.t("{0} can't be read, so its annotations are missing: {1}", name, messageOf(error)));
      }
    }
    return texts;
  }

  /** Whether an article has been annotated by anybody. */
  async has(articlePath: string): Promise<boolean> {
    const article = basename(articlePath);
    return (await this.#list(dirname(articlePath))).some((name) => isSidecarOf(name, article));
  }

  async #list(folder: string): Promise<readonly string[]> {
    if (folder === this.#folder) return this.#names;
    const names = await readdir(folder).catch((): string[] => []);
    this.#folder = folder;
    this.#names = names.filter(isSidecarName).sort();
    return this.#names;
  }
}
