import { describe, expect, it } from "vitest";
import type { Article, Block } from "../../../src/core/article/article";
import { checkUserRule } from "../../../src/core/article/cleaning/userRules";
import { parseArticle } from "../../../src/core/article/parseArticle";

const PROSE =
  "<p>东湖银行日前发布一季度经营数据，截至3月末，该行资产总额较年初增长2.3%，不良贷款率为1.02%，与上年末持平，拨备覆盖率继续保持在较高水平，风险抵御能力稳步提升。</p>";

function textOf(article: Article, block: Block): string {
  return block.type === "image" ? block.url : article.visible.text.slice(block.start, block.end);
}

/** The rule that removes the given HTML, put where it is said; `prose` where none does. */
function ruleFor(html: string, place: "head" | "middle" | "tail"): string {
  const before = place === "head" ? "" : PROSE;
  const after = place === "tail" ? "" : PROSE;
  const plain = parseArticle(before + after).blocks.length;
  const { blocks } = parseArticle(before + html + after);
  const own = blocks.filter((_, index) => index >= (before === "" ? 0 : 1) && index < blocks.length - (after === "" ? 0 : 1));
  expect(blocks.length).toBe(plain + own.length);
  return [...new Set(own.map((block) => block.removedBy ?? "prose"))].join("+");
}

/** What is left for reading. */
function reading(text: string): readonly string[] {
  const article = parseArticle(text);
  return article.blocks.filter((block) => block.removedBy === undefined).map((block) => textOf(article, block));
}

describe("source line", () => {
  it.each([
    `<p class="em_media">（文章来源：东湖日报）</p>`,
    `<p>（文章来源：东湖日报）</p>`,
    `<p>(文章来源：东湖日报)</p>`,
    `<p>文章来源：东湖日报</p>`,
    `<p>来源：东湖日报客户端</p>`,
    `<p>【来源：东湖日报】</p>`,
    `<p>来源 | 东湖研究院</p>`,
    `<p>本文源自东湖财经</p>`,
    `<p>&nbsp;　（文章<b>来源</b>：东湖日报）　</p>`,
    `<p>2022-04-11 10:05　来源：东湖日报</p>`,
    `<p>本文来自微信公众号“东湖观察”（ID：donghu），作者：张三，经授权发布。</p>`,
    `<p>来源：东湖日报（ID：donghu）</p>`,
    `<p>转自：东湖日报</p>`,
    `<p>综合：东湖网、江城日报</p>`,
    `<p>本文来源于东湖财经</p>`,
    `<p>本文首发于东湖财经APP，作者｜张三，编辑｜李四</p>`,
    `<p>来源：东湖日报　2022-04-11 10:05:33</p>`,
    `<p>2022年04月11日 10:05　东湖日报</p>`,
    `<p>来源：东湖日报 原标题：东湖银行业绩大增</p>`,
    `<p>本文源自东湖号作者：东湖观察</p>`,
    `<p>（综合东湖社、江城日报）</p>`,
    `<p>（转载自东湖日报）</p>`,
    `<p>部分内容来源：东湖日报、江城网</p>`,
    `<p>时间：2022-04-11 来源：东湖网 作者：张三 点击：1234次</p>`,
  ])("%s at the end", (html) => {
    expect(ruleFor(html, "tail")).toBe("sourceLine");
  });

  it("becomes metadata in a zone of its own", () => {
    const { meta, visible, removed } = parseArticle(`${PROSE}<p class="em_media">（文章来源：东湖日报）</p>`);
    expect(meta.source).toBe("东湖日报");
    expect(visible.zoneAt(visible.text.indexOf("东湖日报"))).toBe("source");
    expect(removed).toHaveLength(1);
    expect(removed[0]).toMatchObject({ rule: "sourceLine", excerpt: "（文章来源：东湖日报）" });
  });

  it.each([
    [`<p>文章来源：该行去年的利润主要来自息差，今年则来自中间业务。</p>`, "tail"],
    [`<p>来源：公司公告，东湖研究院整理，数据截至3月末</p>`, "tail"],
    [`<p>资金来源：自有资金</p>`, "tail"],
    [`<p>来源：东湖银行年报、东湖证券研究所</p>`, "tail"],
    [`<p>来源：Wind，东湖证券</p>`, "head"],
    [`<p>收入来源：利息与手续费</p>`, "middle"],
    [`<p>来源：东湖日报</p>`, "middle"],
    [`<p>数据来源：东湖研究院</p>`, "tail"],
    [`<table><tr><td>1<td>2</table><p>来源：东湖研究院</p>`, "tail"],
    [`<p>他说，文章来源：东湖日报</p>`, "tail"],
    [`<p class="em_media">该行表示，将继续加大对实体经济的支持力度，让利于民。</p>`, "tail"],
    [`<p>本文来自读者的亲身经历，他说“没想到理赔这么快”</p>`, "tail"],
    [`<p>转自：去年的项目</p>`, "tail"],
    [`<p>综合：稳中求进</p>`, "tail"],
    [`<p>综合：利率、汇率</p>`, "tail"],
    [`<p>（综合毛利率、净利率）</p>`, "tail"],
    [`<p>部分内容来源：用户投诉</p>`, "tail"],
    [`<p>文章来源于生活，也应当服务于生活。</p>`, "tail"],
    [`<p>本文来自东湖的一位读者，他说出了很多人的心声。</p>`, "tail"],
    [`<p>2022年4月11日 10:05 东湖银行行长张三</p>`, "tail"],
    [`<p>这笔资金的来源：一是自有资金，二是银行贷款。</p>`, "tail"],
  ] as const)("%s stays (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("prose");
  });
});

describe("credits", () => {
  it.each([
    `<p>责任编辑：张三</p>`,
    `<p>（责任编辑：张三）</p>`,
    `<p>(责任编辑：DF512)</p>`,
    `<p>【责任编辑：李四 HN010】</p>`,
    `<p>责编：张三 校对：李小四</p>`,
    `<p>编辑/王五 审核/赵六</p>`,
    `<p>文 | 张三　编辑 | 李四</p>`,
    `<p>文/张三</p>`,
    `<p>每经记者：张三 每经编辑：李四</p>`,
    `<p>记者：张三 通讯员：李四、王五</p>`,
    `<p>作者：张三（东湖研究院高级研究员）</p>`,
    `<p>题图来源：视觉中国</p>`,
    `<p>题图来自视觉中国，基于RF协议。</p>`,
    `<p>本文来源：东湖日报 责任编辑：张三_NB5931</p>`,
    `<p>【纠错】【责任编辑：张三】</p>`,
    `<p>编辑：张三，审校：李四</p>`,
    `<p>编辑：欧阳小文</p>`,
    `<p>图/视觉中国</p>`,
    `<p>作者：赵钱孙（云栖研究院副院长）</p>`,
    `<p>监制丨李四 编辑丨小雨 校对丨阿莫</p>`,
    `<p>编辑 张三 校对 李四</p>`,
    `<p>（编辑 张三 校对 李四）</p>`,
    `<p>东湖报记者 张三</p>`,
    `<p>栏目编辑：张三</p>`,
    `<p>采写：东湖都市报记者 张三</p>`,
    `<p>文｜东湖财经 张三</p>`,
    `<p>（责编：张三(实习生)、李四)</p>`,
    `<p>（作者：张三，李四 编辑：王五）</p>`,
    `<p>编辑丨鹿鸣</p>`,
    `<p>流程编辑：U022</p>`,
    `<p>视频编辑：张三 视频剪辑：李四</p>`,
    `<p>一审：张三 二审：李四 三审：王五</p>`,
    `<p>文字：张三 图片：李四 编辑：王五</p>`,
    `<p>图文来源：东湖人寿</p>`,
    `<p>东湖号作者：江城发布</p>`,
    `<p>（编译 张三 审校 李四）</p>`,
    `<p>（图片由受访者提供）</p>`,
    `<p>（本版图片均为资料图片）</p>`,
    `<p>本报记者张三摄</p>`,
    `<div class="news-edit-info"><span>栏目主编：张三</span><span>文字编辑：李四</span></div>`,
    `<pre class="custom-attr">专题</pre>`,
  ])("%s at the end", (html) => {
    expect(ruleFor(html, "tail")).toBe("credits");
  });

  it("become metadata", () => {
    const { meta } = parseArticle(
      `${PROSE}<div class="news-edit-info">\n<span>栏目主编：张三</span>\n<span>文字编辑：李四 王五</span>\n<span>本文作者：赵六</span>\n<span>题图来源：图库</span></div>`,
    );
    expect(meta).toMatchObject({ author: "赵六", editors: ["张三", "李四", "王五"] });
    expect(meta.source).toBeUndefined();
  });

  it("at the end of a paragraph, after <br>, leave the paragraph", () => {
    expect(reading(`<p>东湖银行发布公告。<br>（文章来源：东湖日报）<br>责任编辑：张三</p>`)).toEqual(["东湖银行发布公告。"]);
    expect(reading(`<p>作者：张三<br>东湖银行发布公告。</p>`)).toEqual(["东湖银行发布公告。"]);
    expect(reading(`<p>东湖银行：<br>责任编辑：张三<br>这是一位编辑的头衔。</p>`)).toEqual(["东湖银行：\n责任编辑：张三\n这是一位编辑的头衔。"]);
  });

  it("each line that leaves has its own place in the file", () => {
    const html = `<p>东湖银行发布公告。<br>（文章来源：东湖日报）<br/>责任编辑：<b>张三</b></p>`;
    const { removed, blocks } = parseArticle(html);
    expect(removed.map((part) => html.slice(part.source.start, part.source.end))).toEqual(["（文章来源：东湖日报）", "责任编辑：<b>张三"]);
    expect(blocks.map((block) => html.slice(block.source.start, block.source.end))[0]).toBe("东湖银行发布公告。");
  });

  it("a reporter's line in brackets names the author and stays", () => {
    for (const byline of ["（本报记者 张三 李四）", "(东湖财经 张三)"]) {
      const { meta, blocks } = parseArticle(`${PROSE}<p>${byline}</p>`);
      expect(meta.author).toBe("张三");
      expect(blocks.at(-1)?.removedBy).toBeUndefined();
    }
  });

  it.each([
    [`<p>记者：您怎么看今年的形势？</p>`, "head"],
    [`<p>记者：先谈谈今年的业绩</p>`, "head"],
    [`<p>主编：我们今年要做三件事</p>`, "tail"],
    [`<p>编辑：利率下行影响几何</p>`, "tail"],
    [`<p>图：东湖银行总行大楼外景</p>`, "tail"],
    [`<p>图：陆家嘴</p>`, "tail"],
    [`<p>图/东湖银行总行大楼</p>`, "tail"],
    [`<p>运营：稳中有进</p>`, "tail"],
    [`<p>审核：从严</p>`, "tail"],
    [`<p>统筹：多措并举</p>`, "tail"],
    [`<p>主编：点评</p>`, "tail"],
    [`<p>作者：谈谈我的新书</p>`, "head"],
    [`<p>编辑：推荐</p>`, "tail"],
    [`<p>一审：判决东湖银行赔偿20万元。</p>`, "tail"],
    [`<p>一审：驳回</p>`, "tail"],
    [`<p>文字：从“有没有”到“好不好”</p>`, "tail"],
    [`<p>作者：这本书写了五年</p>`, "tail"],
    [`<p>文：天下大同</p>`, "tail"],
    [`<p>设计：三款产品</p>`, "tail"],
    [`<p>视频：新品发布</p>`, "tail"],
    [`<p>责任编辑：张三，他认为这一轮行情尚未结束，投资者应保持耐心。</p>`, "tail"],
    [`<p>责任编辑张三说</p>`, "tail"],
    [`<p>审核：该行对每一笔贷款都进行了严格的审核，确保资金流向实体经济。</p>`, "middle"],
    [`<p>策划：</p>`, "middle"],
    [`<p>（本报记者 张三）</p>`, "tail"],
    [`<p>（作者系东湖大学教授）</p>`, "tail"],
    [`<p>品牌策划：高端化</p>`, "tail"],
    [`<p>实习生 平均月薪3000元</p>`, "tail"],
    [`<p>摄影展开幕</p>`, "tail"],
    [`<p>图片由三部分组成</p>`, "tail"],
    [`<p>照片由卫星拍摄，显示港口已恢复作业。</p>`, "tail"],
    [`<p>记者获悉并拍摄</p>`, "tail"],
    [`<p>东湖日报记者张三 江城报道</p>`, "tail"],
    [`<p>责任编辑的工作不只是改错字，更是把关。</p>`, "tail"],
    [`<p>责任编辑：一个已经消失的职业。</p>`, "tail"],
    [`<p>编辑 张三 校对 李四</p>`, "middle"],
    [`<p>记者：张行长，您怎么看？</p>`, "head"],
    [`<p>张三：今年的形势不错</p>`, "head"],
    [`<p>主持人：张三</p>`, "head"],
    [`<div class="news-edit-info">${PROSE}<p>短标题</p>${PROSE.repeat(12)}</div>`, "tail"],
    [`<p class="custom-attr">专题研究显示，该产品覆盖三省，保障人数超过一百万。</p>`, "tail"],
  ] as const)("%s stays (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("prose");
  });
});

describe("the original title", () => {
  it.each(["<p>（原标题：东湖银行发布年报 营收超百亿）</p>", "<p>原标题：东湖银行发布年报</p>"])("%s leaves", (html) => {
    expect(ruleFor(html, "tail")).toBe("originalTitle");
    expect(ruleFor(html, "head")).toBe("originalTitle");
    expect(ruleFor(html, "middle")).toBe("prose");
  });

  it("a sentence about one stays", () => {
    expect(ruleFor("<p>原标题是“东湖银行发布年报”，后来改为现名。</p>", "tail")).toBe("prose");
  });
});

describe("boilerplate in a paragraph of prose", () => {
  const SENTENCE = "东湖银行发布公告，拟派现10亿元。";

  it.each([
    `${SENTENCE}（文章来源：东湖日报）`,
    `${SENTENCE}（文章来源：东湖日报）（责任编辑：张三）`,
    `${SENTENCE}　　责任编辑：张三`,
    `${SENTENCE} 来源：东湖日报`,
    `${SENTENCE}（编辑 张三 校对 李四）`,
    `${SENTENCE}（责编：张三(实习生)、李四）`,
    `${SENTENCE}<br>来源：东湖日报<br>责任编辑：张三`,
    `${SENTENCE}<br>免责声明：本文仅供参考，不构成投资建议。`,
    `${SENTENCE}本文仅供参考，不构成投资建议。`,
    `${SENTENCE}　　免责声明：以上信息仅供参考，不构成投资建议。据此操作，风险自担。`,
    `${SENTENCE}<br />3分钟极速开户&gt;&gt;`,
    `${SENTENCE}&nbsp;<span>（文章来源：</span><a href="#">东湖日报</a>）`,
  ])("%s ends in it", (html) => {
    expect(reading(`<p>${html}</p>`).map((text) => text.trim())).toEqual([SENTENCE]);
  });

  it.each([`来源：东湖日报　　${SENTENCE}`, `（原标题：东湖银行派现）${SENTENCE}`, `来源：东湖日报 作者：张三<br>${SENTENCE}`, `本文转载自微信公众号“东湖观察”，作者：张三<br>${SENTENCE}`])("%s begins with it", (html) => {
    expect(reading(`<p>${html}</p>${PROSE}`)[0]).toBe(SENTENCE);
  });

  it("leaves from the middle of an article only where nothing else is written so", () => {
    expect(reading(`${PROSE}<p>${SENTENCE}（文章来源：东湖日报）</p>${PROSE}`)[1]).toBe(SENTENCE);
    expect(reading(`${PROSE}<p>${SENTENCE}<br>（责任编辑：张三）</p>${PROSE}`)[1]).toBe(SENTENCE);
    expect(reading(`${PROSE}<p>${SENTENCE}（来源：东湖日报）</p>${PROSE}`)[1]).toBe(`${SENTENCE}（来源：东湖日报）`);
  });

  it.each([
    `${SENTENCE}（记者 张三 李四）`,
    `${SENTENCE}（数据来源：东湖研究院）`,
    `${SENTENCE}（以上数据均来自公司公告）`,
    `来源多样化 东湖银行拓宽负债渠道，存款增长12%。`,
    `（记者 张三）${SENTENCE}`,
    `${SENTENCE}他说，来源：一是自有资金。`,
  ])("%s stays whole", (html) => {
    expect(reading(`<p>${html}</p>`)).toEqual([html]);
  });

  it("says where what was cut off stands", () => {
    const html = `<p>${SENTENCE}（文章来源：<b>东湖日报</b>）</p>`;
    const { removed, meta } = parseArticle(html);
    expect(removed.map(({ source }) => html.slice(source.start, source.end))).toEqual(["（文章来源：<b>东湖日报</b>）"]);
    expect(meta.source).toBe("东湖日报");
  });
});

describe("disclaimers", () => {
  it.each([
    [`<p>声明：本文仅代表作者个人观点，不构成投资建议。</p>`, "tail"],
    [`<p>郑重声明：用户发表的所有信息仅代表个人观点，与本网站立场无关，据此操作风险自担。</p>`, "tail"],
    [`<p>免责声明：以上信息仅供参考，不构成任何投资建议，股市有风险，投资需谨慎。</p>`, "middle"],
    [`<p class="txt_zhu">声明：转载此文是出于传递更多信息之目的，请注明出处。</p>`, "tail"],
    [`<p>（本文仅代表作者个人观点，不代表本报立场）</p>`, "tail"],
    [`<p>市场有风险，投资需谨慎。</p>`, "tail"],
    [`<p>未经授权，不得转载。</p>`, "tail"],
    [`<p>本文不构成个人投资建议，也未考虑个别用户特殊的目标。据此投资，责任自负。</p>`, "tail"],
    [`<p>该文观点仅代表作者本人，平台仅提供信息存储空间服务。</p>`, "tail"],
    [`<p>风险提示及免责条款</p><p>市场有风险，投资需谨慎。</p>`, "tail"],
    [`<p class="txt_zhu">下载“东湖日报”官方APP，或关注官方微信公众号，即可随时了解股市动态</p>`, "middle"],
    [`<p>本平台发布此内容旨在传播更多信息，与本站立场无关，不构成投资建议。据此操作，风险自担。</p>`, "tail"],
    [`<p>以上内容由东湖之星根据公开信息整理，由算法生成，不构成投资建议。</p>`, "tail"],
    [`<p>此内容为东湖财经原创，著作权归东湖财经所有。未经东湖财经书面授权，不得以任何方式加以使用，包括转载、摘编、复制或建立镜像。东湖财经保留追究侵权者法律责任的权利。</p>`, "tail"],
    [`<p>本文系东湖网独家稿件，未经授权，不得转载。</p>`, "tail"],
    [`<p>转载请注明出处</p>`, "tail"],
    [`<p>“特别声明：以上作品内容(包括在内的视频、图片或音频)为东湖网旗下自媒体平台用户上传并发布，本平台仅提供信息存储空间服务。</p>`, "tail"],
    [`<p>东湖声明：本内容为作者独立观点，不代表东湖财经立场，文中内容仅供参考，交易风险自担。更多最新港美股资讯，请点击下载东湖财经App</p>`, "tail"],
    [`<p>本文为转载内容，授权事宜请联系原著作权人。</p>`, "tail"],
    [`<p>本资料仅供参考，不构成任何投资建议。基金管理人承诺勤勉尽责，但不保证基金一定盈利，也不保证最低收益。投资者应认真阅读基金合同等法律文件。</p>`, "tail"],
    [`<p>作者：张三 链接：https://club.example/1/1 来源：东湖 著作权归作者所有。商业转载请联系作者获得授权。</p>`, "tail"],
    [`<p>版权归原作者所有，如有侵权请联系删除</p>`, "tail"],
    [`<p>风险提示：基金有风险，投资需谨慎。</p>`, "tail"],
    [`<p>（图片来自网络，侵删）</p>`, "tail"],
    [`<p>如对本稿件有异议或投诉，请联系tougao@example.com</p>`, "tail"],
    [`<p>风险提示：本资料仅供参考，不构成投资建议，投资人据此操作，风险自担。基金过往业绩不代表未来表现。</p>`, "tail"],
    [`<p>市场有风险，投资需谨慎。本文不构成个人投资建议，也未考虑到个别用户特殊的投资目标、财务状况或需要。用户应考虑本文中的任何意见、观点或结论是否符合其特定状况。据此投资，责任自负。</p>`, "tail"],
    [`<p>如需转载请与《东湖新闻》报社联系。未经《东湖新闻》报社授权，严禁转载或镜像，违者必究。</p>`, "tail"],
    [`<p>特别提醒：如果我们使用了您的图片，请作者与本站联系索取稿酬。如您不希望作品出现在本站，可联系我们要求撤下您的作品。</p>`, "tail"],
    [`<p>Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user of Donghu Hao, which is a social media platform and only provides information storage services.</p>`, "tail"],
  ] as const)("%s (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("disclaimer");
  });

  it.each([
    [`<p>声明：公司董事会保证本公告内容的真实性、准确性和完整性，并承担相应的法律责任。</p>`, "tail"],
    [`<p>严正声明：对侵犯本公司商标权的行为，本公司将依法追究法律责任。</p>`, "tail"],
    [`<p>声明：${"我司与该平台从未有过任何合作关系，相关报道与事实不符。".repeat(20)}</p>`, "tail"],
    [`<p>风险提示：疫情反复；宏观经济下行；政策不及预期。</p>`, "tail"],
    [`<p>业内人士提醒投资者，市场有风险，投资需谨慎。</p>`, "tail"],
    [`<p>该机构表示，研报仅供参考，不构成投资建议，投资者据此操作风险自担。</p>`, "tail"],
    [`<p>风险提示</p><p>该行提示，利率下行可能影响息差。</p>`, "tail"],
    [`<p>注：数据截至3月末，仅供参考</p>`, "tail"],
    [`<p>监管部门要求，销售材料须注明“不构成投资建议”。</p>`, "middle"],
    [`<p class="txt_zhu">该行上半年实现营业收入12亿元，同比增长3%。</p>`, "tail"],
    [`<p>未经客户同意，不得使用客户信息。</p>`, "tail"],
    [`<p>上述销售情况只代表公司生猪养殖板块中活体销售情况</p>`, "tail"],
    [`<p>投资者应当仔细阅读招募说明书等法律文件，充分了解产品风险。</p>`, "tail"],
    [`<p>不保证本金安全的理财产品占比提高。</p>`, "tail"],
    [`<p>未经许可，不得转让股权。</p>`, "tail"],
    [`<p>如需转载该项债务，须经债权人同意。</p>`, "tail"],
    [`<p>如有侵权行为，请向监管部门举报。</p>`, "tail"],
    [`<p>本文研究发现，该产品不构成系统性风险。</p>`, "tail"],
    [`<p>免责声明写得再长，也不能免除平台的法律责任。</p>`, "tail"],
    [`<p>免责声明：多家平台的免责条款被法院认定无效。</p>`, "tail"],
    [`<p>监管提示，投资有风险，入市需谨慎。</p>`, "tail"],
    [`<p>如果您有作品，请联系主办方报名。</p>`, "tail"],
    [`<p>投资者应考虑产品是否符合自身的风险承受能力。</p>`, "tail"],
    [`<p>他提醒：本文不构成投资建议。</p>`, "tail"],
    [`<p>他说：“市场有风险，投资需谨慎。”</p>`, "tail"],
    [`<p>免责声明：以上信息仅供参考，不构成投资建议。　　东湖银行股价上涨3%。</p>`, "tail"],
    [`<p>版权声明：未经许可，不得转载 东湖银行年报显示，去年净利润12亿元。</p>`, "tail"],
    [`<p>东湖银行严正声明：该平台的产品不构成投资建议。</p>`, "tail"],
  ] as const)("%s stays (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("prose");
  });
});

describe("promotion", () => {
  it.each([
    [`<p>3分钟极速开户>></p>`, "middle"],
    [`<p><a href="//ad.example">炒股开户享福利，一对一指导</a></p>`, "middle"],
    [`<p>点击查看更多内容>></p>`, "middle"],
    [`<p>扫描二维码关注我们的公众号</p>`, "tail"],
    [`<p>更多精彩内容，请下载东湖财经APP</p>`, "tail"],
    [`<p>欢迎关注“东湖财经”微信公众号</p>`, "head"],
    [`<p>长按识别二维码，进群交流</p>`, "tail"],
    [`<p>相关阅读：东湖银行发布年报</p>`, "tail"],
    [`<p>下载“东湖日报”官方APP，或关注官方微信公众号，即可随时了解股市动态，把握财富机会。</p>`, "tail"],
    [`<p>（本文来自东湖新闻，更多原创资讯请下载“东湖新闻”APP）</p>`, "tail"],
    [`<p>扫描二维码关注东湖财经公众号</p><center><img src="https://a.example/1.jpg"></center>`, "tail"],
    [`<p>分享到：</p>`, "tail"],
    [`<p>在东湖看资讯行情，选东湖证券一站式开户交易&gt;&gt;</p>`, "middle"],
    [`<p>想炒股，先开户！选东湖证券，行情交易一个APP搞定>></p>`, "middle"],
    [`<p>【点击查看更多】</p>`, "middle"],
    [`<p>广告</p>`, "middle"],
    [`<p>四大权益礼包，开户即送</p>`, "tail"],
    [`<p>手机上阅读文章</p>`, "tail"],
    [`<p>提示：微信扫一扫 分享到您的朋友圈</p>`, "tail"],
    [`<p>点击底部的“发现”</p>`, "tail"],
    [`<p>关注东湖财经（donghu518），获取更多机会</p>`, "tail"],
    [`<p>扫一扫，关注我们</p>`, "tail"],
    [`<p>新闻报料：4009-20-4009</p>`, "tail"],
    [`<p>（下载东湖新闻，报料有奖！）</p>`, "tail"],
    [`<p>相关标签：保险 银行</p>`, "tail"],
    [`<p>—END—</p>`, "tail"],
    [`<p>举报 文章作者</p>`, "tail"],
    [`<p>往期回顾</p>`, "tail"],
    [`<p>大家都在看</p><p><a href="/1">东湖银行发布年报</a></p>`, "tail"],
    [`<p>（完）</p>`, "tail"],
    [`<p>点赞 12 收藏 3 分享 0</p>`, "tail"],
    [`<p>评论 12 点赞 3</p>`, "tail"],
    [`<p>阅读 10万+</p>`, "tail"],
    [`<p>长按扫码关注</p>`, "tail"],
    [`<p>发布于：江城</p>`, "tail"],
    [`<p>欢迎点赞、收藏、转发</p>`, "tail"],
    [`<p>喜欢就点个“在看”吧</p>`, "tail"],
    [`<p>【线索征集令！】你吐槽，我倾听；您爆料，我报道！东湖财经爆料线索征集启动。爆料联系邮箱：a@example.com</p>`, "tail"],
    [`<p>返回搜狐，查看更多 责任编辑：</p>`, "tail"],
    [`<p>点击蓝字关注我们</p>`, "head"],
    [`<p><a href="https://acttg.eastmoney.com/pub/x"><img src="https://a.example/ad.jpg"></a></p>`, "middle"],
    [`<p><img class="em_handle_adv_close" src="https://a.example/ad.jpg"></p>`, "middle"],
    [`<p>相关阅读：</p><p><a href="/1">东湖银行发布年报</a></p><ul><li><a href="/2">江城保险理赔提速</a></li></ul>`, "tail"],
    [`<img src="https://a.example/static/qrcode.png">`, "tail"],
    [`<img src="https://a.example/1.png" alt="东湖财经二维码">`, "middle"],
  ] as const)("%s (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("promotion");
  });

  it.each([
    [`<p><img src="https://a.example/photo.jpg"></p><p>客户扫码即可理赔。</p>`, "tail"],
    [`<p>客户可下载东湖银行APP办理。</p>`, "tail"],
    [`<p>扫描二维码即可完成投保。</p>`, "tail"],
    [`<p>市民扫码添加客服，即可办理理赔。</p>`, "tail"],
    [`<p>扫描二维码，进入投保页面</p>`, "middle"],
    [`<p>关注“云栖人寿”公众号查询保单</p>`, "tail"],
    [`<p>该行推出手机开户，3分钟即可完成，开户数同比增长40%>行业平均。</p>`, "tail"],
    [`<p>点击率提升12%</p>`, "tail"],
    [`<p>下载APP成为诈骗新手段。</p>`, "tail"],
    [`<p>关注客户端体验优化。</p>`, "tail"],
    [`<p>更多原创药企登陆港股。</p>`, "tail"],
    [`<p>扫码下载APP可能泄露隐私。</p>`, "tail"],
    [`<p>搜索引擎与客户端业务收入下降。</p>`, "tail"],
    [`<p>请注意，公众号文章不代表公司观点。</p>`, "middle"],
    [`<p>下载量突破100万次，客户端月活达30万。</p>`, "tail"],
    [`<h3>更多精彩，尽在东湖</h3>`, "tail"],
    [`<p>更多资金流向实体经济，更多客户享受到普惠金融的便利。</p>`, "tail"],
    [`<p>客户扫码即可开户，全程不到3分钟。</p>`, "tail"],
    [`<p>用户只需扫描二维码，即可完成开户。</p>`, "tail"],
    [`<p>新客户开户即送体检一次，这一做法被监管叫停。</p>`, "tail"],
    [`<p>更多新闻媒体关注到了这一变化。</p>`, "tail"],
    [`<p>【点击查看详情的客户超过百万】</p>`, "tail"],
    [`<p>分享经济</p>`, "tail"],
    [`<p>广告收入增长12%</p>`, "tail"],
    [`<p>客服电话：95500</p>`, "tail"],
    [`<p>报料：记者收到多位客户投诉</p>`, "tail"],
    [`<p>关键词：稳增长。今年政府工作报告三次提到。</p>`, "tail"],
    [`<p>全文完成后将提交股东大会审议</p>`, "tail"],
    [`<p>东湖证券APP月活达300万</p>`, "tail"],
    [`<p>相关阅读</p>`, "middle"],
    [`<p>往期产品回顾：三款理财产品收益率在4%以上。</p>`, "tail"],
    [`<p>（完成率98%）</p>`, "tail"],
    [`<p>（完）</p>`, "middle"],
    [`<p>阅读 是一种习惯</p>`, "tail"],
    [`<p>点赞东湖速度</p>`, "tail"],
    [`<p>评论称，沪指重返3000点</p>`, "tail"],
    [`<p>阅读 10万册图书的读者</p>`, "tail"],
    [`<p>欢迎投资者参会、提问</p>`, "tail"],
    [`<p>热门行业：新能源、半导体</p>`, "tail"],
    [`<p>发布于2021年的意见提出，要加强监管。</p>`, "tail"],
    [`<p>分享</p>`, "middle"],
    [`<p>END</p>`, "middle"],
    [`<img src="https://a.example/iqrcodes.png" alt="图表">`, "tail"],
  ] as const)("%s stays (%s)", (html, place) => {
    expect(ruleFor(html, place)).toBe("prose");
  });
});

describe("stock charts", () => {
  const chart = `<!-- EM_StockImg_Start --><p style="text-align:center;"><a href="http://quote.eastmoney.com/unify/r/1.600000" data-code="600000|1|1" class="EmImageRemark"><img src="https://webquoteklinepic.eastmoney.com/GetPic.aspx?nid=1.600000&imageType=k" alt="K图 600000_0" data-code="K 600000|1|1" width="578" height="276"></a></p><!-- EM_StockImg_End -->`;

  it("are left out, listed by host, and their code is kept", () => {
    const { blocks, hints, removed } = parseArticle(chart + PROSE);
    expect(blocks.map((block) => block.removedBy)).toEqual(["stockChart", undefined]);
    expect(hints).toEqual([{ code: "600000.SH" }]);
    expect(removed[0]).toMatchObject({ rule: "stockChart", excerpt: "webquoteklinepic.eastmoney.com" });
  });

  it("a start mark without an end eats nothing", () => {
    expect(reading(`<!-- EM_StockImg_Start --><p><img src="https://a.example/photo.jpg"></p>${PROSE}`)).toHaveLength(2);
    expect(reading(`<!-- EM_StockImg_Start -->${PROSE}${PROSE}<!-- EM_StockImg_End -->`)).toHaveLength(2);
    expect(reading(`${PROSE}<!-- EM_StockImg_End -->${PROSE}`)).toHaveLength(2);
  });

  it("a photo stays", () => {
    expect(ruleFor(`<center><img src="https://a.example/photo_w640h360.jpg" alt="Image" width="580"></center>`, "middle")).toBe("prose");
  });

  it("an unclosed chart link eats no later picture", () => {
    const text = `<p><a class="EmImageRemark" href="#"><img src="https://webquoteklinepic.eastmoney.com/x" alt="K图 600000_0"></p>${PROSE.repeat(20)}<p><img src="https://a.example/photo.jpg"></p>`;
    expect(reading(text).at(-1)).toBe("https://a.example/photo.jpg");
  });
});

describe("spacers, pixels and what is hidden", () => {
  it("blank paragraphs leave the reading view", () => {
    expect(ruleFor("<p>&nbsp;</p>", "middle")).toBe("spacer");
    expect(ruleFor("<p>　　\u200B</p>", "middle")).toBe("spacer");
    expect(ruleFor("<p>—</p>", "middle")).toBe("prose");
  });

  it("counters of one pixel too", () => {
    expect(ruleFor(`<img src="https://a.example/c.gif" width="1" height="1">`, "tail")).toBe("trackingPixel");
    expect(ruleFor(`<img alt="x">`, "tail")).toBe("trackingPixel");
    expect(ruleFor(`<img src="data:image/gif;base64,R0" data-src="https://a.example/photo.jpg">`, "tail")).toBe("prose");
  });

  it("what the author hid is not visible, but listed", () => {
    const { visible, removed } = parseArticle(`<p>甲</p><p style="color:red; display : none">藏起来的字</p><div hidden><p>也是</p></div>`);
    expect(visible.text).toBe("甲");
    expect(removed.map((part) => [part.rule, part.excerpt, part.text])).toEqual([
      ["hiddenByAuthor", "藏起来的字", "藏起来的字"],
      ["hiddenByAuthor", "也是", "也是"],
    ]);
  });

  it("is kept whole, beyond what the list says of it", () => {
    const [part] = parseArticle(`<p>甲</p><div hidden>${"东湖银行 ".repeat(30)}\n<b>&amp;</b>完</div>`).removed;
    expect(part?.excerpt).toHaveLength(60);
    expect(part?.text).toBe(`${"东湖银行 ".repeat(30)}&完`);
  });
});

describe("elements that no reader sees", () => {
  const REST = "<p>第二段正文。</p><p>第三段正文。</p>";

  it.each(["<script>", "<style>", "<textarea>", "<title>", "<iframe>", "<noscript>", "<template>", "<select>", "<!--", "<!-- 广告 -"])("%s without its end hides the rest, but not without a trace", (begin) => {
    for (const before of ["", "<div>".repeat(2_000)]) {
      const text = `${before}<p>第一段。</p>${begin}${REST}`;
      const { removed, visible } = parseArticle(text);
      const all = `${visible.text} ${removed.map((part) => part.text).join(" ")}`;
      expect(all).toMatch(/第一段。[^]*第二段正文。[^]*第三段正文。/u);
      for (const { source } of removed) expect(source.end).toBeGreaterThan(source.start);
    }
  });

  it.each(["<object>", "<video src=x>", "<audio>", "<canvas>", "<dialog>", "<datalist>"])("%s without its end hides nothing", (begin) => {
    expect(reading(`<p>第一段。</p>${begin}${REST}`)).toEqual(["第一段。", "第二段正文。", "第三段正文。"]);
  });

  it("are listed where they hold words, and not where they hold none", () => {
    const rules = (html: string): readonly (string | undefined)[] => parseArticle(`<p>甲</p>${html}`).removed.map((part) => part.text);
    expect(rules("<video src=x>浏览器不支持视频</video>")).toEqual(["浏览器不支持视频"]);
    expect(rules("<textarea>乙</textarea><select><option>丙</select>")).toEqual(["乙", "丙"]);
    expect(rules("<script>var 乙 = 1;</script><style>p{}</style><noscript><img src=x></noscript><!-- 乙 --><!--><iframe src=x></iframe><ruby>漢<rp>(</rp></ruby>")).toEqual([]);
  });
});

describe("footer", () => {
  const footer = `\n\n<http://news.example/share?id=NW2022>\n\n[返回东湖日报新闻](//news.example/donghu.html)｜[返回首页](//news.example/)`;

  it("the labels are visible in their zone, the addresses are links", () => {
    const { visible, links, blocks, removed } = parseArticle(PROSE + footer);
    const label = visible.text.indexOf("返回东湖日报新闻");
    expect(visible.zoneAt(label)).toBe("footer");
    expect(visible.text).not.toContain("news.example");
    expect(links.map((link) => link.url)).toEqual(["//news.example/donghu.html", "//news.example/"]);
    expect(blocks.at(-1)).toMatchObject({ removedBy: "footerLinks", zone: "footer" });
    expect(removed.map((part) => part.rule)).toEqual(["footerLinks", "footerLinks"]);
  });

  it("an empty autolink swallows nothing", () => {
    const text = `${PROSE}\n\n<>\n\n[返回首页](//news.example/)`;
    expect(reading(text)).toHaveLength(1);
    expect(parseArticle(text).visible.text).toContain("返回首页");
  });

  it("a sentence with a Markdown link in it stays", () => {
    expect(reading(`${PROSE}\n\n详见[公告](//a.example/)，东湖银行将于下周召开股东大会。`)).toHaveLength(2);
  });
});

describe("the user's own rules", () => {
  it("select by CSS, by text, or by both, and come first", () => {
    const rules = [
      { name: "广告", selector: "div.ad > p, [data-ad]" },
      { name: "栏目", text: "^【早知道】" },
      { name: "两者", selector: "h3", text: "推广" },
    ];
    const { blocks } = parseArticle(
      `<div class="ad"><p>甲</p></div><p data-ad="1">乙</p><p>【早知道】丙</p><h3>推广丁</h3><h3>戊</h3><p>推广己</p>`,
      { rules },
    );
    expect(blocks.map((block) => block.removedBy)).toEqual(["广告", "广告", "栏目", "两者", undefined, undefined]);
  });

  it("a bad rule is reported and left out", () => {
    expect(checkUserRule({ name: "x", selector: "p[" })).toBe("“p[” is not a CSS selector.");
    expect(checkUserRule({ name: "x", text: "(" })).toBe("“(” is not a regular expression.");
    expect(checkUserRule({ name: "x" })).toBeTypeOf("string");
    expect(checkUserRule({ name: "x", selector: "p:has(> img) ~ div", text: "a+b" })).toBeUndefined();
    expect(parseArticle("<p>甲</p>", { rules: [{ name: "x", selector: "p[" }] }).blocks[0]?.removedBy).toBeUndefined();
  });

  it.each(["(a+)+$", "(a|a)*b", "((a*)b)*", "(?:x{1,9}y)+z"])("%s, which could take exponential time, is refused", (text) => {
    expect(checkUserRule({ name: "x", text })).toBeTypeOf("string");
    expect(parseArticle(`<p>${"a".repeat(5_000)}</p>`, { rules: [{ name: "x", text }] }).blocks[0]?.removedBy).toBeUndefined();
  });
});

describe("what portals put under an article", () => {
  it.each([
    ["VIP课程推荐", "promotion"],
    ["点击进入专题", "promotion"],
    ["写评论已有条评论跟帖用户自律公约", "promotion"],
    ["最新评论查看剩下100条评论", "promotion"],
    ["为你推荐", "promotion"],
    ["展开全文", "promotion"],
    ["加载中...", "promotion"],
    ["分享到：微信 新浪微博 QQ空间", "promotion"],
    ["点个“在看”，让更多人看到", "promotion"],
    ["更多猛料！欢迎扫描左方二维码关注江城财经官方微信（jccj）", "promotion"],
    ["扫码入群，与更多投资者交流", "promotion"],
    ["本文来自江城见闻，欢迎下载APP查看更多", "promotion"],
    ["读者热线：4008880000", "promotion"],
    ["商务合作请联系：bd@donghu.example", "promotion"],
    ["Copyright © 2022 江城网 版权所有", "promotion"],
    ["鄂ICP备12345678号-1", "promotion"],
    ["评论（0）", "promotion"],
    ["收录于合集 #东湖 12个", "promotion"],
    ["关键词阅读：东湖银行", "promotion"],
    ["打开东湖基金APP", "promotion"],
    ["加入读者交流群，请添加微信 dh123", "promotion"],
    ["下载东湖证券APP，极速开户，享万1.5佣金", "promotion"],
    ["点击领取新人福利", "promotion"],
    ["【立即开户，领取福利！】", "promotion"],
    ["欢迎订阅《东湖周刊》电子版", "promotion"],
    ["[《东湖周刊》印刷版，按此优惠订阅，随时起刊，免费快递。]", "promotion"],
    ["想改变世界的人，都在 东湖APP", "promotion"],
    ["东湖财经新闻 网址: www.donghu.example", "promotion"],
    ["本文由东湖财经编译", "promotion"],
    ["违法和不良信息举报电话：12345678", "promotion"],
    ["互联网新闻信息服务许可证：10120170012", "promotion"],
    ["数据支持 | 东湖大数据", "credits"],
    ["首图来自图虫创意", "credits"],
    ["（编辑 张三 审核 李四）", "credits"],
    ["●本报记者 张三", "credits"],
    ["（来源：东湖证券的财富号 2022-04-11 10:00） [点击查看原文]", "sourceLine"],
    ["来源：江城日报·江城网作者：张三", "sourceLine"],
    ["（转自：东湖证券）", "sourceLine"],
    ["【免责声明】本文仅代表作者本人观点，与江城网无关。江城网对文中陈述、观点判断保持中立，不对所包含内容的准确性、可靠性或完整性提供任何明示或暗示的保证。邮箱：news@donghu.example", "disclaimer"],
    ["网友评论仅供其表达个人看法，并不表明江城网立场", "disclaimer"],
    ["（注：本文仅代表作者个人观点）", "disclaimer"],
    ["风险提示：基金有风险，投资需谨慎。基金过往业绩不代表未来表现。", "disclaimer"],
    ["（文中提及个股仅为举例分析，不作买卖推荐）", "disclaimer"],
    ["（本文已刊发于4月11日《东湖周刊》）", "disclaimer"],
  ])("%s", (line, rule) => {
    expect(ruleFor(`<p>${line}</p>`, "tail")).toBe(rule);
  });

  it.each([
    "数据支持：该行一季度末不良率1.02%", "数据支持该判断", "审核 张三的申请", "合作联系日益紧密", "读者热线：东湖银行新开通", "展开全文明建设", "分享到：更多城市", "版权所有权之争：东湖传媒起诉江城网", "为您推荐三只基金",
    "文章提及的个股不作推荐，但涨幅居前", "来源：江城日报记者：该行利润增长", "（转自：上年结余）", "注：仅代表个人观点的股东投了反对票", "最新评论查看剩下的文章", "【公告】东湖银行将于4月12日召开股东大会", "【风险提示】公司股票短期涨幅较大，敬请投资者注意投资风险",
    "【郑重声明】东湖银行表示，网传信息不实", "点赞，东湖银行助力乡村振兴", "●本报记者从东湖银行获悉", "Copyright纠纷升级", "沪ICP备案数量增长", "进入专题学习阶段", "电话：该行客服热线95555已开通",
    "更多消息请等待4月16日公司公告", "打开市场的钥匙", "评论区里多数人看好后市", "加入东亚贸易群，请求降低关税", "点击领先者的秘密", "欢迎订阅新股的投资者增多", "欢迎进入中国市场，可随时申请牌照", "本文由来已久的争议", "增值电信业务经营许可证申请量上升",
    "本文已发表于《金融研究》，其结论是利率下行。银行应当重视。",
  ])("not %s", (line) => {
    for (const place of ["head", "middle", "tail"] as const) expect(ruleFor(`<p>${line}</p>`, place)).toBe("prose");
  });
});

describe("what portals put over an article", () => {
  it.each([
    ["字体：大 中 小", "promotion"],
    ["+关注", "promotion"],
    ["首页 > 财经 > 正文", "promotion"],
    ["您的位置：首页 > 新闻 > 正文", "promotion"],
    ["本文约2500字，阅读约需6分钟", "promotion"],
    ["本文字数：1234，阅读时长大约2分钟", "promotion"],
    ["↑↑↑点击上方“江城财经”关注我们", "promotion"],
    ["星标★公众号，不错过每一篇精彩", "promotion"],
    ["2022-04-11 10:05 发布于湖北", "promotion"],
    ["本文为江城财经原创", "promotion"],
    ["图片来源@视觉中国", "credits"],
    ["特约作者：张三", "credits"],
    ["作者：张三 来源：江城财经（ID：jccj）", "credits"],
    ["江城财经 2022-04-11 10:05", "sourceLine"],
  ])("%s", (line, rule) => {
    expect(ruleFor(`<p>${line}</p>`, "head")).toBe(rule);
  });

  it.each(["关注银行股", "阅读 1.2万亿元的账单", "首页改版", "首页 > 改版后流量大增。", "本文约定如下", "星标公众号，流量增长20%", "东湖银行 2022-04-11 10:05", "微信公众号：流量红利见顶，2022年怎么办", "本文为何值得原创"])("not %s", (line) => {
    for (const place of ["head", "middle", "tail"] as const) expect(ruleFor(`<p>${line}</p>`, place)).toBe("prose");
  });
});
