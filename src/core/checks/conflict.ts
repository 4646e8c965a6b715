/** Knows when one article gives the same metric of the same subject and period in two values. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import { listFacts, type Fact, type SubjectMention } from "./facts";
import type { Check, CheckInput, Finding } from "./finding";
import { apart, roundedInterval } from "./precision";

/** Only what the article states in plain words is compared. */
export const checkConflict: Check = (input) => {
  const first = new Map<string, Fact>();
  const findings: Finding[] = [];
  for (const fact of listFacts(input, listSubjects(input))) {
    const [key = ""] = fact.keys;
    const known = first.get(key);
    if (known === undefined) first.set(key, fact);
    else if (differ(known.figure, fact.figure)) findings.push(describe(known.figure, fact));
  }
  return findings;
};

/** Values of the same last digit are no roundings of one another, unless they are next to each other and long. */
function differ(a: Figure, b: Figure): boolean {
  if (apart(roundedInterval(a), roundedInterval(b))) return true;
  const [x, y] = [Number(a.value), Number(b.value)];
  return a.step !== undefined && a.step === b.step && Math.abs(x - y) > Math.max(Math.abs(x), Math.abs(y)) * NEXT_TO;
}

/** 71.2亿 and 71.3亿 may be one value, 5亿 and 6亿 can't. */
const NEXT_TO = 0.05;
const FARTHEST = 200;
const LEGAL_FORM = /(?:股份有限公司|有限责任公司|有限公司|股份)$/;
const FORM_BEHIND = /^(?:股份有限公司|有限责任公司|有限公司|股份)/;
/** What an article calls the only one that it speaks of. */
const SELF = /(?<![\u4e00-\u9fff])(?:该公司|本公司|公司|该行|本行|该集团)(?![债法章])/g;
/** An article that speaks of more is looked at by what its sentences say of themselves. */
const MOST_NAMES = 8;

/** Where the figures' subjects are named, in reading order; without its legal form, a company's long name is its short one. */
function listSubjects({ article, figures }: CheckInput): SubjectMention[] {
  const { text } = article.visible;
  const named = new Map<string, Set<number>>();
  for (const { subject, start } of figures) {
    if (subject === undefined) continue;
    const name = subject.replace(LEGAL_FORM, "");
    const from = Math.max(0, start - FARTHEST);
    const at = text.slice(from, start).lastIndexOf(subject);
    if (name.length < 2 || at < 0) continue;
    const places = named.get(name) ?? new Set();
    named.set(name, places.add(from + at));
  }
  if (named.size <= MOST_NAMES) for (const [name, places] of named) for (const at of placesOf(name, text)) places.add(at);
  const mentions = [...named].flatMap(([name, places]) => [...places].map((at) => mentionOf(name, at, at + name.length + (FORM_BEHIND.exec(text.slice(at + name.length, at + name.length + FORM))?.[0].length ?? 0))));
  const [only] = named.keys();
  return withoutOverlaps(only !== undefined && named.size === 1 ? [...mentions, ...selfMentions(only, mentions, text)] : mentions);
}

/** 公司, 该行 behind the only name, as long as nobody else may be meant. */
function selfMentions(name: string, mentions: readonly SubjectMention[], text: string): SubjectMention[] {
  const ends = mentions.map(({ end }) => end).sort((a, b) => a - b);
  let next = 0;
  return [...text.matchAll(SELF)].flatMap(({ index, 0: word }) => {
    while ((ends[next] ?? text.length) <= index) next++;
    const named = ends[next - 1];
    const isMeant = named !== undefined && index - named <= FARTHEST && !OTHERS.test(text.slice(named, index));
    return isMeant ? [mentionOf(name, index, index + word.length)] : [];
  });
}

const OTHERS = /[\u4e00-\u9fff](?:银行|证券|保险|财险|产险|人寿|基金|信托|集团|股份|控股|科技|公司)/;

const FORM = 10;

function* placesOf(name: string, text: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at;
}

function mentionOf(name: string, start: number, end: number): SubjectMention {
  return { identity: name, name, names: [name], start, end };
}

/** Of names within one another the longer: 云栖 in 云栖保险. */
function withoutOverlaps(mentions: readonly SubjectMention[]): SubjectMention[] {
  const kept: SubjectMention[] = [];
  for (const mention of [...mentions].sort((a, b) => a.start - b.start || b.end - a.end)) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}

function describe(before: Figure, { figure, subject, metric }: Fact): Finding {
  return {
    rule: "conflict",
    start: figure.start,
    end: figure.end,
    related: [before],
    message: l10n.t(
      "{0} {1} of the same period is given as {2} and as {3}.",
      subject,
      metric,
      before.surface ?? before.text,
      figure.surface ?? figure.text,
    ),
  };
}
