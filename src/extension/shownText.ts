/** Knows how words of an article, a file's name or its settings are shown as they are, where VS Code would read markup into them. */

/** In notifications `[text](command:…)` is a link that runs the command: the two brackets are kept apart, by a character that doesn't show. */
export function inMessage(text: string): string {
  return text.replaceAll("](", "]\u2060(");
}

/** In quick picks and the status bar `$(name)` is an icon. */
export function inLabel(text: string): string {
  return text.replace(/\$(?=\([a-z\d-]+(?:~[a-z]+)?\))/giu, "\\$");
}
