/** How large elements are on the page. */
export interface Sizes {
  /** In whole CSS pixels; null until it is known, and whoever asked is told then. */
  of(element: Element): Size | null;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Sizes as an observer tells them: to ask an element for its own in the middle of changes would lay out the page each time.
 *
 * @param changed told once sizes are known, or others than before
 */
export function createSizes(changed: () => void): Sizes {
  const known = new WeakMap<Element, Size | null>();
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries)
      known.set(target, { width: Math.round(contentRect.width), height: Math.round(contentRect.height) });
    changed();
  });
  return {
    of(element) {
      if (!known.has(element)) {
        known.set(element, null);
        observer.observe(element);
      }
      return known.get(element) ?? null;
    },
  };
}
