/** Knows what is boilerplate in an article: few, named rules, each looking at one small block. */

import type { Candidate, CleaningRule } from "./candidate";
import { hasClass, LONGEST_BOILERPLATE } from "./candidate";
import { readCredits, readSourceLine } from "./creditPatterns";
import { isDisclaimer } from "./disclaimers";
import { isPromotion, isQrCodeImage } from "./promotions";

const SOURCE_CLASSES = new Set(["em_media"]);
const CREDIT_CLASSES = new Set(["news-edit-info", "custom-attr", "article-editor", "show_author"]);
const DISCLAIMER_CLASSES = new Set(["txt_zhu"]);
const CHART_CLASSES = new Set(["EmImageRemark"]);
const CHART_ADDRESS = /^(?:https?:)?\/\/(?:webquoteklinepic\.eastmoney\.com|webquotepic\.eastmoney\.com|pifm\d?\.eastmoney\.com|image\.sinajs\.cn\/newchart|charts?\.stockstar\.com)\b/i;

/** `（文章来源：…）`: the class says so, or a line that is nothing else at the article's edge. */
const sourceLine: CleaningRule = {
  name: "sourceLine",
  zone: "source",
  matches: (candidate) => {
    const line = readSourceLine(candidate.text);
    if (hasClass(candidate, SOURCE_CLASSES)) return line !== undefined || isLabelless(candidate.text);
    if (!line) return false;
    return candidate.head || candidate.tail || (line.label === "文章来源" && /^[（(]/.test(candidate.text));
  },
};

/** `责任编辑：…`, `栏目主编：… 文字编辑：…`: lines that hold nothing but roles and names. */
const credits: CleaningRule = {
  name: "credits",
  zone: "editor",
  matches: (candidate) => {
    if (candidate.text === "") return false;
    const named = readCredits(candidate.text).length > 0;
    if (hasClass(candidate, CREDIT_CLASSES)) return named || isLabelless(candidate.text);
    return named && (candidate.head || candidate.tail);
  },
};

/** `声明：…不构成投资建议…` and its like. */
const disclaimer: CleaningRule = {
  name: "disclaimer",
  zone: "removed",
  matches: (candidate) =>
    candidate.text !== "" && (isDisclaimer(candidate.text, candidate.tail) || (hasClass(candidate, DISCLAIMER_CLASSES) && candidate.length <= LONGEST_BOILERPLATE && isNotice(candidate.text))),
};

/** Account opening, application downloads, QR codes, share prompts. */
const promotion: CleaningRule = {
  name: "promotion",
  zone: "removed",
  matches: (candidate) => (candidate.draft.kind === "image" ? isQrCodeImage(candidate.draft) : isPromotion(candidate)),
};

/** Live charts of a share's price: today's chart in an old article. */
const stockChart: CleaningRule = {
  name: "stockChart",
  zone: "removed",
  matches: (candidate) => {
    const { draft } = candidate;
    if (draft.kind !== "image") return false;
    const { url, alt } = draft.image;
    return draft.betweenChartMarks === true || CHART_ADDRESS.test(url) || /^K图\s/.test(alt) || hasClass(candidate, CHART_CLASSES);
  },
};

/** Pictures that show nothing: counters of one pixel, images without an address. */
const trackingPixel: CleaningRule = {
  name: "trackingPixel",
  zone: "removed",
  matches: ({ draft }) => {
    if (draft.kind !== "image") return false;
    const { url, width, height } = draft.image;
    return url === "" || (width !== undefined && width <= 2) || (height !== undefined && height <= 2);
  },
};

/** Paragraphs that hold only blanks. */
const spacer: CleaningRule = {
  name: "spacer",
  zone: "removed",
  matches: (candidate) => candidate.draft.kind === "text" && candidate.length === 0,
};

/** In this order; the first rule that matches a block names it. */
export const CLEANING_RULES: readonly CleaningRule[] = [spacer, stockChart, trackingPixel, sourceLine, credits, disclaimer, promotion];

/** A few characters without a sentence in them. */
function isLabelless(text: string): boolean {
  return text.length > 0 && text.length <= 24 && !/[。！？!?；，]/.test(text);
}

/** Whether a text marked as small print talks about itself and its reader, not about the world. */
function isNotice(text: string): boolean {
  return /声明|免责|版权|转载|侵权|投资建议|风险自担|仅供参考|观点|立场|核实/.test(text);
}

export type { Candidate };
