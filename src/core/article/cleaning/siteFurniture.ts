/** Knows the lines that a site puts around its articles for its own sake: buttons, tags, lists of more to read, ways to reach it. */

/** Buttons and headings, each a line of its own; at the article's edges only. */
const BUTTONS = new Set(
  `分享到 分享至 分享 点赞 赞 收藏 打赏 评论 举报 订阅 复制链接 打印本页 打印 关闭窗口 返回顶部 返回首页 查看更多 上一篇 下一篇 阅读原文 查看原文 原文链接
  相关阅读 相关新闻 相关报道 相关文章 相关推荐 延伸阅读 推荐阅读 热门推荐 热点推荐 猜你喜欢 更多新闻 更多资讯 更多精彩内容 我要纠错 纠错 热门评论 网友评论 全部评论 写评论
  举报文章作者 举报/反馈 手机上阅读文章 手机查看 扫一扫下载APP 扫码下载APP 微信扫一扫分享 微信扫一扫 分享让更多人看到 分享给好友 朋友圈 微信好友`.split(/\s+/),
);
/** A list of more to read follows. */
const MORE_TO_READ = new Set("相关阅读 相关新闻 相关报道 相关文章 相关推荐 延伸阅读 推荐阅读 热门推荐 热点推荐 猜你喜欢 更多新闻 更多资讯".split(" "));

const EDGES: readonly RegExp[] = [
  /^(?:上一篇|下一篇|原文链接|原文地址|相关阅读|推荐阅读|延伸阅读)[:：][^。！？\n]{0,60}$/,
  /^(?:相关|本文|文章)?(?:标签|关键词|关键字|话题|Tags?)[:：][^。！？\n]{1,80}$/i,
  // The box that says how to pass the article on.
  /^提示：微信扫一扫 ?分享到您的朋友圈$/,
  /^打开微信[，,]$/,
  /^(?:打开微信[，,]\s?)?点击底部的[“"]发现[”"][，,]?$/,
  /^使用[“"]扫一扫[”"][，,]?$/,
  /^(?:使用[“"]扫一扫[”"][，,]?\s?)?即可将网页分享至朋友圈[。]?$/,
  /^点击右上角[^。！？\n]{0,20}(?:分享|朋友圈)[^。！？\n]{0,30}$/,
  /^[^\s，。！？:：]{2,10}(?:网|财经|证券|新闻)(?:APP|客户端)$/,
  /^返回[^\s，。]{2,8}[，,]查看更多$/,
  /^热点栏目 ?自选股 ?数据中心 ?行情中心 ?资金流向 ?模拟交易 ?客户端$/,
  // How to tell the paper something: nothing but a label and numbers, addresses or a prize.
  /^[【（(]?[^，。！？\n:：]{0,12}(?:报料|爆料|投稿)(?:热线|电话|邮箱|方式|微信)?[:：]\s?[\w.@+\-()（） /、－—]{5,60}[】）)]?$/,
  /^[【（(]?下载[^，。！？\n]{2,12}[，,](?:报料|爆料)有奖[！!]?[】）)]?$/,
  /^[—–\-_=·*~\s]{0,8}(?:END|End|The End|全文完|本文完)[—–\-_=·*~\s]{0,8}$/,
];

/** Wherever it stands: what a site calls the block that it sells. */
const ADVERTISEMENT = /^(?:广告|推广|赞助内容|ADVERTISEMENT|Advertisement)$/;

/** Whether a line is a site's, not the article's; `atEdge` where it stands before or after all prose. */
export function isSiteFurniture(text: string, atEdge: boolean): boolean {
  if (ADVERTISEMENT.test(text)) return true;
  return atEdge && (BUTTONS.has(bare(text)) || EDGES.some((line) => line.test(text)));
}

/** Whether the links that follow lead to other articles. */
export function announcesMore(text: string): boolean {
  return text.length <= 20 && MORE_TO_READ.has(bare(text));
}

/** Without what may stand around a button's words. */
function bare(text: string): string {
  return text.replace(/^[【（(▼▲●■◆>\s]{0,4}/, "").replace(/[】）):：▼▲●■◆>\s…]{0,4}$/, "").replace(/\s/g, "");
}
