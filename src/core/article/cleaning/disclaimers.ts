/** Knows the set phrases of disclaimers and copyright notices. */

import { LONGEST_BOILERPLATE } from "./candidate";
import { isInvitation } from "./promotions";

/** How a notice names itself at its beginning. */
const LABEL = /^[“"（(【[*※★\s]{0,4}(?:([\u4e00-\u9fffA-Za-z0-9]{0,8})(?:声明|声明如下)|免责条款|版权说明|版权|(风险提示|温馨提示|重要提示|特别提示|特别提醒))\s{0,4}[】\])）]?\s{0,4}[:：]/;
/** As a heading in its line, without a colon. */
const BRACKETED_LABEL = /^【(?:免责声明|免责条款|版权声明|版权说明|特别声明)】/;
/** What such a one declares is news. */
const DECLARING = /银行|公司|集团|保险|证券|基金|股份|部门|监管|协会|律师|政府|[局委厅部院校]/;

/** Phrases that only a notice says about itself. */
const CORE: readonly RegExp[] = [
  /不构成[\u4e00-\u9fff]{0,14}(?:建议|意见|依据|要约|推荐)/,
  /(?:不作为|不应作为|并非)(?:任何)?(?:投资|买卖)(?:建议|依据)|所涉标的不(?:作|做)推荐|标的不(?:作|做)推荐/,
  /据此(?:操作|投资|入市|买卖|交易)/,
  /(?:风险|责任|盈亏|后果)(?:请|需|应|均)?(?:自担|自负)/,
  /仅供[\u4e00-\u9fff]{0,6}参考/,
  /(?:不|并不|不一定|未必)(?:代表|反映|等于)[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:立场|观点|意见)|(?:仅|只|纯属|仅仅)(?:系|属|属于|代表)?(?:该|本)?(?:作者|原作者|个人|其)(?:本人|个人|或机构)?(?:的)?(?:观点|意见|看法|立场)|[属系为]作者(?:个人|独立|本人)?(?:的)?观点|观点[\u4e00-\u9fff]{0,3}仅代表(?:作者|嘉宾|个人|其)|与(?:本|我)?(?:网|站|刊|报|平台|网站|[\u4e00-\u9fff]{2,6}网)(?:站|的)?(?:立场|观点)?无关/,
  /转载[\u4e00-\u9fff《》]{0,20}(?:注明|联系|授权)|(?:禁止|严禁|谢绝|不得|请勿|擅自)[\u4e00-\u9fff、或]{0,10}(?:转载|镜像|摘编)|不得以任何(?:方式|形式)(?:加以)?(?:使用|转载|复制)/,
  /传(?:递|播)更多[\u4e00-\u9fff]{0,4}信息|仅(?:提供|作为)[\u4e00-\u9fff]{0,4}信息(?:存储|发布)/,
];

/** Phrases that stand in notices, but in news as well. */
const OTHER: readonly RegExp[] = [
  /(?:投资|入市|股市|市场|理财|基金)有风险|(?:入市|投资|决策|选择)[需请须应](?:谨慎|审慎)/,
  /版权(?:归|均|属|为|所有)|著作权/,
  /侵权|侵犯[\u4e00-\u9fff]{0,8}权/,
  /(?:联系|通知|告知)[\u4e00-\u9fff]{0,10}(?:删除|处理)/,
  /(?:真实性|准确性|完整性|及时性|原创性)/,
  /追究[\u4e00-\u9fff]{0,6}(?:法律)?责任|(?:不作|不做|不提供|不承担|不负)[\u4e00-\u9fff、，]{0,12}(?:保证|承诺|担保|责任)/,
  /自媒体|用户上传|信息存储空间|AI(?:辅助)?(?:生成|创作)|智能(?:写稿|生成)|算法生成|核实/,
  /过往业绩[\u4e00-\u9fff]{0,8}不(?:代表|预示)[\u4e00-\u9fff]{0,8}(?:未来|将来)/,
  /不保证[^，。！？\n]{0,10}(?:盈利|收益|本金)|(?:认真|仔细)阅读[^。！？\n]{0,24}(?:合同|说明书|法律文件|资料概要)/,
  /(?:用户|读者|投资者)应考虑(?:本文|文中|上述)[\u4e00-\u9fff、]{0,30}是否符合/,
];

const OPEN = "^[（(【*※]{0,2}";
const CLOSE = "[。！!~]{0,2}[）)】*]{0,2}$";
const CLAUSE = "[^。！？\\n]";
const RISK = "(?:市场|股市|投资|基金|理财|期市|汇市)有风险[，,、\\s]{0,2}(?:入市|投资|决策|选择|操作)[需请须应](?:谨慎|审慎)";

/** Lines that are a notice without naming themselves. */
const WHOLE_LINES: readonly RegExp[] = [
  new RegExp(`${OPEN}(?:以上|上述|本文|文中|文章|本内容|此内容)${CLAUSE}{0,50}(?:仅供[\\u4e00-\\u9fff]{0,6}参考|不构成[\\u4e00-\\u9fff]{0,8}(?:建议|意见|依据|推荐)|[不仅只](?:代表)[\\u4e00-\\u9fff、]{0,16}(?:观点|意见|看法|立场|个人|作者|本人|机构)[\\u4e00-\\u9fff]{0,6})[，,、]?${CLAUSE}{0,60}${CLOSE}`),
  new RegExp(`${OPEN}(?:本文|本稿|本作品|此文|本内容|此内容)[系为]?${CLAUSE}{0,24}[，,]\\s?${CLAUSE}{0,40}(?:不得|禁止|严禁|谢绝|请勿)${CLAUSE}{0,8}(?:转载|摘编|镜像)${CLAUSE}{0,30}${CLOSE}`),
  new RegExp(`${OPEN}${RISK}${CLOSE}`),
  new RegExp(`${OPEN}${CLAUSE}{0,16}[，,]?未经${CLAUSE}{0,20}(?:授权|许可|同意|允许)${CLAUSE}{0,4}[，,]?\\s?(?:不得|禁止|严禁|谢绝|请勿)?(?:不得|禁止|严禁|谢绝|请勿)${CLAUSE}{0,10}(?:转载|复制|摘编|镜像)${CLAUSE}{0,24}[。！!]?(?:新闻报料${CLAUSE}{0,24})?${CLOSE}`),
  new RegExp(`${OPEN}(?:版权所有(?!权)|(?:本文|文章)?版权(?:均)?归${CLAUSE}{1,20}所有|著作权归${CLAUSE}{1,20}所有)${CLAUSE}{0,40}${CLOSE}`),
  new RegExp(`${OPEN}(?:如需|若需|如欲|欲|如要)?转载${CLAUSE}{0,6}(?:请|须|需)(?:务必)?(?:注明|联系|与|致电|获)${CLAUSE}{0,40}${CLOSE}`),
  new RegExp(`${OPEN}如(?:对|有)${CLAUSE}{0,16}(?:异议|投诉|侵权)${CLAUSE}{0,10}[，,]\\s?请${CLAUSE}{0,6}联系${CLAUSE}{0,40}${CLOSE}`),
  new RegExp(`${OPEN}(?:图片|图文|配图|文图|部分图片|本文图片|文中图片|素材)${CLAUSE}{0,4}(?:来自|来源于?|源自)(?:于)?(?:网络|互联网)(?:[，,]\\s?(?:侵删|如有侵权${CLAUSE}{0,14}|侵权${CLAUSE}{0,10}))?${CLOSE}`),
  new RegExp(`${OPEN}如(?:果|您|有)${CLAUSE}{0,20}(?:图片|作品|稿件|内容)${CLAUSE}{0,14}[，,]\\s?[请可]${CLAUSE}{0,6}(?:与|联系)(?:本站|本网|本报|本平台|我们)${CLAUSE}{0,24}${CLOSE}`),
  new RegExp(`${OPEN}注?[:：]?(?:网友评论|文中|以上|本文)?(?:评论)?仅(?:供其表达个人看法|代表(?:作者|嘉宾)?个人(?:观点|看法|意见)?)(?:[，,]\\s?并?不(?:表明|代表)${CLAUSE}{2,16}(?:立场|观点))?${CLOSE}`),
  new RegExp(`${OPEN}(?:本文已(?:刊发|发表|刊登)于${CLAUSE}{2,30}[，,、]?\\s?)?(?:(?:文中)?(?:观点|内容)${CLAUSE}{2,40}[，,]\\s?)?(?:文中|文章|本文)?(?:所)?(?:提及|涉及|提到)(?:的)?(?:个股|股票|标的|基金)(?:均?仅)?(?:为|作|供)?(?:举例(?:分析)?|分析)?[，,]\\s?(?:均)?不(?:作|做|构成)(?:任何)?(?:买卖|投资)(?:推荐|建议)${CLOSE}`),
  new RegExp(`${OPEN}本文已(?:刊发|发表|刊登)于${CLAUSE}{0,16}《[^》\\n]{2,16}》(?:[，,]${CLAUSE}{0,60})?${CLOSE}`),
  new RegExp(`${OPEN}(?:基金|投资|市场)?(?:的)?过往业绩[\\u4e00-\\u9fff]{0,8}不(?:代表|预示)[\\u4e00-\\u9fff]{0,8}(?:未来|将来)[\\u4e00-\\u9fff]{0,6}${CLOSE}`),
  new RegExp(`${OPEN}(?:本文|此文|以上)[为系]?转载(?:内容|文章|作品)?[，,]${CLAUSE}{0,6}(?:授权|转载|版权)${CLAUSE}{0,4}请?联系${CLAUSE}{2,16}${CLOSE}`),
  /^作者[:：][^。\n]{1,20}\s链接[:：]\s?https?:\S{4,80}\s来源[:：][^。\n]{1,12}\s著作权归作者所有。[^\n]{0,60}$/,
  /^Notice: The content above [^\n]{0,200}only provides information storage services\.?$/,
];

/** No notice is without one of these; most of an article's texts are told apart by this alone. */
const MARKS = /声明|著作权|刊发|刊登|发表于|看法|业绩|个股|条款|版权|提示|建议|意见|依据|要约|推荐|据此|自担|自负|参考|立场|观点|看法|无关|转载|镜像|摘编|任何(?:方式|形式)|信息|风险|复制|网络|代表|联系|^Notice: /;

const SHORTEST_NOTICE = 4;
/** Two set phrases fill a notice without a label of this length. */
const LONGEST_BARE = 120;
/** Longer than this a notice names itself and is made of nothing but set phrases. */
const LONGEST_USUAL = 400;

/** `免责声明` as a line of its own: it goes with the notice below it. */
const HEADING = /^[【（(]?(?:风险提示|免责条款|免责声明|风险提示及免责条款|风险提示及免责声明|特别声明|郑重声明|版权声明|声明)[】）)]?[:：]?$/;

export function isNoticeHeading(text: string): boolean {
  return HEADING.test(text);
}

/** How a notice speaks of the text that it stands under. */
const SELF = /^[（(【]?(?:此|本|以上|上述|未经|版权|著作权|凡|如需|如有)/;

/** Somebody says it: then it is news. */
const REPORTED = /(?:表示|指出|认为|提醒|强调|介绍|透露|坦言|称|说)[，：:,“]/;

/**
 * Whether a paragraph is a disclaimer: a label with a phrase that only notices use, or at the article's end a line that is one set
 * phrase or is made of several. A longer paragraph is prose, and so is what somebody is reported to say, or what says anything else.
 */
export function isDisclaimer(text: string, tail: boolean): boolean {
  if (text.length < SHORTEST_NOTICE || text.length > LONGEST_BOILERPLATE || !MARKS.test(text)) return false;
  const label = LABEL.exec(text) ?? BRACKETED_LABEL.exec(text);
  if (label && DECLARING.test(label[1] ?? "")) return false;
  const said = label ? text.slice(label[0].length).trim() : text;
  if (tail && !REPORTED.test(said) && isWholeLine(said)) return true;
  if (!isNothingElse(text)) return false;
  const core = count(CORE, text);
  const all = core + count(OTHER, text);
  if (text.length > LONGEST_USUAL) return label !== null && core >= 2 && all >= 4;
  // Hints are given on other matters, too.
  if (label && core > 0) return (label[2] === undefined || core > 1 || isAllPhrases(text)) && (tail || all >= 2);
  if (!tail || REPORTED.test(text)) return false;
  if (core === 0 || !isAllPhrases(text)) return false;
  if (all >= 4 && SELF.test(text)) return true;
  return core > 1 && text.length <= (all >= 3 ? 2 * LONGEST_BARE : LONGEST_BARE);
}

/** What a notice's sentences are about when they hold no set phrase. */
const ABOUT_ITSELF = /本(?:文|网|站|报|刊|平台|内容|资料|号|稿|作品)|作者|投资者(?:应|需|须|在)|投资(?:决定|决策|顾问)|自行(?:判断|承担)|版权|转载|权利|责任|权益|材料提供方|赞同其|证实其|登载|来源|^(?:如|若|请|申请|敬请|联系|商务)/;
const OF_TEXT = /^(?:(?:邮箱|电话|热线)[:：]|如|若|请|申请|敬请|联系|商务|新闻报料|本文|此文|以上|上述|[本此]内容|凡本)|(?:授权|合作|疑问|异议)[^，。]{0,8}联系/;
/** Notices give no figures, but numbers to call. */
const FIGURE = /\d(?:\.\d+)?(?:%|％|[万亿]|元|美元|港元|点|股|例|人|辆|月|日|年)/;

/** When the text appeared is no figure of the world. */
const DAY = /(?:\d{4}年)?\d{1,2}月\d{1,2}日/g;

/** Each of its sentences is a notice by itself; figures aside, which only telephone numbers would be. */
function isMadeOfNotices(text: string): boolean {
  const sentences = sentencesOf(text);
  return sentences.length > 1 && sentences.every((sentence) => WHOLE_LINES.some((line) => line.test(sentence)) && !FIGURE.test(sentence));
}

function isWholeLine(text: string): boolean {
  if (isMadeOfNotices(text)) return true;
  return WHOLE_LINES.some((line) => line.test(text)) && (sentencesOf(text).length < 2 ? !FIGURE.test(text.replace(DAY, "")) : isNothingElse(text));
}

/** Whether no sentence speaks of the world. */
function isNothingElse(text: string): boolean {
  return sentencesOf(text).every((sentence) => !FIGURE.test(sentence) && (isPhrase(sentence) || ABOUT_ITSELF.test(sentence) || OF_TEXT.test(sentence) || isInvitation(sentence)));
}

/** Whether each sentence holds a set phrase, or tells the reader what to do about the text. */
function isAllPhrases(text: string): boolean {
  return sentencesOf(text).every((sentence) => isPhrase(sentence) || OF_TEXT.test(sentence));
}

function isPhrase(sentence: string): boolean {
  return count(CORE, sentence) + count(OTHER, sentence) > 0;
}

/** Those of a few characters say nothing; a blank beside a hanzi parts sentences as a full stop does. */
function sentencesOf(text: string): readonly string[] {
  const said = text.replace(LABEL, "").replace(BRACKETED_LABEL, "").split(/[。！？!\n]|(?<=[\u4e00-\u9fff”》）)】])[ \u00A0\u3000]+(?=[\u4e00-\u9fff【（“《])/);
  return said.map((sentence) => sentence.replace(/^[\s（(【\u3000]+|[\s）)】\u3000]+$/g, "")).filter((sentence) => sentence.length >= 4);
}

function count(phrases: readonly RegExp[], text: string): number {
  let found = 0;
  for (const phrase of phrases) if (phrase.test(text)) found++;
  return found;
}

/** Where in a line the notice begins that names itself after the last sentence of prose; `undefined` where there is none. */
export function findNotice(line: string): number | undefined {
  for (const match of line.matchAll(NOTICE_AFTER)) {
    const start = match.index + match[0].length;
    if (isDisclaimer(line.slice(start).trimEnd(), true)) return start;
  }
  return undefined;
}

const NOTICE_AFTER = /[。！？!?”）)】…\u3000 ][ \u00A0\u3000]*(?=[（(【*※]{0,2}(?:[\u4e00-\u9fff]{0,4}声明|免责条款|版权说明|风险提示|本文(?:仅|不|观点)|以上(?:内容|观点|信息)|(?:市场|股市|投资|基金)有风险))/g;
