/** Knows which texts of a table's cells are numbers, to be set flush right. */

export function isNumber(text: string): boolean {
  return text.length <= 40 && /^[\s\d.,%+\-−—（）()]*\d[\s\d.,%+\-−—（）()]*$/u.test(text);
}
