import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

it("the extension's entry loads neither parser nor dictionary nor recogniser", async () => {
  const root = join(import.meta.dirname, "../..");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/extension.ts"],
    bundle: true,
    platform: "node",
    external: ["vscode"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const heavy = /parse5|gray-matter|\/yaml\/|css-select|nodejieba|write-excel-file|core\/article\/parseArticle|findFigures|findEntities|gazetteer/;
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  expect(used.length).toBeGreaterThan(50);
  expect(used.map(([name]) => name).filter((name) => heavy.test(name))).toEqual([]);
});
