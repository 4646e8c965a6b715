/** Knows where something that floats beside the text fits on the screen. */

const GAP = 6;

/** Puts an element below the last of some rectangles, or above the first where there is no room; scrolls with the page. */
export function placeBeside(element: HTMLElement, rects: ArrayLike<DOMRect>): void {
  const first = rects[0];
  const last = rects[rects.length - 1];
  if (first === undefined || last === undefined) return;
  const { width, height } = element.getBoundingClientRect();
  const roomBelow = window.innerHeight - last.bottom;
  const above = roomBelow < height + GAP && first.top > height + GAP;
  const top = above ? first.top - height - GAP : last.bottom + GAP;
  const left = Math.max(GAP, Math.min(above ? first.left : last.left, document.documentElement.clientWidth - width - GAP));
  element.style.top = `${(top + window.scrollY).toString()}px`;
  element.style.left = `${(left + window.scrollX).toString()}px`;
}
