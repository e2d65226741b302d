/** MathML written by hand: just what one batch's arithmetic needs. */
export const math = (...parts: readonly string[]) => `<math displaystyle="true">${row(...parts)}</math>`;
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
