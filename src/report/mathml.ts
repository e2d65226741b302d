/** MathML written by hand: just what one batch's arithmetic needs. */
export const row = (...parts: readonly string[]) => `<mrow>${parts.join("")}</mrow>`;
export const name = (text: string) => `<mi>${text}</mi>`;
export const number = (text: string) => `<mn>${text}</mn>`;
export const operator = (text: string) => `<mo>${text}</mo>`;
export const words = (text: string) => `<mtext>${text}</mtext>`;
export const fraction = (above: string, below: string) => `<mfrac>${row(above)}${row(below)}</mfrac>`;
export const root = (of: string) => `<msqrt>${of}</msqrt>`;
export const lower = (of: string, index: string) => `<msub>${of}${index}</msub>`;
export const upper = (of: string, index: string) => `<msup>${of}${index}</msup>`;
export const both = (of: string, below: string, above: string) => `<msubsup>${of}${below}${above}</msubsup>`;
/** A number in brackets where it is negative. */
export const bracketed = (text: string) =>
  text.startsWith("−") ? row(operator("("), number(text), operator(")")) : number(text);

/** Of more than eight terms the first, dots and the last. */
export function folded(terms: readonly string[], dots: string): readonly string[] {
  return terms.length <= MOST_TERMS ? terms : [...terms.slice(0, 3), dots, terms.at(-1)!];
}

/** Terms with a sign between them, folded. */
export function joined(terms: readonly string[], sign: string): string[] {
  return folded(terms, operator("⋯")).flatMap((term, index) => [...(index ? [operator(sign)] : []), term]);
}

export const MOST_TERMS = 8;

/** A formula; it may break before every equals sign that stands at its top level. */
export function math(...parts: readonly string[]): string {
  const equals = operator("=");
  const pieces: string[][] = [[]];
  for (const part of parts) {
    if (part === equals && pieces.at(-1)!.length > 0) pieces.push([]);
    pieces.at(-1)!.push(part);
  }
  return pieces.map((piece) => `<math displaystyle="true">${row(...piece)}</math>`).join(" ");
}
