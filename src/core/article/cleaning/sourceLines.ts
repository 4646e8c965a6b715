/** Knows how Chinese media write the line that says where an article was first published. */

/** Labels of the line that says where the article was first published. */
export const SOURCE_ROLES = [
  "文章来源", "稿件来源", "信息来源", "新闻来源", "内容来源", "本文来源", "原文来源", "来源", "稿源", "转载自", "综合自", "转自", "摘自",
] as const;

const SPACE = "[ \\t\\n\\u00A0\\u3000]";
const SOURCE_LABEL = new RegExp(`^(${[...SOURCE_ROLES].sort((a, b) => b.length - a.length).join("|")})${SPACE}{0,4}[:：|｜丨/／]${SPACE}{0,4}`);

const DAY = "\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?";
const TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?";
const GAP = "[ \\u00A0\\u3000|｜]";
/** `2022-04-11 10:00 来源：…`: the time of publication may stand before the label, or after the source. */
const PUBLISHED_BEFORE = new RegExp(`^(?:(?:发布)?时间[:：]\\s?)?${DAY}(?:${GAP}|T){0,3}(?:${TIME})?${GAP}{1,4}`);
const PUBLISHED_AFTER = new RegExp(`${GAP}{1,4}(?:(?:发布)?时间[:：]\\s?)?${DAY}(?:${GAP}|T){0,3}(?:${TIME})?$`);
/** A time, and whose it is: a line under a headline, without any label. */
const PUBLISHED_BY = new RegExp(`^${DAY}(?:${GAP}|T){1,3}${TIME}${GAP}{1,4}([^，。！？；、\\s]{2,16})$`);

/** The same the other way round. */
const PUBLISHED_AT = new RegExp(`^([^，。！？；、\\s]{2,16})${GAP}{1,4}${DAY}(?:${GAP}|T){1,3}${TIME}$`);

/** How an outlet's name ends. */
const OUTLET = /(?:[报网社刊台]|周刊|杂志|客户端|公众号|视频号|新闻|财经|日报|晚报|观察|快报|早报|通讯|在线|研究院|App|APP)$/;
/** How the name of a house ends whose views are reprinted, within brackets. */
const HOUSE = /(?:证券|基金|银行|期货|研究|投研|宏观|策略|固收|资管|资本)$/;
const ORIGIN = "本文(?:来自|来源于?|源自|转自|转载自|摘自|选自|原载于?|首发于?)";
/** `本文来自微信公众号“…”（ID：…），作者：…，经授权发布。` */
const ACCOUNT = new RegExp(`^${ORIGIN}(?:微信)?公众号${SPACE}?[:：]?${SPACE}?[“"「『]?([^，。“”"「」『』（(:：\\n]{2,24})[”"」』]?[^。\\n]{0,60}(?:(?:授权|发布|转载|首发)[^，。]{0,12})?。?$`);
const REPRINT = new RegExp(`^${ORIGIN}[:：]?${SPACE}{0,2}([^，。！？；:：\\n]{2,24})$`);
/** `本文首发于…，作者｜张三`: credits follow. */
const REPRINT_WITH_CREDITS = new RegExp(`^${ORIGIN}[:：]?${SPACE}{0,2}([^，。！？；:：\\n]{2,24})(?:[，,]${SPACE}?(?:作者|编辑|撰文|文)|作者)${SPACE}?[|｜丨:：/][^。！？\\n]{1,40}$`);
/** `综合：东湖网、江城日报`: made of what several outlets wrote. */
const COMPILED = new RegExp(`^(?:来源${SPACE}?[:：|｜丨]${SPACE}{0,4})?(?:综合|部分内容来源)${SPACE}?[:：|｜丨]${SPACE}{0,4}([^。！？；:：]{2,60})$`);
/** `（综合东湖社、江城日报）`, `（转载自东湖日报）`: within brackets no colon is needed. */
const COMPILED_IN_BRACKETS = /^(?:本文)?(?:综合自?|转载自|转自|摘自)([^。！？；:：]{2,60}?)(?:消息|报道|整理)?$/;
/** What reports and their figures are taken from: under a picture or a table, not the outlet that wrote the article. */
export const EVIDENCE = /年报|季报|财报|公告|招股(?:说明)?书|研报|Wind|iFinD|Choice/i;
/** `来源：东湖日报 原标题：…` */
const ORIGINAL_TITLE = new RegExp(`${SPACE}{1,4}原(?:文|文章)?标题[:：][^。；\\n]{2,60}$`);
/** `来源：江城日报作者：张三`, `来源：江城日报 作者：张三 编辑：李四`: credits follow, with a gap or without. */
const CREDITS_AFTER = new RegExp(`(?<=[\\u4e00-\\u9fff”》])${SPACE}{0,4}(?:本文)?(?:作者|记者|责编|责任编辑|编辑)[:：]${SPACE}{0,2}[\\u4e00-\\u9fff·]{2,4}(?:${SPACE}{1,4}(?:责编|责任编辑|编辑|校对|审核)[:：]${SPACE}{0,2}[\\u4e00-\\u9fff·]{2,4}){0,3}$`);
/** How often it was read. */
const COUNT_AFTER = new RegExp(`${GAP}{1,4}(?:点击|阅读|浏览|人气|访问)(?:量|数|次数)?[:：]\\s?\\d{1,8}次?$`);
/** What a portal puts behind the line. */
const LINK_AFTER = new RegExp(`${SPACE}{0,4}[[【（(](?:点击)?查看原文[\\]】）)]$`);
/** `（ID：donghu）` after an account's name. */
export const ACCOUNT_ID = /[（(](?:ID|id|微信号|微信ID)[:：]?\s?[\w-]{1,30}[）)]/;

/** No source line is without one of these. */
const MARKS = /来[源自]|稿源|[源转摘选载]自|原载|首发|综合|\d:\d/;

const LONGEST_LINE = 160;
const LONGEST_SOURCE_LINE = 64;
const LONGEST_VALUE = 40;

/** What a source line says, and whether brackets stand around it. */
export interface SourceLine {
  readonly label: string;
  readonly source: string;
  readonly bracketed: boolean;
}

/**
 * The source that a line such as `（文章来源：…）` names; `undefined` for any other text. `label` is empty for `本文源自…` and for a line
 * that has none.
 */
export function readSourceLine(text: string): SourceLine | undefined {
  if (text.length > LONGEST_LINE || !MARKS.test(text)) return undefined;
  const { inner: line, bracketed } = withoutBrackets(text.replace(LINK_AFTER, "").replace(COUNT_AFTER, ""));
  const account = ACCOUNT.exec(line) ?? REPRINT_WITH_CREDITS.exec(line);
  if (account) return { label: "", source: (account[1] ?? "").trim(), bracketed };
  if (line.replace(ORIGINAL_TITLE, "").length > LONGEST_SOURCE_LINE) return undefined;
  const published = (PUBLISHED_BY.exec(line) ?? PUBLISHED_AT.exec(line))?.[1];
  if (published !== undefined && OUTLET.test(published)) return { label: "", source: published, bracketed };
  const inner = withoutTime(line.replace(ORIGINAL_TITLE, ""));
  const reprint = REPRINT.exec(inner);
  if (reprint) return { label: "", source: (reprint[1] ?? "").trim(), bracketed };
  const compiled = (COMPILED.exec(inner) ?? (bracketed ? COMPILED_IN_BRACKETS.exec(inner) : null))?.[1]?.trim() ?? "";
  if (compiled.split(/[、，,\s]+/).every((name) => OUTLET.test(name.replace(/等$/, "")))) return { label: "", source: compiled, bracketed };
  const label = SOURCE_LABEL.exec(inner);
  if (!label) return undefined;
  const source = inner.slice(label[0].length).replace(CREDITS_AFTER, "").replace(ACCOUNT_ID, "").trim();
  if (label[1]?.endsWith("自") === true && !OUTLET.test(source) && !(bracketed && HOUSE.test(source))) return undefined;
  if (label[1] === "来源" && EVIDENCE.test(source)) return undefined;
  return source === "" || source.length > LONGEST_VALUE || /[，,。！？；!?;:：【】]/.test(source)
    ? undefined
    : { label: label[1] ?? "", source, bracketed };
}

/** The line without the time of publication before or after what it says. */
export function withoutTime(line: string): string {
  return line.replace(PUBLISHED_BEFORE, "").replace(PUBLISHED_AFTER, "");
}

/** The line without brackets around it; the closing one may be missing. */
export function withoutBrackets(text: string): { readonly inner: string; readonly bracketed: boolean } {
  const trimmed = text.trim();
  const bracketed = /^[（(【[〔]/.test(trimmed);
  const closed = bracketed && /[）)】\]〕]$/.test(trimmed);
  return { inner: bracketed ? trimmed.slice(1, closed ? -1 : undefined).trim() : trimmed, bracketed };
}
