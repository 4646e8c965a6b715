/** Files whose names lie, and what may stand beside an article in place of its annotations. */

import { article, type HostileFile, VISIBLE } from "./file";

const NAMES = [
  "-rf.md", "--help.md", "$(id).md", "`id`.md", "..%2f..%2fa.md", "%00.md", "[*]{a,b}.md", "e\u0301.md", "\u00E9.md", "a'b\"c.md", "a;b&c|d.md", "$(zap) x.md", " 空格 .md", "#锚?问=1.md", "\u202Edm.exe.md", "con.md", "a\u200Bb.md", `${"x".repeat(200)}.md`, "😀.md", "~.md",
];

const SIDECARS: readonly string[] = [
  "", " ", "null", "0", '"x"', "[]", "{}", "[".repeat(100_000), '{"a":'.repeat(20_000), "\u0000", "not json", '{"version":1,"annotations":[{"id":"a"', '{"__proto__":{"polluted":true},"annotations":[]}', '{"constructor":{"prototype":{"polluted":true}}}',
  '{"schema":"zhupi/annotations","version":999,"annotations":[]}', '{"version":1,"annotations":[{"id":"a","targets":[{"start":-1,"end":1e999}]}]}', '{"version":1,"annotations":[null,1,"x",[],{}]}',
  '{"version":1,"annotations":[{"id":"a"},{"id":"a"}]}', '{"version":1,"annotations":{"length":1e9}}', `{"version":1,"note":"${"甲".repeat(500_000)}","annotations":[]}`, '{"version":1,"annotations":[{"id":"<img src=x onerror=alert(1)>","label":"$(zap)","author":"[x](command:quit)"}]}', "\uFEFF{}",
  '{"version":"1","annotations":[]}', '{"annotations":[],"annotations":[1]}',
];

export const places: readonly HostileFile[] = [
  ...NAMES.map((name) => ({ name, content: article(""), shows: VISIBLE })),
  ...SIDECARS.map((sidecar, index) => ({ name: `sidecar-${String(index + 1)}.md`, content: article(""), shows: VISIBLE, sidecar })),
  { name: "sidecar.md", content: article(""), shows: VISIBLE, sidecar: '{"version":1,"annotations":[{"id":"a"', always: true },
];
