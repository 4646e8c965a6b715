/** Knows how stretches of time are written as ISO 8601 durations. */

import Big from "big.js";

/** `value` units as a duration: designator `TM` is minutes, `M` months; decimals stand in the last part, as ISO 8601 allows. */
export function formatDuration(value: Big, designator: string): string {
  const time = designator.startsWith("T");
  return `P${time ? "T" : ""}${value.toFixed()}${time ? designator.slice(1) : designator}`;
}

/** What half of one unit is in whole smaller units; other halves stay decimals. */
export function formatHalf(designator: string): string {
  const halves: Readonly<Record<string, string>> = { Y: "P6M", D: "PT12H", TH: "PT30M", TM: "PT30S" };
  return halves[designator] ?? formatDuration(new Big("0.5"), designator);
}

/** Parts of one duration, from long to short: 3 hours 20 minutes. */
export function formatParts(parts: readonly (readonly [Big, string])[]): string {
  let date = "";
  let time = "";
  for (const [value, designator] of parts) {
    if (designator.startsWith("T")) time += value.toFixed() + designator.slice(1);
    else date += value.toFixed() + designator;
  }
  return `P${date}${time === "" ? "" : `T${time}`}`;
}

/** N units and a half, in whole smaller units where there are such. */
export function halfMore(value: Big, designator: string): string {
  const smaller: Readonly<Record<string, readonly [number, string]>> = { Y: [6, "M"], D: [12, "TH"], TH: [30, "TM"], TM: [30, "TS"] };
  const half = smaller[designator];
  if (half === undefined) return formatDuration(value.plus("0.5"), designator);
  return formatParts([
    [value, designator],
    [new Big(half[0]), half[1]],
  ]);
}
