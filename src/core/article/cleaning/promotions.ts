/** Knows the prompts that a site puts around its articles: open an account, download the application, scan the code, share. */

import type { DraftImage } from "../blocks/draft";
import { attribute } from "../html/parseHtml";
import type { Candidate } from "./candidate";

const LONGEST_PROMOTION = 120;

/** Lines that are a prompt wherever they stand; each begins and ends with the line. */
const ANYWHERE: readonly RegExp[] = [
  /^[【(（]?\s?[^。，！？\n]{0,24}(?:开户|开立账户|开个股票账户|领取福利|入金)[^。！？\n]{0,16}(?:>>|>|》》|＞＞|→|点击|立即)[^。！？\n]{0,12}$/,
  /^(?:点击|点此|戳)(?:这里|此处|下方|上方|阅读|查看|进入|下载|立即|领取|图片|原文|链接)[^。！？\n]{0,30}(?:>>|>|》》|＞＞|→|↓|↑)$/,
  /^(?:海量资讯、精准解读，尽在|手机查看财经快讯|安装新浪财经客户端|炒股就看)[^\n]{0,60}$/,
  /^[^。！？\n]{0,30}(?:扫描|扫一扫|长按|识别|扫码)[^。！？\n]{0,10}(?:二维码|下方|上方|关注|下载|添加|进群|入群|加入)[^。！？\n]{0,40}[！!。）)]?$/,
];

/** Lines that are a prompt only at the article's edges. */
const AT_EDGES: readonly RegExp[] = [
  /^[【(（]?(?:分享到|分享至|分享给|分享|收藏|点赞|打印|关闭|返回顶部|返回首页|上一篇|下一篇|相关阅读|相关新闻|延伸阅读|推荐阅读|阅读原文|查看原文|原文链接|举报|纠错|我要纠错|热门评论|网友评论)[】)）]?[:：]?[^。！？\n]{0,30}$/,
  /^[^。！？\n]{0,40}(?:下载|打开|安装|登录)[^。！？\n]{0,20}(?:APP|App|app|客户端)[^。！？\n]{0,20}[！!。）)】]{0,2}$/,
  /^[（(【]?[^。！？\n]{0,40}(?:关注|搜索|添加)[^。！？\n]{0,20}(?:公众号|微信号|订阅号|官方微信|视频号|微博)[^。！？\n]{0,40}[！!。）)】]{0,2}$/,
  /^[（(【]?更多(?:精彩|原创|财经|内容|资讯|新闻|详情|独家)[^。！？\n]{0,60}[！!。）)】]{0,2}$/,
];

/** Whether a text block is nothing but a prompt to do something on the site. */
export function isPromotion(candidate: Candidate): boolean {
  const { text, draft } = candidate;
  if (draft.kind !== "text" || text === "" || text.length > LONGEST_PROMOTION) return false;
  if (ANYWHERE.some((line) => line.test(text))) return true;
  return (candidate.head || candidate.tail) && AT_EDGES.some((line) => line.test(text));
}

/** Whether a picture is a QR code, by its name or its description. */
export function isQrCodeImage(draft: DraftImage): boolean {
  const { alt, url } = draft.image;
  if (/二维码/.test(alt) || /^qr\s?code$/i.test(alt)) return true;
  const title = draft.element ? attribute(draft.element, "title") : undefined;
  return (title !== undefined && /二维码/.test(title)) || /(?:^|[/_.-])(?:qr_?code|erweima)(?:[/_.-]|\d|$)/i.test(url.slice(0, 500).split("?", 1)[0] ?? "");
}
