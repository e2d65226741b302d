/** Sentences for those who listen, one in a second and a half at most: of more the last. */
const SAID_MILLISECONDS = 1500;

/** @param place a live region */
export function createSpoken(place: HTMLElement): (sentence: string) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  return function say(sentence) {
    clearTimeout(waiting);
    const left = saidAt + SAID_MILLISECONDS - performance.now();
    if (left > 0) {
      waiting = window.setTimeout(say, left, sentence);
      return;
    }
    if (place.textContent === sentence) return;
    saidAt = performance.now();
    place.textContent = sentence;
  };
}
