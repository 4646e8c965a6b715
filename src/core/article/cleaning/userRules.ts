/** Knows the cleaning rules that users add in their settings: a CSS selector or a pattern for a block's text. */

import * as l10n from "@vscode/l10n";
import { selectAll, type Options } from "css-select";
import { MAX_DEPTH } from "../blocks/readBlocks";
import { attribute, type ChildNode, type ElementNode, isElement, isText, type ParentNode, type RootNode } from "../html/parseHtml";
import { ancestors } from "./candidate";

/** A user's own rule. At least one of `selector` and `text` is given; with both, both must match. */
export interface UserCleaningRule {
  /** Shown in the list of what was removed. */
  readonly name: string;
  /** CSS; all that the element holds is removed. */
  readonly selector?: string;
  /** A regular expression that must match somewhere in the block's text. */
  readonly text?: string;
}

/** A pattern sees at most this much of a block: a bad one can't take long. */
const LONGEST_MATCHED = 300;

type AnyNode = ChildNode | ParentNode;

const adapter: NonNullable<Options<AnyNode, ElementNode>["adapter"]> = {
  isTag: (node): node is ElementNode => isElement(node),
  getAttributeValue: attribute,
  getChildren: (node) => ("childNodes" in node ? node.childNodes : []),
  getName: (element) => element.tagName,
  getParent: (element) => element.parentNode,
  getSiblings: (node) => ("parentNode" in node && node.parentNode ? node.parentNode.childNodes : [node]),
  getText: (node) => ("childNodes" in node ? node.childNodes : []).map((child) => (isText(child) ? child.parts.map((part) => part.text).join("") : "")).join(""),
  hasAttrib: (element, name) => attribute(element, name) !== undefined,
  removeSubsets: (nodes) => nodes,
};

/** A user's rule, ready to be asked. */
export interface CompiledUserRule {
  readonly name: string;
  readonly elements?: ReadonlySet<ElementNode>;
  readonly pattern?: RegExp;
}

/** What is wrong with a rule, for the user; `undefined` for a good one. */
export function checkUserRule(rule: UserCleaningRule): string | undefined {
  if (rule.selector === undefined && rule.text === undefined) return l10n.t("A cleaning rule needs a selector or a text pattern.");
  if (rule.text !== undefined) {
    if (!isPattern(rule.text)) return l10n.t("“{0}” is not a regular expression.", rule.text);
    if (repeatsRepetition(rule.text)) return l10n.t("A repeated group must not hold repetitions or alternatives: the pattern could take very long.");
  }
  if (rule.selector !== undefined && !isSelector(rule.selector)) return l10n.t("“{0}” is not a CSS selector.", rule.selector);
  return undefined;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function isSelector(selector: string): boolean {
  try {
    return select(selector, { nodeName: "#document-fragment", childNodes: [] } as unknown as RootNode).length === 0;
  } catch {
    return false;
  }
}

/** Prepares the rules for one article; rules that aren't valid are left out. */
export function compileUserRules(rules: readonly UserCleaningRule[], root: RootNode): readonly CompiledUserRule[] {
  return rules
    .filter((rule) => checkUserRule(rule) === undefined)
    .map((rule) => ({
      name: rule.name,
      ...(rule.selector !== undefined && { elements: new Set(select(rule.selector, root)) }),
      ...(rule.text !== undefined && { pattern: new RegExp(rule.text, "u") }),
    }));
}

export function matchesUserRule(rule: CompiledUserRule, element: ElementNode | undefined, text: string): boolean {
  if (rule.elements && !liesIn(element, rule.elements)) return false;
  return rule.pattern === undefined || rule.pattern.test(text.slice(0, LONGEST_MATCHED));
}

/** Whether a group with a quantifier holds another quantifier or an alternative: what makes patterns take exponential time. */
function repeatsRepetition(pattern: string): boolean {
  const groups: { risky: boolean }[] = [];
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === "\\") i++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") groups.push({ risky: false });
    else if (char === ")") {
      const risky = groups.pop()?.risky ?? false;
      const quantified = /^[*+{]/.test(pattern.slice(i + 1, i + 2));
      if (risky && quantified) return true;
      const outer = groups.at(-1);
      if (outer && (risky || quantified)) outer.risky = true;
    } else if (char === "*" || char === "+" || char === "{" || char === "|") {
      const group = groups.at(-1);
      if (group) group.risky = true;
    }
  }
  return false;
}

function select(selector: string, root: RootNode): ElementNode[] {
  return selectAll<AnyNode, ElementNode>(selector.slice(0, 1_000), root, { adapter });
}

function liesIn(start: ElementNode | undefined, elements: ReadonlySet<ElementNode>): boolean {
  for (const element of ancestors(start, MAX_DEPTH)) if (elements.has(element)) return true;
  return false;
}
