/** Lists the third-party software inside the package with its licences, from what the bundler really took in. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "./paths.mts";

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly source: string;
  readonly text: string;
}

/** Licences that let an MIT-licensed program pass the software on with nothing more than its notice. */
const ACCEPTED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "CC0-1.0", "Unlicense"]);

const ISC_TEXT = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/** Shipped beside the bundle, or compiled into nodejieba's binary. */
const SHIPPED = ["node_modules/nodejieba", "node_modules/nodejieba/submodules/cppjieba", "node_modules/nodejieba/submodules/cppjieba/deps/limonp"];

/**
 * The text of THIRD-PARTY-NOTICES.txt.
 * @throws Error for a package whose licence is unknown, not accepted, or whose text is missing
 */
export function writeNotices(metafile: Metafile): string {
  const folders = new Set(SHIPPED);
  for (const input of Object.keys(metafile.inputs)) {
    const at = input.lastIndexOf("node_modules/");
    if (at < 0) continue;
    const [first = "", second = ""] = input.slice(at + "node_modules/".length).split("/");
    folders.add(`${input.slice(0, at)}node_modules/${first.startsWith("@") ? `${first}/${second}` : first}`);
  }
  const notices = [...folders].map(readNotice).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rule = "=".repeat(78);
  return [
    "Zhupi contains the following third-party software, each under its own licence.",
    "",
    ...notices.map(({ name, version, licence, source }) => `- ${name}${version === "" ? "" : ` ${version}`} (${licence})${source === "" ? "" : ` ${source}`}`),
    ...notices.flatMap(({ name, version, text }) => ["", rule, `${name} ${version}`.trim(), rule, "", text.trim()]),
    "",
  ].join("\n");
}

function readNotice(folder: string): Notice {
  const home = join(root, folder);
  const manifest = readManifest(join(home, "package.json"));
  const name = manifest.name ?? basename(folder);
  const licence = manifest.license ?? "MIT";
  const alternatives = licence.replace(/[()]/g, "").split(" OR ");
  if (!alternatives.some((one) => ACCEPTED.has(one))) throw new Error(`${name}: the licence “${licence}” is not among the accepted ones`);
  const file = readdirSync(home).find((entry) => /^(licen[cs]e|copying)([.-]|$)/i.test(entry));
  const text = file === undefined ? textFor(name, alternatives, manifest) : readFileSync(join(home, file), "utf8");
  const { repository } = manifest;
  const source = (typeof repository === "string" ? repository : (repository?.url ?? "")).replace(/^git\+/, "").replace(/\.git$/, "");
  return { name, version: manifest.version ?? "", licence, source, text };
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** The C++ libraries inside nodejieba have a licence file and no manifest. */
function readManifest(file: string): Manifest {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
}

/** Some packages name their licence in the manifest only. */
function textFor(name: string, alternatives: readonly string[], manifest: Manifest): string {
  const author = typeof manifest.author === "string" ? manifest.author : (manifest.author?.name ?? `the authors of ${name}`);
  const copyright = `Copyright (c) ${author}`;
  if (alternatives.includes("MIT")) return readFileSync(join(root, "LICENSE"), "utf8").replace(/^Copyright.*$/m, copyright);
  if (alternatives.includes("ISC")) return `ISC License\n\n${copyright}\n\n${ISC_TEXT}`;
  throw new Error(`${name}: no licence text in the package`);
}
