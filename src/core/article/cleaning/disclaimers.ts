/** Knows the set phrases of disclaimers and copyright notices. */

import { LONGEST_BOILERPLATE } from "./candidate";

/** How a notice names itself at its beginning. */
const LABEL = /^[（(【[*※★]{0,3}\s{0,4}(?:[\u4e00-\u9fffA-Za-z]{0,8}(?:声明|声明如下)|免责条款|版权说明|风险提示|温馨提示|重要提示|特别提示|提示|注|注意)\s{0,4}[】\])）]?\s{0,4}[:：]/;

/** Phrases that only notices hold; each counts once. */
const PHRASES: readonly RegExp[] = [
  /不构成(?:任何|实质性|对任何人的)?(?:投资|操作|买卖|理财)?(?:建议|意见|依据|要约)/,
  /(?:不作为|非|不应作为)(?:任何)?(?:投资|买卖)(?:建议|依据)/,
  /(?:据此|依此|因此|由此)(?:操作|投资|入市|买卖|交易)/,
  /风险(?:请|需|均)?(?:自担|自负|由)/,
  /(?:投资|入市|股市|市场|理财|基金)(?:者)?有风险|(?:入市|投资|决策|选择)[需请须](?:谨慎|审慎)/,
  /仅供(?:[\u4e00-\u9fff]{0,4})参考/,
  /(?:不|并不|不一定|未必)(?:代表|反映|等于)(?:[\u4e00-\u9fff]{0,6})(?:立场|观点|意见)|(?:仅|只|纯属|系|属于?)(?:代表)?(?:作者|原作者|个人|其)(?:本人|个人)?(?:观点|意见|看法)|与[\u4e00-\u9fffA-Za-z]{1,10}(?:立场)?无关/,
  /(?:未经|若未经|凡未经)[\u4e00-\u9fff]{0,12}(?:授权|许可|同意|允许)|(?:禁止|严禁|谢绝|不得|请勿|擅自)[\u4e00-\u9fff]{0,6}转载|转载[\u4e00-\u9fff]{0,8}(?:注明|联系|授权)/,
  /版权(?:归|均|属|为|所有)|(?:侵权|侵犯)[\u4e00-\u9fff，]{0,12}(?:联系|删除|告知|必究)|(?:联系|通知)[\u4e00-\u9fff]{0,8}(?:删除|处理)|著作权|追究[\u4e00-\u9fff]{0,6}(?:法律)?责任/,
  /(?:真实性|准确性|完整性|及时性)[\u4e00-\u9fff、，]{0,20}(?:保证|担保|承诺|负责)|(?:不作|不做|不提供|不承担|不负)[\u4e00-\u9fff、，]{0,12}(?:保证|承诺|担保|责任)|核实/,
  /(?:本|该)(?:文|网|站|报|平台|网站|内容)[\u4e00-\u9fff]{0,6}(?:发布|刊登|刊载|转载|登载)[\u4e00-\u9fff]{0,10}(?:目的|内容|信息|之)|以上内容|(?:出于|旨在)传播?递?[\u4e00-\u9fff]{0,6}信息|传递更多信息|更多信息之目的/,
  /自媒体|用户上传|信息存储空间|AI\s?(?:辅助)?(?:生成|创作)|智能(?:写稿|生成)/,
];

/** Lines that are a notice without naming themselves. */
const WHOLE_LINES: readonly RegExp[] = [
  /^[（(【]?(?:以上|上述|本文|文中|文章)(?:所有)?(?:内容|信息|观点|数据|个股|资料|所涉个股|提及个股|所述)?[^。！？\n]{0,20}(?:仅供|不构成|不代表|均为|纯属|仅代表)[^。！？\n]{0,60}[。）)】]{0,2}$/,
  /^[（(【]?(?:市场有风险|股市有风险|投资有风险|基金有风险|理财有风险)[，,、\s]{0,2}(?:入市|投资|决策|选择|操作)[需请须](?:谨慎|审慎)[^。\n]{0,10}[。！!）)】]{0,2}$/,
  /^[（(【]?(?:未经[^。！？\n]{0,14}(?:授权|许可|同意|允许)[^。！？\n]{0,4}[，,]?\s?(?:不得|禁止|严禁|谢绝)[^。！？\n]{0,10}(?:转载|复制|使用)[^。！？\n]{0,20}|(?:版权所有|本文版权归)[^。！？\n]{0,40})[。！!）)】]{0,2}$/,
];

/**
 * Whether a paragraph is a disclaimer: a label and two set phrases, or a line that is one set phrase. At the article's end one
 * phrase with the label suffices. Anything longer than a notice is prose.
 */
export function isDisclaimer(text: string, tail: boolean): boolean {
  if (text.length > LONGEST_BOILERPLATE) return false;
  const phrases = countPhrases(text);
  if (LABEL.test(text)) return phrases >= (tail ? 1 : 2);
  if (!tail) return false;
  return WHOLE_LINES.some((line) => line.test(text)) || (phrases >= 3 && text.length <= 240);
}

function countPhrases(text: string): number {
  let count = 0;
  for (const phrase of PHRASES) if (phrase.test(text)) count++;
  return count;
}
