/** Knows when articles of one day give the same metric of the same subject and period in different values. */

import * as l10n from "@vscode/l10n";
import type { LinePosition } from "../text/lines";
import { shareKey, type Fact } from "./facts";
import type { Finding, PlaceElsewhere } from "./finding";
import { apart, roundedInterval, type Interval } from "./precision";

/** What another article of the same day states. */
export interface StatedElsewhere {
  readonly uri: string;
  readonly title?: string;
  readonly fact: Interval & Pick<Fact, "keys"> & { readonly text: string; readonly from: LinePosition; readonly to: LinePosition };
}

const MOST_SHOWN = 5;

/**
 * Findings in reading order, in the offsets of `facts`. An article that gives a metric in two values itself is
 * left to `checkConflict`, and one that gives this value among others doesn't contradict it.
 */
export function checkSameDay(facts: readonly Fact[], elsewhere: readonly StatedElsewhere[]): Finding[] {
  return facts.flatMap((fact) => {
    const here = roundedInterval(fact.figure);
    if (facts.some((other) => shareKey(fact, other) && apart(here, roundedInterval(other.figure)))) return [];
    const same = elsewhere.filter((other) => shareKey(fact, other.fact));
    const agreeing = new Set(same.filter((other) => !apart(here, other.fact)).map(({ uri }) => uri));
    const others = same.filter(({ uri }) => !agreeing.has(uri));
    const [first] = others;
    return first === undefined ? [] : [describe(fact, first, others)];
  });
}

function describe({ figure, subject, metric, period }: Fact, first: StatedElsewhere, others: readonly StatedElsewhere[]): Finding {
  const { uri, title, fact } = first;
  return {
    rule: "sameDay",
    start: figure.start,
    end: figure.end,
    related: [],
    elsewhere: others.slice(0, MOST_SHOWN).map(placeOf),
    message: l10n.t(
      "{0} {1} of {2} is {3} here, but {4} in “{5}” of the same day.",
      subject,
      metric,
      period,
      figure.surface ?? figure.text,
      fact.text,
      title ?? decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)),
    ),
  };
}

function placeOf({ uri, fact: { text, from, to } }: StatedElsewhere): PlaceElsewhere {
  return { uri, text, from, to };
}
