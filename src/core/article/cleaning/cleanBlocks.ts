/** Knows how rules are applied: which blocks leave the reading view, and what their credits tell about the article. */

import { BEYOND } from "../../text/span";
import type { Zone } from "../article";
import type { VisibleText } from "../visibleText";
import type { Draft, DraftText } from "../blocks/draft";
import type { ElementNode } from "../html/parseHtml";
import { ancestors, type Candidate, LONGEST_BOILERPLATE, trimBlanks } from "./candidate";
import { type Credit, hasSurname, isAuthorRole, isEditorRole, isSourceRole, readCredits } from "./credits";
import { isNoticeHeading } from "./disclaimers";
import { partParagraph } from "./partParagraphs";
import { mentionsQrCode } from "./promotions";
import { CLEANING_RULES } from "./rules";
import { announcesMore } from "./siteFurniture";
import { readSourceLine } from "./sourceLines";
import { type CompiledUserRule, matchesUserRule } from "./userRules";

/** A block and what the rules decided. */
export interface CleanedDraft {
  readonly draft: Draft;
  readonly zone: Zone;
  readonly removedBy?: string;
}

export interface Cleaning {
  readonly drafts: readonly CleanedDraft[];
  readonly source?: string;
  readonly author?: string;
  readonly editors: readonly string[];
}

/** `（记者 张三）`, `（东湖财经 张三）`: it stays in the text, as a part of the report, and names the author. */
const BYLINE = /^[（(](?:[\u4e00-\u9fff]{0,6}记者[ \u3000:：]{0,2}|[\u4e00-\u9fff]{2,8}(?:财经|新闻|网|报|社|刊)[ \u3000])([\u4e00-\u9fff]{2,3})(?=[ \u3000、）)])[^。]{0,30}[）)]$/;

/** A paragraph of at least this length with a full stop in it is prose; nothing between two of them is at the article's edge. */
const SHORTEST_PROSE = 60;
/** Where there is none (a list of flashes), any sentence is. */
const SHORTEST_SENTENCE = 12;

/** Blanks around boilerplate are counted up to this length; a longer run of them is no spacer. */
const LONGEST_SCANNED = 4_000;

export interface CleaningInput {
  readonly drafts: readonly Draft[];
  readonly text: VisibleText;
  /** Asked before Zhupi's own. */
  readonly userRules: readonly CompiledUserRule[];
  /** Whether a block is a line of Markdown links. */
  readonly isFooter: (draft: Draft) => boolean;
}

/** Decides on every block; a paragraph that holds boilerplate beside its prose is parted first. */
export function cleanBlocks({ drafts, text, userRules, isFooter }: CleaningInput): Cleaning {
  const visible = text.text;
  const whole = findProse(drafts, visible);
  const lines = drafts.flatMap((draft, index) => partParagraph(draft, text, { head: index <= whole.first, tail: index >= whole.last }));
  const prose = lines.length === drafts.length ? whole : findProse(lines, visible);
  const credits: Credit[] = [];
  let source: string | undefined;
  let byline: string | undefined;
  const cleaned = lines.map((draft, index): CleanedDraft => {
    const candidate = createCandidate(draft, visible, {
      head: index < prose.first,
      tail: index > prose.last,
      previous: lines[index - 1]?.kind,
      proseHolders: prose.holders,
    });
    const own = userRules.find((rule) => matchesUserRule(rule, draft.element, fullText(draft, visible, 300)));
    if (own) return { draft, zone: "removed", removedBy: own.name };
    if (isFooter(draft)) return { draft, zone: "footer", removedBy: "footerLinks" };
    const rule = CLEANING_RULES.find(({ matches }) => matches(candidate));
    if (!rule) {
      byline ??= readByline(candidate.text);
      return { draft, zone: "body" };
    }
    if (rule.name === "sourceLine") source ??= readSourceLine(candidate.text)?.source ?? stripLabel(candidate.text);
    if (rule.name === "credits") credits.push(...creditsOf(candidate.text));
    return { draft, zone: rule.zone, removedBy: rule.name };
  });
  const author = credits.find((credit) => isAuthorRole(credit.role) && credit.value !== "")?.value ?? byline;
  source ??= credits.find((credit) => isSourceRole(credit.role) && credit.value !== "")?.value;
  const editors = credits.filter((credit) => isEditorRole(credit.role)).flatMap((credit) => splitNames(credit.value));
  return {
    drafts: takeLinksAlong(takeAlong(cleaned, visible), visible),
    editors: [...new Set(editors)],
    ...(source !== undefined && { source }),
    ...(author !== undefined && { author }),
  };
}

function readByline(text: string): string | undefined {
  const name = BYLINE.exec(text)?.[1];
  return name !== undefined && hasSurname(name) ? name : undefined;
}

/** What goes with a block that was removed: the picture of the code that it asks to scan, the heading of the notice. */
function takeAlong(drafts: readonly CleanedDraft[], visible: string): readonly CleanedDraft[] {
  const ruleAt = (index: number, asks: (text: string) => boolean): string | undefined => {
    const neighbour = drafts[index];
    if (neighbour?.removedBy === undefined) return undefined;
    return asks(fullText(neighbour.draft, visible, LONGEST_BOILERPLATE)) ? neighbour.removedBy : undefined;
  };
  return drafts.map((cleaned, index): CleanedDraft => {
    const { draft, removedBy } = cleaned;
    if (removedBy !== undefined) return cleaned;
    if (draft.kind === "image") {
      const rules = [ruleAt(index - 1, mentionsQrCode), ruleAt(index + 1, mentionsQrCode)];
      return rules.includes("promotion") ? { ...cleaned, zone: "removed", removedBy: "promotion" } : cleaned;
    }
    const isHeading = draft.kind === "text" && isNoticeHeading(trimBlanks(fullText(draft, visible, 40)));
    const rule = isHeading ? ruleAt(index + 1, () => true) : undefined;
    return rule === "disclaimer" ? { ...cleaned, zone: "removed", removedBy: rule } : cleaned;
  });
}

/** A list of other articles goes with the heading that announces it, as long as each line is nothing but a link. */
function takeLinksAlong(drafts: readonly CleanedDraft[], visible: string): readonly CleanedDraft[] {
  let rule: string | undefined;
  return drafts.map((cleaned): CleanedDraft => {
    const { draft, removedBy } = cleaned;
    if (removedBy === "spacer") return cleaned;
    if (removedBy !== undefined) {
      rule = announcesMore(trimBlanks(fullText(draft, visible, 40))) ? removedBy : undefined;
      return cleaned;
    }
    const goes = rule !== undefined && draft.kind === "text" && isLinked(draft) && draft.end - draft.start <= LONGEST_HEADLINE;
    if (!goes) rule = undefined;
    return rule === undefined ? cleaned : { ...cleaned, zone: "removed", removedBy: rule };
  });
}

const LONGEST_HEADLINE = 80;

function isLinked(draft: DraftText): boolean {
  return draft.runs.length > 0 && draft.runs.every((run) => run.link !== undefined);
}

type Place = Pick<Candidate, "head" | "tail" | "previous" | "proseHolders">;

function createCandidate(draft: Draft, visible: string, place: Place): Candidate {
  if (draft.kind !== "text") return { draft, text: "", length: 0, linked: false, ...place };
  const length = draft.end - draft.start;
  const text = length > LONGEST_SCANNED ? "" : trimBlanks(visible.slice(draft.start, draft.end));
  const linked = isLinked(draft);
  if (length > LONGEST_SCANNED) return { draft, text, length, linked, ...place };
  return { draft, text: text.length > LONGEST_BOILERPLATE ? "" : text, length: text.length, linked, ...place };
}

function fullText(draft: Draft, visible: string, limit: number): string {
  return draft.kind === "image" ? "" : visible.slice(draft.start, Math.min(draft.end, draft.start + limit));
}

function creditsOf(text: string): readonly Credit[] {
  const spaced = readCredits(text);
  return spaced.length > 0 ? spaced : readCredits(text, "tight");
}

interface Prose {
  /** Indexes of the first and the last paragraph of prose. */
  readonly first: number;
  readonly last: number;
  readonly holders: ReadonlySet<ElementNode>;
}

/** How far up an element counts as holding the prose in it. */
const HOLDER_LEVELS = 6;

/** Then every block is at both edges. */
const NO_PROSE: Prose = { first: BEYOND, last: -1, holders: new Set() };

function findProse(drafts: readonly Draft[], visible: string): Prose {
  return findProseFrom(drafts, visible, SHORTEST_PROSE) ?? findProseFrom(drafts, visible, SHORTEST_SENTENCE) ?? NO_PROSE;
}

function findProseFrom(drafts: readonly Draft[], visible: string, shortest: number): Prose | undefined {
  const holders = new Set<ElementNode>();
  let first = drafts.length;
  let last = -1;
  drafts.forEach((draft, index) => {
    if (!isProse(draft, visible, shortest)) return;
    first = Math.min(first, index);
    last = index;
    for (const element of ancestors(draft.element, HOLDER_LEVELS)) {
      if (holders.has(element)) break;
      holders.add(element);
    }
  });
  return last < 0 ? undefined : { first, last, holders };
}

function isProse(draft: Draft, visible: string, shortest: number): boolean {
  if (draft.kind === "table") return true;
  if (draft.kind === "image" || draft.end - draft.start < shortest) return false;
  if (!/[。！？；]/.test(fullText(draft, visible, 2_000))) return false;
  if (draft.end - draft.start > LONGEST_BOILERPLATE) return true;
  const candidate = createCandidate(draft, visible, { head: true, tail: true, previous: "text", proseHolders: NO_ELEMENTS });
  return !CLEANING_RULES.some(({ matches }) => matches(candidate));
}

const NO_ELEMENTS: ReadonlySet<ElementNode> = new Set();

function stripLabel(text: string): string {
  return text.replace(/^[（(【[]|[）)】\]]$/g, "");
}

/** `张三 李四`, `张三、李四`; an account's number after a name is dropped. */
function splitNames(value: string): readonly string[] {
  return value
    .split(/[\s\u3000、，,/／|｜]+/)
    .map((name) => name.replace(/_[A-Za-z]{0,4}\d+$/, ""))
    .filter((name) => name !== "" && !/^[A-Za-z]{0,4}\d+$/.test(name));
}
