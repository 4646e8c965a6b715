/** Knows when articles of one day give the same metric of the same subject and period in different values. */

import * as l10n from "@vscode/l10n";
import type { LinePosition } from "../text/lines";
import { shareKey, type StatedFact } from "./facts";
import type { Finding, PlaceElsewhere } from "./finding";
import { apart, type Interval } from "./precision";

/** What another article of the same day states. */
export interface StatedElsewhere {
  readonly uri: string;
  readonly title?: string;
  readonly fact: Interval & Pick<StatedFact, "keys" | "text"> & { readonly from: LinePosition; readonly to: LinePosition };
}

const MOST_SHOWN = 5;

/**
 * Findings in reading order, in the offsets of `facts`. An article that gives a metric in two values itself is
 * left to `checkConflict`, and one that gives this value among others doesn't contradict it.
 */
export function checkSameDay(facts: readonly StatedFact[], elsewhere: readonly StatedElsewhere[]): Finding[] {
  const bounds = boundsByKey(facts);
  // A long text may say the same thing thousands of times.
  const known = new Map<string, readonly StatedElsewhere[]>();
  return facts.flatMap((fact) => {
    if (fact.keys.some((key) => isApartFromSome(fact, bounds.get(key)))) return [];
    const saying = JSON.stringify([fact.low, fact.high, fact.keys]);
    const others = known.get(saying) ?? otherwise(fact, elsewhere);
    known.set(saying, others);
    const [first] = others;
    return first === undefined ? [] : [describe(fact, first, others)];
  });
}

/** Of each key's values, the lowest upper end and the highest lower end: whatever is apart from one of them is apart from one of these. */
function boundsByKey(facts: readonly StatedFact[]): ReadonlyMap<string, Interval> {
  const bounds = new Map<string, Interval>();
  for (const { low, high, keys } of facts) {
    for (const key of keys) {
      const before = bounds.get(key);
      bounds.set(key, before === undefined ? { low, high } : { low: Math.max(before.low, low), high: Math.min(before.high, high) });
    }
  }
  return bounds;
}

/** `bounds` are as `boundsByKey` makes them. */
function isApartFromSome(here: Interval, bounds: Interval | undefined): boolean {
  return bounds !== undefined && (bounds.high < here.low || here.high < bounds.low);
}

/** Who states it in another value and nowhere in this one. */
function otherwise(fact: StatedFact, elsewhere: readonly StatedElsewhere[]): readonly StatedElsewhere[] {
  const same = elsewhere.filter((other) => shareKey(fact, other.fact));
  const agreeing = new Set(same.filter((other) => !apart(fact, other.fact)).map(({ uri }) => uri));
  return same.filter(({ uri }) => !agreeing.has(uri));
}

function describe({ start, end, text, subject, metric, period }: StatedFact, first: StatedElsewhere, others: readonly StatedElsewhere[]): Finding {
  const { uri, title, fact } = first;
  return {
    rule: "sameDay",
    start,
    end,
    related: [],
    elsewhere: others.slice(0, MOST_SHOWN).map(placeOf),
    message: l10n.t(
      "{0} {1} of {2} is {3} here, but {4} in “{5}” of the same day.",
      subject,
      metric,
      period,
      text,
      fact.text,
      title ?? decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)),
    ),
  };
}

function placeOf({ uri, fact: { text, from, to } }: StatedElsewhere): PlaceElsewhere {
  return { uri, text, from, to };
}
