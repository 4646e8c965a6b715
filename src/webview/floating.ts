/** Knows where something that floats beside the text fits on the screen. */

const GAP = 6;

/** Less of it would be of no use. */
const LEAST_HEIGHT = 120;

/**
 * Puts an element below the last of some rectangles, or above the first where it does not fit and there is more room; scrolls with the
 * page. What is higher than the room scrolls in itself.
 */
export function placeBeside(element: HTMLElement, rects: ArrayLike<DOMRect>): void {
  const first = rects[0];
  const last = rects[rects.length - 1];
  if (first === undefined || last === undefined) return;
  element.style.removeProperty("max-height");
  const { width, height } = element.getBoundingClientRect();
  const roomBelow = window.innerHeight - last.bottom - 2 * GAP;
  const roomAbove = first.top - 2 * GAP;
  const above = height > roomBelow && roomAbove > roomBelow;
  const most = Math.max(above ? roomAbove : roomBelow, LEAST_HEIGHT);
  if (height > most) element.style.maxHeight = `${most.toString()}px`;
  const top = above ? first.top - Math.min(height, most) - GAP : last.bottom + GAP;
  const left = Math.max(GAP, Math.min(above ? first.left : last.left, document.documentElement.clientWidth - width - GAP));
  element.style.top = `${(top + window.scrollY).toString()}px`;
  element.style.left = `${(left + window.scrollX).toString()}px`;
}
