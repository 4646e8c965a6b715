/** Knows the line that says what a reprinted article was called where it first stood. */

const LINE = /^[（(【]?(?:原文?|原文章)标题[:：][^。；\n]{2,80}[）)】]?$/;

export function isOriginalTitle(text: string): boolean {
  return text.length <= 100 && LINE.test(text);
}
