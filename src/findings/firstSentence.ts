const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The first sentence of an answer. A claim that is told with its verdict behind a dash is one sentence with it.
 *
 * @example firstSentence("It ends at 0.5 of 1. So it guesses.") // "It ends at 0.5 of 1."
 * @example firstSentence("On helps. — No: 96 % → 51 %. Off helps.") // "On helps. — No: 96 % → 51 %."
 */
export function firstSentence(answer: string): string {
  let first = "";
  for (const { segment } of sentences.segment(answer)) {
    if (first !== "" && !segment.startsWith("—")) break;
    first += segment;
  }
  return first.trim();
}
