/** Knows what 截至, 以来, 起, 前 and the like beside a date say of it. */

import type { Draft } from "../draft";
import type { QualifierMark } from "../figure";
import { Followers } from "../lexicon/notBefore";
import { Trie, type Worded, wordsOf } from "../lexicon/trie";
import type { RuleContext } from "./context";

interface Boundary extends Worded {
  readonly mark: QualifierMark;
  readonly notBefore: Followers;
}

const BEFORE = boundaries([["until", "截至 截止 截止到 截至到 截止至", ""]]);

const AFTER = boundaries([
  ["since", "以来 至今", ""],
  ["since", "来", "自 到 临 看 源 电 说 访 华 函 信 年 的 宾 势"],
  ["since", "起", "诉 草 飞 点 源 伏 重 义 步 因 火 码 家 初 底 落 亏 薪 征 哄 到 停 拍"],
  [
    "before",
    "以前 之前 前",
    "往 来 夕 后 瞻 期 景 列 述 方 锋 身 端 台 沿 三 十 五 两 四 6 9 3 十一 值 海 次 任 一天 一日 一周 一年 一月 一季 一个 一交 一任 一轮 一期 一晚 一夜 几 程 半 者 面 首 往 进 11 10 8 7 5 4 2 1",
  ],
  ["after", "以后 之后 后", "续 期 来 台 端 市 备 者 勤 盾 果 视 半 三 四 两 又 段 卫 再 方 6 9 3"],
  ["about", "前后 左右", ""],
]);

function boundaries(lines: readonly (readonly [QualifierMark, string, string])[]): Trie<Boundary> {
  return new Trie(
    lines.flatMap(([mark, words, notBefore]) => wordsOf(words).map((word) => ({ word, mark, notBefore: new Followers(wordsOf(notBefore)) }))),
  );
}

/** Takes in the boundary words around a date. */
export function addBoundaries(context: RuleContext, draft: Draft): void {
  const { text } = context;
  const before = BEFORE.longestBefore(text, draft.start, context.floor);
  if (before !== undefined) {
    draft.start -= before.word.length;
    draft.marks.push(before.mark);
  }
  const after = AFTER.longestAt(text, draft.end, (boundary, end) => !boundary.notBefore.areAt(text, end));
  if (after !== undefined && allowed(draft, after, text)) {
    draft.end += after.word.length;
    draft.marks.push(after.mark);
    if (after.mark === "since") takeFrom(context, draft);
  }
  const interval = intervalOf(draft);
  if (interval !== undefined) draft.interval = interval;
}

/** 自X起, 自X以来: the beginning belongs to the span as well. */
function takeFrom(context: RuleContext, draft: Draft): void {
  if (
    context.text.charAt(draft.start - 1) === "自" &&
    draft.start - 1 >= context.floor &&
    !"来各独亲".includes(context.text.charAt(draft.start - 2) || " ")
  )
    draft.start--;
}

function allowed(draft: Draft, boundary: Boundary, text: string): boolean {
  // Parts of the day and 前 make other words (今晚前往 is excluded by the word that follows).
  if (boundary.word === "来")
    return (
      (draft.kind === "date" && /^(?:[，,、。；：\s]|首|最|新|的?最|持续|累计|连续)/u.test(text.slice(draft.end + 1, draft.end + 4))) ||
      text.length === draft.end + 1
    );
  return true;
}

function intervalOf(draft: Draft): string | undefined {
  const value = typeof draft.value === "string" ? draft.value : undefined;
  if (value === undefined || value.startsWith("{")) return undefined;
  const [from, to] = value.includes("/") ? value.split("/") : [value, value];
  switch (draft.marks[0]) {
    case "until":
    case "before":
      return `../${to ?? value}`;
    case "since":
    case "after":
      return `${from ?? value}/..`;
    case "about":
      return `${value}~`;
    default:
      return undefined;
  }
}
