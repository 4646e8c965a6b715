import { describe, expect, it } from "vitest";
import { inLabel, inMessage } from "../../src/extension/shownText";

/** As VS Code finds links in notifications, and icons in labels. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (["']).+?\1)?\)/gi;
const ICON = /(\\)?\$\(([a-z0-9-]+(?:~[a-z]+)?)\)/gi;

describe("somebody else's words", () => {
  it.each(["[打开](command:workbench.action.quit).md", "a[x](https://x.example)b[y](command:z \"t\")", "[[x](command:y)"])("are no link in a message: %s", (text) => {
    expect(text.match(LINK)).not.toBeNull();
    expect(inMessage(text).match(LINK)).toBeNull();
    expect(inMessage(text).replaceAll("\u2060", "")).toBe(text);
  });

  it.each(["$(zap)", "净利润$(loading~spin)5亿元", "$$(zap)", "$(a) $() $(b c) $5"])("are no icon in a label, and show as they are: %s", (text) => {
    const shown = inLabel(text).replace(ICON, (_, escaped: string | undefined, name: string) => (escaped === undefined ? "ICON" : `$(${name})`));
    expect(shown).toBe(text);
  });
});
