/** The colours of VS Code's four standard themes, as far as the preview uses them. */

export const themeNames = ["light", "dark", "high-contrast", "high-contrast-light"] as const;
export type ThemeName = (typeof themeNames)[number];

const labels = ["org", "person", "place", "product", "security", "event", "lawDoc", "award", "title", "amount", "percent", "count", "ordinal", "date", "identifier", "custom"];

interface ThemeColours {
  readonly variables: Readonly<Record<string, string>>;
  readonly label: string;
}

const themes: Readonly<Record<ThemeName, ThemeColours>> = {
  light: {
    label: "#16756B",
    variables: {
      "editor-foreground": "#3B3B3B",
      "editor-background": "#FFFFFF",
      descriptionForeground: "#3B3B3B",
      "widget-border": "#E5E5E5",
      focusBorder: "#005FB8",
      "textLink-foreground": "#005FB8",
      "editorHoverWidget-background": "#F8F8F8",
      "editorHoverWidget-foreground": "#3B3B3B",
      "editorHoverWidget-border": "#C8C8C8",
      "progressBar-background": "#005FB8",
      "textBlockQuote-border": "#E5E5E5",
      "textCodeBlock-background": "#F8F8F8",
      "widget-shadow": "rgba(0,0,0,.16)",
      "toolbar-hoverBackground": "rgba(184,184,184,.31)",
    },
  },
  dark: {
    label: "#4EC9B0",
    variables: {
      "editor-foreground": "#CCCCCC",
      "editor-background": "#1F1F1F",
      descriptionForeground: "#9D9D9D",
      "widget-border": "#313131",
      focusBorder: "#0078D4",
      "textLink-foreground": "#4DAAFC",
      "editorHoverWidget-background": "#202020",
      "editorHoverWidget-foreground": "#CCCCCC",
      "editorHoverWidget-border": "#454545",
      "progressBar-background": "#0078D4",
      "textBlockQuote-border": "#616161",
      "textCodeBlock-background": "#2B2B2B",
      "widget-shadow": "rgba(0,0,0,.36)",
      "toolbar-hoverBackground": "rgba(90,93,94,.31)",
    },
  },
  "high-contrast": {
    label: "#5FE3C9",
    variables: {
      "editor-foreground": "#FFFFFF",
      "editor-background": "#000000",
      descriptionForeground: "rgba(255,255,255,.7)",
      contrastBorder: "#6FC3DF",
      focusBorder: "#F38518",
      "textLink-foreground": "#21A6FF",
      "editorHoverWidget-background": "#0C141F",
      "editorHoverWidget-foreground": "#FFFFFF",
      "editorHoverWidget-border": "#6FC3DF",
      "progressBar-background": "#6FC3DF",
      "textBlockQuote-border": "#FFFFFF",
      "textCodeBlock-background": "#000000",
    },
  },
  "high-contrast-light": {
    label: "#0B5A52",
    variables: {
      "editor-foreground": "#292929",
      "editor-background": "#FFFFFF",
      descriptionForeground: "rgba(41,41,41,.7)",
      contrastBorder: "#0F4A85",
      focusBorder: "#006BBD",
      "textLink-foreground": "#0F4A85",
      "editorHoverWidget-background": "#FFFFFF",
      "editorHoverWidget-foreground": "#292929",
      "editorHoverWidget-border": "#0F4A85",
      "progressBar-background": "#0F4A85",
      "textBlockQuote-border": "#292929",
      "textCodeBlock-background": "#F2F2F2",
    },
  },
};

/** A style sheet that sets what VS Code sets on a webview's root. */
export function themeStyle(name: ThemeName): string {
  const { variables, label } = themes[name];
  const all = { ...variables, ...Object.fromEntries(labels.map((id) => [`zhupi-label\\.${id}`, label])), "font-size": "13px" };
  const lines = Object.entries(all).map(([id, value]) => `--vscode-${id}: ${value};`);
  return `:root { color-scheme: ${name.includes("light") ? "light" : "dark"}; ${lines.join(" ")} }`;
}
