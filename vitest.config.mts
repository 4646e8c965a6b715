/** Unit and property tests: everything that needs no editor. */

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.ts", "test/property/**/*.test.ts"],
    setupFiles: ["test/setup/properties.ts"],
    // Two cores; a child process a file keeps native parts and their memory apart.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
  },
});
