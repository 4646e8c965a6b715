/** Which part of the program may import which: the layout, as rules that a check enforces. */

const elsewhere = (/** @type {string} */ own) => `^src/(?!${own})`;

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", comment: "Modules that import each other cannot be understood one by one.", from: {}, to: { circular: true } },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^vscode$" } },
    {
      name: "core-is-pure",
      severity: "error",
      comment: "The core takes plain data and returns plain data: no editor, no Node, nothing of the other parts.",
      from: { path: "^src/core/" },
      to: { path: elsewhere("core/") },
    },
    { name: "core-without-node", severity: "error", from: { path: "^src/core/" }, to: { dependencyTypes: ["core"] } },
    {
      name: "core-without-native-parts",
      severity: "error",
      comment: "nodejieba is native: the core sees it through its segmenter port only.",
      from: { path: "^src/(core|protocol|webview|extension)/" },
      to: { path: "node_modules/nodejieba/" },
    },
    {
      name: "editor-api-only-in-extension",
      severity: "error",
      comment: "Only src/extension and the entries know VS Code.",
      from: { path: "^src/", pathNot: "^src/(extension/|extension(\\.web)?\\.ts$)" },
      to: { path: "^vscode$|node_modules/@types/vscode/" },
    },
    { name: "protocol-knows-core-only", severity: "error", from: { path: "^src/protocol/" }, to: { path: elsewhere("(protocol|core)/") } },
    {
      name: "protocol-is-types",
      severity: "error",
      comment: "Messages are described by the core's types; nothing of the core is loaded for them.",
      from: { path: "^src/protocol/" },
      to: { path: "^src/core/", dependencyTypesNot: ["type-only"] },
    },
    { name: "platform-knows-core-and-protocol", severity: "error", from: { path: "^src/platform/" }, to: { path: elsewhere("(platform|core|protocol)/") } },
    {
      name: "webview-knows-protocol-only",
      severity: "error",
      comment: "The page gets everything by message.",
      from: { path: "^src/webview/" },
      to: { path: elsewhere("(webview|protocol)/") },
    },
    { name: "webview-without-node", severity: "error", from: { path: "^src/webview/" }, to: { dependencyTypes: ["core"] } },
    {
      name: "command-line-without-editor",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: elsewhere("(cli|core|protocol|platform)/") },
    },
    { name: "extension-without-command-line", severity: "error", from: { path: "^src/extension" }, to: { path: "^src/(cli|webview)/" } },
    { name: "no-tools-in-the-product", severity: "error", from: { path: "^src/" }, to: { path: "^(test|scripts)/" } },
    {
      name: "no-development-dependencies",
      severity: "error",
      comment: "What the product imports is a dependency, so that it is installed and its licence is passed on.",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"], pathNot: "^vscode$|node_modules/@types/" },
    },
    {
      name: "no-unused-modules",
      severity: "error",
      comment: "Code that nothing imports is dead.",
      from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.vscode-test|\\.cache)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types"] },
  },
};
