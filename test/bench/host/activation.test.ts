/** What VS Code's list of running extensions adds up: how long Zhupi's code takes to load, and its `activate()` to return; and what follows. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { getExtension, tell } from "../../host/support";
import { profiled } from "./profile";
import { worked } from "./threadTime";

interface Loader {
  _load: (request: string, parent: unknown, isMain: boolean) => unknown;
}

interface Entry {
  readonly activate: (context: unknown) => Promise<void>;
}

/** Milliseconds of the clock, and of work. */
class Stopwatch {
  readonly #clock = performance.now();
  readonly #work = worked();

  toString(): string {
    return `${(performance.now() - this.#clock).toFixed(1)} ms (${(worked() - this.#work).toFixed(1)} ms of work)`;
  }
}

describe("activation", () => {
  it("takes little time", async function () {
    const extension = getExtension();
    if (extension.isActive) this.skip();
    const entry = join(extension.extensionPath, "dist", "extension.js");
    const loader = createRequire(__filename)("node:module") as Loader;
    const load = loader._load.bind(loader);
    const told: string[] = [];
    loader._load = (request, parent, isMain) => {
      if (request !== entry) return load(request, parent, isMain);
      const loading = new Stopwatch();
      const loaded = load(request, parent, isMain) as Entry;
      told.push(`its code is loaded in ${loading.toString()}`);
      return {
        ...loaded,
        activate: (context: unknown) => {
          const calling = new Stopwatch();
          const activated = loaded.activate(context);
          told.push(`activate() returns after ${calling.toString()}`);
          return activated.then(() => {
            told.push(`all else is there after ${calling.toString()}`);
          });
        },
      };
    };
    try {
      await profiled("activation", async () => {
        await extension.activate();
      });
    } finally {
      loader._load = load;
    }
    assert.equal(told.length, 3);
    tell(told.join("; "));
  });
});
