import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../../src/core/article/parseArticle";
import { PROSE, ruleFor, reading } from "./pieces";

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
