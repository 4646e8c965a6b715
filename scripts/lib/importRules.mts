/** Checks the import rules of `.dependency-cruiser.mjs`, and first that each of them really catches what it forbids. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./paths.mts";
import { run } from "./processes.mts";

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** A forbidden import for each rule: the file that has it, and the line. */
const planted: readonly (readonly [rule: string, file: string, content: string])[] = [
  ["core-is-pure", "src/core/platform.ts", 'import { disk } from "../platform/disk";\nexport const a = disk;'],
  ["core-without-node", "src/core/files.ts", 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;'],
  ["core-without-native-parts", "src/core/words.ts", 'import { cut } from "nodejieba";\nexport const a = cut;'],
  ["editor-api-only-in-extension", "src/core/editor.ts", 'import * as vscode from "vscode";\nexport const a = vscode;'],
  ["editor-api-only-in-extension", "src/cli/editor.ts", 'import type * as vscode from "vscode";\nexport type A = vscode.Uri;'],
  ["protocol-knows-core-only", "src/protocol/page.ts", 'import type { A } from "../webview/typed";\nexport type B = A;'],
  ["protocol-is-types", "src/protocol/values.ts", 'import { plain } from "../core/plain";\nexport const a = plain;'],
  ["platform-knows-core-and-protocol", "src/platform/command.ts", 'import { command } from "../cli/command";\nexport const a = command;'],
  ["webview-knows-protocol-only", "src/webview/core.ts", 'import { plain } from "../core/plain";\nexport const a = plain;'],
  ["webview-without-node", "src/webview/path.ts", 'import { join } from "node:path";\nexport const a = join;'],
  ["command-line-without-editor", "src/cli/feature.ts", 'import { feature } from "../extension/feature";\nexport const a = feature;'],
  ["extension-without-command-line", "src/extension/command.ts", 'import { command } from "../cli/command";\nexport const a = command;'],
  ["no-tools-in-the-product", "src/cli/tool.ts", 'import { tool } from "../../scripts/tool";\nexport const a = tool;'],
  ["no-development-dependencies", "src/cli/tested.ts", 'import { test } from "vitest";\nexport const a = test;'],
  ["not-to-unresolvable", "src/cli/missing.ts", 'import { a } from "./nowhere";\nexport const b = a;'],
  ["no-unused-modules", "src/cli/unused.ts", "export const a = 1;"],
  ["no-circular", "src/core/circleA.ts", 'import { b } from "./circleB";\nexport const a = () => b;'],
];

/** What the planted files import; nothing here is reported by itself. */
const innocent: readonly (readonly [file: string, content: string])[] = [
  ["src/core/circleB.ts", 'import { a } from "./circleA";\nexport const b = () => a;'],
  ["src/core/plain.ts", "export const plain = 1;"],
  ["src/core/user.ts", 'export { plain } from "./plain";'],
  ["src/platform/disk.ts", 'import { plain } from "../core/plain";\nexport const disk = plain;'],
  ["src/webview/typed.ts", "export interface A { b: number }"],
  ["src/cli/command.ts", 'import { disk } from "../platform/disk";\nexport const command = disk;'],
  ["src/extension/feature.ts", 'import * as vscode from "vscode";\nexport const feature = vscode;'],
  ["scripts/tool.ts", "export const tool = 1;"],
];

/** The violations in the project, as lines to show; empty when all is well. */
export async function checkImports(): Promise<string[]> {
  return (await cruise(root)).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Plants a violation of every rule in a small project of its own; returns what the check overlooked or wrongly reported. */
export async function checkThatRulesBite(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "zhupi-imports-"));
  try {
    for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.mjs"]) cpSync(join(root, file), join(folder, file));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [file, content] of [...innocent, ...planted.map(([, file, content]) => [file, content] as const)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${content}\n`);
    }
    const found = await cruise(folder);
    const overlooked = planted
      .filter(([rule, file]) => !found.some((violation) => violation.rule.name === rule && violation.from === file))
      .map(([rule, file]) => `${rule} did not catch ${file}`);
    const wrong = found
      .filter(({ from }) => innocent.some(([file]) => file === from))
      .map(({ rule, from, to }) => `${rule.name} wrongly caught ${from} → ${to}`);
    return [...overlooked, ...wrong];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cruise(folder: string): Promise<readonly Violation[]> {
  const program = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const { output } = await run(process.execPath, [program, "src", "--config", ".dependency-cruiser.mjs", "--output-type", "json"], { cwd: folder, quiet: true });
  const start = output.indexOf("{");
  if (start < 0) throw new Error(output);
  return (JSON.parse(output.slice(start, output.lastIndexOf("}") + 1)) as { summary: { violations: Violation[] } }).summary.violations;
}
