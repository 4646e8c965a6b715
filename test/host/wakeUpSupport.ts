/** What the suites about waking up share: an article, a file that is none, and what a reader does with them. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { openArticle, writeFile } from "./support";

export const ARTICLE = `---
layout: post
title: "启航财险一季度保费收入增长12.5%"
date: 2026-04-18 09:30:00 +0800
categories: donghucaijing
tags: 东湖财经新闻
---
<p>启航财险今日公告，一季度原保险保费收入23.6亿元，同比增长12.5%，综合成本率为96.8%，较上年同期下降1.3个百分点。</p>
 <p>公司表示，将继续加大对新能源汽车保险的投入。</p>

<http://finews.example.com/a.html>
`;
export const NOTES = "# 会议记录\n\n- 启航财险一季度保费收入23.6亿元\n- 同比增长12.5%\n";

/** What must not happen is given this long to happen. */
const QUIET_MS = 400;

/** A name that no other suite uses: what is remembered of one file must not meet another. */
export function freshName(extension = "md"): string {
  return `wakeUp/${randomUUID()}.${extension}`;
}

export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}

export function activeDocument(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document, "no editor is active");
  return document;
}

/** Types at the very beginning of the active editor, as a person would. */
export async function type(text: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  await vscode.commands.executeCommand("cursorTop");
  await vscode.commands.executeCommand("type", { text });
  await new Promise((resolve) => setTimeout(resolve, 150));
}

export async function openFresh(extension = "md", content: string | Uint8Array = ARTICLE): Promise<string> {
  const name = freshName(extension);
  await writeFile(name, content);
  await openArticle(name);
  return name;
}

/** The lock follows a moment after the language; what is typed before it would show that it doesn't. */
export async function openLocked(): Promise<string> {
  const name = await openFresh();
  await settle();
  return name;
}
