/** Knows how Chinese media write their source lines and credits. */

/** What a line of credits says: a role and who held it. */
export interface Credit {
  readonly role: string;
  readonly value: string;
}

const SOURCE_LABELS = ["文章来源", "稿件来源", "信息来源", "新闻来源", "内容来源", "本文来源", "原文来源", "来源", "稿源"] as const;

const AUTHOR_LABELS = ["本文作者", "作者", "撰文", "文", "记者", "本报记者", "见习记者", "实习记者", "采写", "撰稿"] as const;

const EDITOR_LABELS = [
  "责任编辑", "栏目主编", "文字编辑", "图片编辑", "视频编辑", "值班编辑", "值班主编", "值班编委", "实习编辑", "新媒体编辑", "微信编辑", "美术编辑",
  "版面编辑", "网络编辑", "高级编辑", "本期编辑", "本文编辑", "编辑", "责编", "主编", "美编", "编审", "审核", "审校", "审读", "校对", "校审", "终审", "初审",
  "复审", "签审", "编校", "统筹", "监制", "总监制", "策划",
] as const;

const OTHER_LABELS = [
  "题图来源", "图片来源", "封面图来源", "封面来源", "头图来源", "配图来源", "题图", "头图", "封面图", "封面图片", "配图", "图源", "图片", "图", "制图", "摄影", "摄像", "剪辑",
  "设计", "排版", "版式设计", "通讯员", "实习生", "供稿", "投稿", "翻译", "编译", "译者", "联系邮箱", "邮箱", "制作", "出品", "出品人", "运营", "视觉", "视频", "文章作者",
] as const;

const ALL_LABELS = [...SOURCE_LABELS, ...AUTHOR_LABELS, ...EDITOR_LABELS, ...OTHER_LABELS].sort((a, b) => b.length - a.length);
const EDITORS: ReadonlySet<string> = new Set(EDITOR_LABELS);
const AUTHORS: ReadonlySet<string> = new Set([...AUTHOR_LABELS, "文章作者"]);

const OPEN = "（(【\\[〔";
const CLOSE = "）)】\\]〕";
const BLANK = "[ \\t\\n\\u00A0\\u3000]";

const SOURCE_LINE = new RegExp(`^[${OPEN}]?${BLANK}{0,4}(${SOURCE_LABELS.join("|")})${BLANK}{0,4}[:：]${BLANK}{0,4}([^。！？；!?;\\n]{1,40}?)${BLANK}{0,4}[${CLOSE}]?$`);
const LABEL = new RegExp(`(?:^|(?<=[ \\t\\n\\u00A0\\u3000${OPEN}${CLOSE}|｜丨/、，,；;]))(${ALL_LABELS.join("|")})${BLANK}{0,4}(?:[:：]|(?<=文|图|编辑|责编|撰文|记者|作者|编译|翻译|供稿)[|｜丨/／])`, "g");
const LONGEST_CREDITS = 120;
const LONGEST_VALUE = 40;

/** The source that a line such as `（文章来源：…）` names; `undefined` for any other text. */
export function readSourceLine(text: string): { readonly label: string; readonly source: string } | undefined {
  if (text.length > 64) return undefined;
  const match = SOURCE_LINE.exec(text);
  if (!match) return undefined;
  const source = stripBrackets(match[2] ?? "");
  return /[，,]/.test(source) || source === "" ? undefined : { label: match[1] ?? "", source };
}

/** The credits that a line is made of, if it holds nothing else: `（责任编辑：…）`, `编辑/… 校对/…`; otherwise none. */
export function readCredits(text: string): readonly Credit[] {
  if (text.length > LONGEST_CREDITS || /[。！？!?]/.test(text)) return [];
  const inner = stripBrackets(text);
  const labels = [...inner.matchAll(LABEL)];
  if (labels[0]?.index !== 0) return [];
  const credits = labels.map((match, i): Credit => {
    const end = labels[i + 1]?.index ?? inner.length;
    return { role: match[1] ?? "", value: cleanValue(inner.slice(match.index + match[0].length, end)) };
  });
  return credits.every(isCredit) ? credits : [];
}

export function isEditorRole(role: string): boolean {
  return EDITORS.has(role);
}

export function isAuthorRole(role: string): boolean {
  return AUTHORS.has(role);
}

export function isSourceRole(role: string): boolean {
  return (SOURCE_LABELS as readonly string[]).includes(role);
}

/** Who did it is a name or two, never a clause. */
function isCredit(credit: Credit): boolean {
  return credit.value.length <= LONGEST_VALUE && !/[，；：]/.test(credit.value);
}

function cleanValue(value: string): string {
  return value.replace(/^[\s\u00A0\u3000]+|[\s\u00A0\u3000（(|｜丨/、,，;；]+$/g, "");
}

function stripBrackets(text: string): string {
  const trimmed = text.trim();
  const opens = /^[（(【[〔]/.test(trimmed);
  const closes = /[）)】\]〕]$/.test(trimmed);
  return opens && closes ? trimmed.slice(1, -1).trim() : opens ? trimmed.slice(1).trim() : trimmed;
}
