/**
 * Knows which texts the property tests try: the same ones in every run, so that a failure is the change's own;
 * `ZHUPI_SEED=random` (or a number) tries others.
 */

import fc from "fast-check";

const DEFAULT_SEED = 20_261_121;

const wish = process.env["ZHUPI_SEED"];
if (wish !== "random") fc.configureGlobal({ seed: wish === undefined ? DEFAULT_SEED : Number(wish) });
