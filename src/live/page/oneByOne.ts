/**
 * Works to be done one after the other, each in a task of its own, so that the page is never held up for long; from the first
 * on again where they are asked for meanwhile.
 */
export function createOneByOne(works: readonly (() => void)[]): () => void {
  let waiting = 0;
  function go(at: number): void {
    waiting = window.setTimeout(() => {
      works[at]!();
      if (at + 1 < works.length) go(at + 1);
    });
  }
  return () => {
    clearTimeout(waiting);
    go(0);
  };
}
