/** Knows the set phrases of disclaimers and copyright notices. */

import { LONGEST_BOILERPLATE } from "./candidate";

/** How a notice names itself at its beginning. */
const LABEL = /^[（(【[*※★\s]{0,4}(?:[\u4e00-\u9fffA-Za-z0-9]{0,8}(?:声明|声明如下)|免责条款|版权说明|版权|风险提示|温馨提示|重要提示|特别提示)\s{0,4}[】\])）]?\s{0,4}[:：]/;

/** Phrases that only a notice says about itself. */
const CORE: readonly RegExp[] = [
  /不构成[\u4e00-\u9fff]{0,8}(?:建议|意见|依据|要约|推荐)/,
  /(?:不作为|不应作为|并非)(?:任何)?(?:投资|买卖)(?:建议|依据)/,
  /据此(?:操作|投资|入市|买卖|交易)/,
  /(?:风险|责任|盈亏|后果)(?:请|需|应|均)?(?:自担|自负)/,
  /仅供[\u4e00-\u9fff]{0,6}参考/,
  /(?:不|并不|不一定|未必)(?:代表|反映|等于)[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:立场|观点|意见)|(?:仅|只|纯属|仅仅)(?:系|属|属于|代表)?(?:作者|原作者|个人|其)(?:本人|个人)?(?:的)?(?:观点|意见|看法|立场)|观点[\u4e00-\u9fff]{0,3}仅代表(?:作者|嘉宾|个人|其)|与(?:本|我)?(?:网|站|刊|报|平台|网站|[\u4e00-\u9fff]{2,6}网)(?:站|的)?(?:立场|观点)?无关/,
  /转载[\u4e00-\u9fff]{0,8}(?:注明|联系|授权)|(?:禁止|严禁|谢绝|不得|请勿|擅自)[\u4e00-\u9fff、或]{0,10}转载/,
  /传(?:递|播)更多[\u4e00-\u9fff]{0,4}信息|(?:本网|本站|平台)[\u4e00-\u9fff，]{0,12}仅(?:提供|作为)[\u4e00-\u9fff]{0,6}(?:信息)?存储/,
];

/** Phrases that stand in notices, but in news as well. */
const OTHER: readonly RegExp[] = [
  /(?:投资|入市|股市|市场|理财|基金)有风险|(?:入市|投资|决策|选择)[需请须应](?:谨慎|审慎)/,
  /版权(?:归|均|属|为|所有)|著作权/,
  /侵权|侵犯[\u4e00-\u9fff]{0,8}权/,
  /(?:联系|通知|告知)[\u4e00-\u9fff]{0,10}(?:删除|处理)/,
  /(?:真实性|准确性|完整性|及时性|原创性)/,
  /追究[\u4e00-\u9fff]{0,6}(?:法律)?责任|(?:不作|不做|不提供|不承担|不负)[\u4e00-\u9fff、，]{0,12}(?:保证|承诺|担保|责任)/,
  /自媒体|用户上传|信息存储空间|AI(?:辅助)?(?:生成|创作)|智能(?:写稿|生成)|核实/,
];

/** Lines that are a notice without naming themselves. */
const WHOLE_LINES: readonly RegExp[] = [
  /^[（(【]?(?:以上|上述|本文|文中|文章)[\u4e00-\u9fff]{0,14}(?:仅供[\u4e00-\u9fff]{0,6}参考|不构成[\u4e00-\u9fff]{0,8}建议|[不仅只](?:代表)[\u4e00-\u9fff]{1,14})[，,、]?[^。！？\n]{0,60}[。）)】]{0,2}$/,
  /^[（(【]?(?:市场|股市|投资|基金|理财)有风险[，,、\s]{0,2}(?:入市|投资|决策|选择|操作)[需请须](?:谨慎|审慎)[。！!）)】]{0,2}$/,
  /^[（(【]?(?:未经[^。！？\n]{0,14}(?:授权|许可|同意|允许)[^。！？\n]{0,4}[，,]?\s?(?:不得|禁止|严禁|谢绝)[^。！？\n]{0,10}(?:转载|复制|使用)[^。！？\n]{0,20})[。！!）)】]{0,2}$/,
  /^[（(【]?(?:版权所有|本文版权归[^。！？\n]{1,20}所有)[^。！？\n]{0,30}[。！!）)】]{0,2}$/,
];

const SHORTEST_NOTICE = 8;
/** Two set phrases fill a notice without a label of this length. */
const LONGEST_BARE = 120;

/** `免责声明` as a line of its own: it goes with the notice below it. */
const HEADING = /^[【（(]?(?:风险提示|免责条款|免责声明|风险提示及免责条款|风险提示及免责声明|特别声明|郑重声明|版权声明|声明)[】）)]?[:：]?$/;

export function isNoticeHeading(text: string): boolean {
  return HEADING.test(text);
}

/** Somebody says it: then it is news. */
const REPORTED = /(?:表示|指出|认为|提醒|强调|介绍|透露|坦言|称|说)[，：:,“]/;

/**
 * Whether a paragraph is a disclaimer: a label with a phrase that only notices use, or at the article's end a line that is one set
 * phrase or is made of several. A longer paragraph is prose, and so is what somebody is reported to say.
 */
export function isDisclaimer(text: string, tail: boolean): boolean {
  if (text.length < SHORTEST_NOTICE || text.length > LONGEST_BOILERPLATE) return false;
  const core = count(CORE, text);
  if (core > 0 && LABEL.test(text)) return tail || core + count(OTHER, text) >= 2;
  if (!tail) return false;
  if (WHOLE_LINES.some((line) => line.test(text))) return true;
  if (core < 2 || REPORTED.test(text)) return false;
  return text.length <= LONGEST_BARE || (core + count(OTHER, text) >= 3 && text.length <= 2 * LONGEST_BARE);
}

function count(phrases: readonly RegExp[], text: string): number {
  let found = 0;
  for (const phrase of phrases) if (phrase.test(text)) found++;
  return found;
}
