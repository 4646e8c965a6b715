/** Lint rules: typescript-eslint's strictest sets with types, and the few rules that this project adds. */

import tseslint from "typescript-eslint";

/** What the web-worker library names although a pure core must not touch it. */
const inputAndOutput = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "BroadcastChannel", "Worker", "SharedWorker", "indexedDB", "caches", "cookieStore"],
  ...["navigator", "location", "self", "postMessage", "importScripts", "onmessage", "close", "reportError", "crypto", "performance", "console"],
  ...["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "process", "Buffer", "require", "__dirname", "__filename", "global"],
];

export default tseslint.config(
  { ignores: ["dist/**", ".vscode-test/**", ".cache/**", "test-results/**", "coverage/**", "node_modules/**", "media/**"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.config.mts"] }, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // A named key says what it is (`{ readonly [label: string]: … }`), and recursive JSON types need the form.
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/consistent-type-definitions": "off",
      // Would ask for the `!` that no-non-null-assertion forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // The compiler wants ["key"] where only an index signature is known (noPropertyAccessFromIndexSignature).
      "@typescript-eslint/dot-notation": "off",
      // `||` on purpose joins the empty string with undefined.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "anywhere" }],
      eqeqeq: "error",
      "no-eval": "error",
      "no-new-func": "error",
      "no-implied-eval": "off",
      "no-param-reassign": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ regex: "^\\.{1,2}/.*\\.[cm]?[jt]s$", message: "Imports name no file extension." }] }],
    },
  },
  { files: ["src/core/**/*.ts"], rules: { "no-restricted-globals": ["error", ...inputAndOutput] } },
  // Tests and benchmarks may print what they measured, and assert on methods.
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/unbound-method": "off", "no-console": "off" } },
  { files: ["**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
