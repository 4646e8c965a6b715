/** Knows the lines that a site puts around its articles for its own sake: buttons, tags, lists of more to read, ways to reach it. */

/** Buttons and headings, each a line of its own; at the article's edges only. */
const BUTTONS = new Set(
  `分享到 分享至 分享 点赞 赞 收藏 打赏 评论 举报 订阅 复制链接 打印本页 打印 关闭窗口 返回顶部 返回首页 查看更多 上一篇 下一篇 阅读原文 查看原文 原文链接
  相关阅读 相关新闻 相关报道 相关文章 相关推荐 延伸阅读 推荐阅读 热门推荐 热点推荐 猜你喜欢 更多新闻 更多资讯 更多精彩内容 我要纠错 纠错 热门评论 网友评论 全部评论 写评论
  举报文章作者 举报/反馈 手机上阅读文章 手机查看 扫一扫下载APP 扫码下载APP 微信扫一扫分享 微信扫一扫 分享让更多人看到 分享给好友 朋友圈 微信好友
  分享到微信 分享到微博 大家都在看 大家还看 热门文章 精彩推荐 往期推荐 往期回顾 往期精选 我要举报 我来说两句 搜索复制 点击关注不迷路 您看到此篇文章时的感受是
  方便，快捷 专业，丰富 一手掌握市场脉搏 为你推荐 为您推荐 VIP课程推荐 暂无评论 点击进入专题 进入专题 展开全文 阅读全文 查看全文 看全文 打开APP阅读全文 打开APP查看全文
  加载中 加载更多 登录后可以发言 点击查看原文 股票投资理财必备多功能炒股神器 举报(自选股) 关注 +关注 听新闻 扫码听全文 收听语音播报 我要分享 手机看 打开网易新闻查看精彩图片 字体：大中小 字号：大中小 字号：T|T`.split(/\s+/),
);
/** A list of more to read follows. */
const MORE_TO_READ = new Set("相关阅读 相关新闻 相关报道 相关文章 相关推荐 延伸阅读 推荐阅读 热门推荐 热点推荐 猜你喜欢 更多新闻 更多资讯 大家都在看 大家还看 热门文章 精彩推荐 往期推荐 往期回顾 往期精选 为你推荐 为您推荐".split(" "));

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
  /^[^\s，。！？:：]{2,10}(?:网|财经|财富|证券|新闻)(?:APP|客户端)$/,
  /^返回[^\s，。]{2,8}[，,]查看更多$/,
  /^热点栏目 ?自选股 ?数据中心 ?行情中心 ?资金流向 ?模拟交易 ?客户端$/,
  // How to tell the paper something: nothing but a label and numbers, addresses or a prize.
  /^[【（(]?[^，。！？\n:：]{0,12}(?:报料|爆料|投稿)(?:热线|电话|邮箱|方式|微信)?[:：]\s?[\w.@+\-()（） /、－—]{5,60}[】）)]?$/,
  /^[【（(]?下载[^，。！？\n]{2,12}[，,](?:报料|爆料)有奖[！!]?[】）)]?$/,
  /^[—–\-_=·*~\s]{0,8}(?:END|End|THE END|The End|全文完|本文完|[（(【](?:完|全文完|END|End)[）)】])[—–\-_=·*~\s]{0,8}$/,
  // Counters, and what a platform says of a post.
  /^(?:(?:点赞|赞|收藏|分享|评论|转发|阅读|在看|浏览)(?:量|数|次数)?[:：]?\s{0,2}\d[\d.,]{0,8}[wWkK+]{0,2}\s{0,4}){1,8}$/,
  /^(?:发布于|发表于|IP属地)[:：]\s?[\u4e00-\u9fff]{2,6}$/,
  /^欢迎(?:大家|各位)?(?:在?(?:评论区|留言区|下方|文末))?(?:[、，]?(?:留言|点赞|收藏|转发|评论|分享|讨论|互动)){1,6}[！!。~]?$/,
  /^点(?:个|亮)[“"「]?(?:在看|赞)[”"」]?[，,][^，。！？\n\d]{2,12}[！!。~]?$/,
  // The box for comments.
  /^(?:写评论)?已有\d*条评论(?:跟帖用户自律公约)?$|^写评论已有条评论跟帖用户自律公约$|^提 ?交还可输入\d*字$|^最新评论查看剩下\d*条评论$/,
  /^用?微信(?:扫描|扫一扫)可以分享至好友和朋友圈$/,
  /^分享到?[:：](?:[ \u3000]*(?:微信|新浪微博|腾讯微博|微博|QQ空间|QQ好友|QQ|朋友圈|豆瓣|人人网|更多)){1,8}$/,
  // Above an article: where one is on the site, how long it takes to read, whom to follow.
  /^(?:您?(?:的|所在的?|当前)?位置[:：]\s?)?首页(?:\s?[>＞»]\s?[^\s>＞»，。]{2,10}){1,5}$/,
  /^(?:本文|全文)(?:字数[:：])?(?:大约|约|共计|共)?\d{2,6}字?[，,、|｜]?\s?(?:预计|建议)?阅读(?:时[长间])?(?:大约|约)?(?:需要?|用时)?(?:大约|约)?\d{1,3}分钟(?:左右)?。?$/,
  /^[↑↓▲△☆★]{1,6}\s?点击(?:上方|下方)?[“"「][^，。！？\n]{2,16}[”"」]\s?(?:订阅|关注)(?:我们)?$/,
  /^(?:设为)?星标[★☆]?(?:公众号|我们)[，,][^，。！？\n\d]{2,16}$/,
  /^微信公众号[:：][^，。！？\n\d]{2,20}$/,
  /^本文[为系][^，。！？\n\d]{2,16}(?:网|报|社|刊|财经|新闻|观察|研究院|周刊)原创(?:[，,](?:未经|转载)[^。！？\n]{2,30})?。?$/,
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? \d{1,2}:\d{2}(?::\d{2})? ?发布于[\u4e00-\u9fff]{2,6}$/,
  // Who owns the site, and how to reach it.
  /^(?:Copyright\s?(?:©|\(c\)|\d{4})|©\s?\d{4})[^。！？\n]{0,80}$/i,
  /^[\u4e00-\u9fff]ICP(?:备|证)\d{4,12}号?(?:-\d{1,3})?[^。！？\n]{0,40}$/,
  /^(?:读者|客服|服务|投诉|举报|广告|新闻)热线[:：]\s?[\d\- ]{7,20}$/,
  /^(?:商务|广告|内容|转载)?合作(?:请)?(?:联系)?[:：]\s?[\w.@+\-（）()、 ]{5,60}$/,
  /^有问必答[-－—] ?持牌正规投资顾问为您答疑解惑$/,
  /^喜欢(?:本文)?就?请?(?:点个?|给个?)[^。！？\n]{0,8}(?:在看|赞)[”"」]?[吧哦]?[！!。]?$/,
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
  return text.replace(/^[【（(▼▲●■◆>\s]{0,4}/, "").replace(/[】）):：▼▲●■◆>\s….]{0,6}$/, "").replace(/\s/g, "");
}
