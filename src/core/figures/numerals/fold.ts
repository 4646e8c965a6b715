/** Knows which characters mean the same: full-width forms, traditional forms and look-alikes, folded one to one. */

import { CharacterTable } from "../../text/characterTable";
import { CharClass, classOf } from "./characters";

/** Traditional characters (and variants) that figures and their surroundings are written with; pairs, traditional first. */
const TRADITIONAL =
  "億亿萬万圓元圆元圜元兩两個个箇个餘余約约幾几數数點点週周歲岁張张項项間间戶户號号時时鐘钟鍾钟錢钱塊块貳贰叄叁陸陆國国幣币臺台場场" +
  "噸吨達达過过滿满將将後后來来與与種种條条隻只雙双輛辆檔档筆笔屆届級级層层頁页盧卢鎊镑韓韩歐欧從从內内開开創创漲涨減减長长較较報报" +
  "這这當当聯联馬马無无負负倆俩佔占產产業业務务營营總总淨净凈净虧亏損损額额費费價价險险賠赔貸贷銀银資资準准門门類类組组隊队廠厂極极" +
  "訂订單单聲声顆颗門门車车戰战縣县區区鄉乡鎮镇機机構构環环節节實实際际據据歷历曆历農农臘腊陽阳陰阴麗丽廣广東东飛飞財财務务強强" +
  "則则進进對对兌兑匯汇漲涨幫帮據据稱称規规劃划預预計计擬拟於于止止截截未未滿满不不屬属啓启啟启連连續续週周凌凌晝昼夜夜剛刚" +
  "棟栋畝亩頃顷釐厘禮礼潤润員员傢家輪轮盞盏僅仅擴扩縮缩盤盘調调權权債债貨货裡里裏里標标轉转贈赠紅红發发現现還还劑剂線线體体稅税買买賣卖獎奖賬账" +
  "賺赚應应學学縱纵傳传請请補补貼贴繳缴納纳緊紧樓楼課课題题鐵铁訊讯結结購购績绩優优幹干團团職职專专雜杂橋桥寬宽採采" +
  "澳澳紐纽瑞瑞盧卢銖铢鎊镑朗朗魯鲁韓韩圜元陸陆柒柒參叁仟仟佰佰〇〇○〇◯〇壹壹貳贰";

/** Everything else that stands for another character; pairs, the written one first. */
const VARIANTS =
  "％%＋+－-−-﹣-–-．.／/～~〜~∼~＄$￥¥＜<＞>＊*×*✕*：:∶:（(）)　 \u00a0 \u2007 \u2009 \u202f ≧≥≦≤﹪%＃#＝=＠@＆&＿_" + "［[］]｜|";

const FOLDS = new CharacterTable(folds());

function* folds(): Generator<readonly [number, number]> {
  for (const pairs of [TRADITIONAL, VARIANTS]) {
    for (let i = 0; i + 1 < pairs.length; i += 2) yield [pairs.charCodeAt(i), pairs.charCodeAt(i + 1)];
  }
  for (let code = 0xff10; code <= 0xff5a; code++) {
    const plain = code - 0xfee0;
    if (classOf(plain) === CharClass.arabic || classOf(plain) === CharClass.latin) yield [code, plain];
  }
}

/** The text with every variant folded; as long as the original, so that offsets hold for both. */
export function foldText(text: string): string {
  return FOLDS.replace(text);
}
