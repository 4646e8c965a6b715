import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, openSample, setSetting, waitFor, writeFile } from "./support";
import { activeDocument, ARTICLE, freshName, NOTES, openFresh, settle } from "./wakeUpSupport";

const TRADITIONAL = `---
title: 啟航產險首季保費收入成長12.5%
date: 2026-04-18 09:30:00 +0800
---
<p>啟航產險今日公告，首季簽單保費收入為23.6億元，較去年同期成長12.5%，綜合成本率為96.8%，較去年同期下降1.3個百分點，獲利能力持續改善。</p>
`;

describe("articles in other encodings", () => {
  afterEach(closeAll);

  for (const [label, encoding, text] of [
    ["gb18030", "gb18030", ARTICLE],
    ["big5", "big5hkscs", TRADITIONAL],
  ] as const) {
    it(`are reopened as ${encoding} where that is wanted`, async () => {
      const restore = await setSetting("zhupi.articles.reopenWithEncoding", "always");
      try {
        await openFresh("md", encode(text, label));
        assert.equal(activeDocument().getText(), text);
        assert.equal(activeDocument().encoding, encoding);
      } finally {
        await restore();
      }
    });
  }

  it("are reopened by command, and from then on by themselves", async () => {
    const name = freshName("txt");
    await writeFile(name, encode(ARTICLE, "gb18030"));
    await openSample(name);
    await settle();
    assert.equal(activeDocument().languageId, "plaintext");
    await vscode.commands.executeCommand("zhupi.reopenWithEncoding");
    await waitFor("the article", () => activeDocument().languageId === "finance-article");
    assert.equal(activeDocument().getText(), ARTICLE);
    await closeAll();
    await openArticle(name);
  });

  it("are reopened where an association made them articles", async () => {
    const restoreAssociations = await setSetting("files.associations", { "**/associated/*.txt": "finance-article" });
    const restoreReopen = await setSetting("zhupi.articles.reopenWithEncoding", "always");
    try {
      await writeFile("associated/article.txt", encode(ARTICLE, "gb18030"));
      await openSample("associated/article.txt");
      await waitFor("the text", () => activeDocument().getText() === ARTICLE);
      assert.equal(activeDocument().languageId, "finance-article");
    } finally {
      await restoreReopen();
      await restoreAssociations();
    }
  });

  it("are left alone where they are no articles", async () => {
    const restore = await setSetting("zhupi.articles.reopenWithEncoding", "always");
    try {
      const name = freshName("txt");
      await writeFile(name, encode(NOTES.repeat(20), "gb18030"));
      await openSample(name);
      await settle();
      assert.equal(activeDocument().encoding, "utf8");
    } finally {
      await restore();
    }
  });
});

/** Encodes by turning the decoder's table around; a character that has no place in the encoding is an error of the test. */
function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && character !== "\ufffd" && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${label} has no ${character}`);
      return [...bytes];
    }),
  );
}
