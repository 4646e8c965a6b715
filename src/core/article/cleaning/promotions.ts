/** Knows the prompts that a site puts around its articles: open an account, download the application, scan the code, share. */

import type { DraftImage } from "../blocks/draft";
import { attribute } from "../html/parseHtml";
import type { Candidate } from "./candidate";

const LONGEST_PROMOTION = 120;
const LONGEST_INVITATION = 80;

const ARROW = "(?:>{1,3}|》{1,2}|＞{1,2}|→|↓{1,3}|↑{1,3}|👇|👉)";

/** Lines that are a prompt wherever they stand; each begins and ends with the line. */
const ANYWHERE: readonly RegExp[] = [
  new RegExp(`^[【(（]?[^。！？\\n]{0,30}(?:开户|开通账户|开个股票账户)[^。！？\\n]{0,16}${ARROW}[^。！？\\n]{0,12}$`),
  new RegExp(`^[【(（]?(?:点击|点此|戳|立即|马上|猛戳)[^。！？\\n]{1,30}${ARROW}[】）)]?$`),
  /^[（(]本文来自[^，。]{2,16}，更多[^。]{2,20}请下载[^。]{2,20}[）)]$/,
  /^(?:返回搜狐，查看更多|举报\/反馈|24小时滚动播报最新的财经资讯和视频，[^\n]{0,60})$/,
  /^(?:海量资讯、精准解读，尽在|手机查看财经快讯|安装[^。\n]{2,10}客户端第一时间|炒股就看|炒股第一步，|炒股开户享|股票开户[，：享])[^\n]{0,60}$/,
];

const START = "^[【（(]?\\s?(?:欢迎|敬请|请|立即|马上|即刻)?(?:您|各位)?";
const END = "[】）)。！!~～]{0,3}$";
const APP = "(?:APP|App|app|客户端)";
const ACCOUNT = "(?:公众号|订阅号|服务号|视频号|微信号|官方微信|官方微博|微博)";
/** What the site promises for it. */
const PROMISE = "(?:[，,][^。！？\\n]{0,40}(?:了解|查看|获取|阅读|掌握|关注|更多|第一时间|不错过|精彩)[^。！？\\n]{0,30})?";

/** Sentences without a subject that ask the reader to follow, download or scan: they begin with the verb and end with its object. */
const INVITATIONS: readonly RegExp[] = [
  new RegExp(`${START}下载(?:并(?:登录|打开))?[^，。！？\\n]{1,20}${APP}${PROMISE}${END}`),
  new RegExp(`${START}(?:长按|微信扫码|微信搜索)?(?:关注|搜索|添加)[^，。！？\\n]{0,24}${ACCOUNT}[^，。！？\\n]{0,12}${PROMISE}${END}`),
  new RegExp(`${START}(?:微信)?(?:长按|扫描|扫码|扫一扫|识别)[^。！？\\n]{0,24}(?:二维码|小程序码)[^。！？\\n]{0,24}(?:关注|下载|进群|入群|加群|加入|添加|订阅|阅读|了解|获取|交流)[^。！？\\n]{0,24}${END}`),
  new RegExp(`${START}(?:微信)?(?:扫码|扫一扫)(?:关注|下载|进群|入群|加群|添加|订阅|阅读)[^，。！？\\n]{0,24}${END}`),
  new RegExp(`${START}(?:长按|扫描|识别)(?:图中|图片|图片中|上方|下方|文末|上图|下图)?(?:的)?二维码${END}`),
  new RegExp(`${START}(?:想(?:看|了解))?(?:获取|查看|阅读)?更多[^。！？\\n]{0,20}(?:请|尽在|敬请|点击|下载|关注|扫码|扫描|戳)[^。！？\\n]{1,30}${END}`),
  new RegExp(`${START}点击(?:下方|上方|文末|左下角|[“「]?阅读原文|这里|此处)[^。！？\\n]{0,24}${END}`),
];

/** Then the sentence tells of something. */
const PREDICATE = /成为|引发|导致|存在|被|泄露|不再|难以|增长|下降|背后|需要|应当|必须|可能/;
/** A service that the article is about, not the site that shows it. */
const SERVICE = /即可(?!随时|了解|获取|阅读|掌握|接收)|可以?(?:办理|查询|投保|享)|办理|投保|理赔|查询|缴费|报案|预约|挂号|申领|登记|申请|购买|参保|签约|下单|领券|用户|客户可|市民/;

/** Lines that are a prompt only at the article's edges. */
const AT_EDGES: readonly RegExp[] = [
  /^[【(（]?(?:分享到|分享至|打印本页|打印|关闭窗口|返回顶部|返回首页|上一篇|下一篇|相关阅读|相关新闻|延伸阅读|推荐阅读|热门推荐|阅读原文|查看原文|原文链接|我要纠错|纠错|热门评论|网友评论)[】)）]?[:：]?$/,
  /^(?:上一篇|下一篇|原文链接|原文地址|相关阅读|推荐阅读|延伸阅读)[:：][^。！？\n]{0,60}$/,
];

/** Whether a text block is nothing but a prompt to do something on the site. */
export function isPromotion(candidate: Candidate): boolean {
  const { text, draft } = candidate;
  if (draft.kind !== "text" || draft.type === "heading" || text === "" || text.length > LONGEST_PROMOTION) return false;
  if (ANYWHERE.some((line) => line.test(text))) return true;
  const atEdge = candidate.head || candidate.tail;
  if (!atEdge && !candidate.linked) return false;
  if (isInvitation(text) && !SERVICE.test(text)) return true;
  return atEdge && AT_EDGES.some((line) => line.test(text));
}

/** Whether the text is one sentence that asks the reader to follow, download or scan. */
export function isInvitation(text: string): boolean {
  return text.length <= LONGEST_INVITATION && !PREDICATE.test(text) && INVITATIONS.some((form) => form.test(text));
}

/** Whether the prompt is about a code to scan, which then stands beside it as a picture. */
export function mentionsQrCode(text: string): boolean {
  return /二维码|扫码|扫一扫|扫描|长按|识别|小程序码/.test(text);
}

/** Whether a picture is a QR code, by its name or its description. */
export function isQrCodeImage(draft: DraftImage): boolean {
  const { alt, url } = draft.image;
  if (alt.includes("二维码") || /^qr\s?code$/i.test(alt)) return true;
  const title = draft.element ? attribute(draft.element, "title") : undefined;
  const path = url.slice(0, 500).split("?", 1)[0] ?? "";
  return title?.includes("二维码") === true || /[/_.-](?:qr_?code|erweima)(?:[/_.-]|\d|$)/i.test(path);
}
