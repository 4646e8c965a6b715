/** Knows which characters mean the same: full-width forms, traditional forms and look-alikes, folded one to one. */

import { CharacterTable } from "../../text/characterTable";
import { SIMPLIFIED, TRADITIONAL } from "../../text/traditional";
import { CharClass, classOf } from "./characters";

/** What numerals are written with beyond traditional characters, in place of what these stand for elsewhere; pairs, the written one first. */
const NUMERAL_FORMS = "圓元圆元圜元參叁○〇◯〇";

/** Everything else that stands for another character; pairs, the written one first. */
const VARIANTS =
  "％%＋+－-−-﹣-–-．.／/～~〜~∼~＄$￥¥＜<＞>＊*×*✕*：:∶:（(）)　 \u00a0 \u2007 \u2009 \u202f ≧≥≦≤﹪%＃#＝=＠@＆&＿_" + "［[］]｜|";

const FOLDS = new CharacterTable(folds());

function* folds(): Generator<readonly [number, number]> {
  for (let i = 0; i < TRADITIONAL.length; i++) yield [TRADITIONAL.charCodeAt(i), SIMPLIFIED.charCodeAt(i)];
  for (const pairs of [NUMERAL_FORMS, VARIANTS]) {
    for (let i = 0; i + 1 < pairs.length; i += 2) yield [pairs.charCodeAt(i), pairs.charCodeAt(i + 1)];
  }
  for (let code = 0xff10; code <= 0xff5a; code++) {
    const plain = code - 0xfee0;
    if (classOf(plain) === CharClass.arabic || classOf(plain) === CharClass.latin) yield [code, plain];
  }
}

/** The text with every variant folded; as long as the original, so that offsets hold for both. */
export function foldText(text: string): string {
  return FOLDS.replace(text);
}
