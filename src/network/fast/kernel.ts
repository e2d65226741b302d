/** What a kernel holds for good: the arrays it works on and functions that it calls, under their names in its text. */
export type Held = Readonly<Record<string, Float64Array | ((x: number) => number)>>;

let compiled = 0;

/**
 * A function from its text, for arrays that it holds for good.
 *
 * V8 makes fast code where sizes are literal and arrays are constants. An array counts as one when it is read from a
 * field, written once, of a small object in the scope of a function that exists once: not as a parameter of the
 * enclosing function (half the speed), nor where two functions share one text, hence the number at its end.
 *
 * @param name of the function, as profiles show it
 * Errors   an Error where the policy of a page forbids `eval`
 */
export function compileKernel(name: string, held: Held, body: string): () => void {
  const names = Object.keys(held);
  const list = names.join(", ");
  const text = `"use strict";
const held = { ${list} };
return function ${name}() {
  const { ${list} } = held;
${body}
}; // ${++compiled}`;
  return new Function(...names, text)(...names.map((name) => held[name])) as () => void;
}
