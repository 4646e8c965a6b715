import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The files that a bundle is made of, and its length in bytes. */
async function bundled(entry: string): Promise<{ readonly files: string[]; readonly length: number }> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: "node",
    external: ["vscode"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  return { files: used.map(([name]) => name), length: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0) };
}

describe("the extension", () => {
  it("wakes up with little code", async () => {
    const { files, length } = await bundled("src/extension.ts");
    expect(files.filter((name) => name.startsWith("src/extension/features/") && !name.includes("/wakeUp/"))).toEqual([]);
    expect(length).toBeLessThan(40_000);
  });

  it("loads neither parser nor dictionary nor recogniser", async () => {
    const heavy = /parse5|gray-matter|\/yaml\/|css-select|nodejieba|write-excel-file|core\/article\/parseArticle|findFigures|findEntities|gazetteer/;
    const { files } = await bundled("src/extension/startFeatures.ts");
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((name) => heavy.test(name))).toEqual([]);
  });
});
