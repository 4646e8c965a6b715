/** Knows a figure while it is being read: the same facts as `Figure`, still exact and still mutable. */

import type Big from "big.js";
import type { Comparison, FigureKind, FigureSubkind, OptionalClass, QualifierMark, TableContext } from "./figure";

export type DraftValue = Big | string | null;

export interface Draft {
  start: number;
  end: number;
  kind: FigureKind;
  rule: string;
  value: DraftValue;
  min: DraftValue;
  max: DraftValue;
  unit: string | null;
  currency: string | null;
  marks: QualifierMark[];
  isRange: boolean;
  values?: (Big | string)[];
  unitInferred?: boolean;
  currencyInferred?: boolean;
  subkind?: FigureSubkind;
  per?: string;
  sign?: -1 | 1;
  bound?: "max" | "min" | "reached";
  comparison?: Comparison;
  subject?: string;
  metric?: string;
  mod?: string;
  note?: string;
  interval?: string;
  rhetorical?: boolean;
  optional?: OptionalClass;
  table?: TableContext;
  /** How many decimals of the value were written; more than the value needs where it ends in zeros. */
  decimals?: number;
  /** Exponent of the last significant digit as written. */
  significant?: number;
  /** A number that no unit, sign or noun explains: what stands around it, or its column, still may. */
  bare?: boolean;
}

/** A draft with nothing said but where it stands and what rule read it. */
export function newDraft(start: number, end: number, kind: FigureKind, rule: string, value: DraftValue): Draft {
  return { start, end, kind, rule, value, min: null, max: null, unit: null, currency: null, marks: [], isRange: false };
}
