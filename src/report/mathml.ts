type Part = string | number | readonly string[];

/**
 * MathML from a line of text: m`{z_1 − μ_B}/√{σ_B^2 + ε}`.
 *
 *   letters and signs stand for themselves, {…} groups, _ and ^ set low and high, a/b is a fraction, √a a root;
 *   what is put in is MathML already (a list: one part after the other), or a number
 */
export function m(text: TemplateStringsArray, ...parts: readonly Part[]): string {
  return row(atomsOf(text, parts));
}

/** A formula; it may break before every equals sign that stands at its top level. */
export function formula(text: TemplateStringsArray, ...parts: readonly Part[]): string {
  const pieces: string[][] = [[]];
  for (const atom of atomsOf(text, parts)) {
    if (atom === EQUALS && pieces.at(-1)!.length > 0) pieces.push([]);
    pieces.at(-1)!.push(atom);
  }
  return pieces.map((piece) => `<math displaystyle="true">${row(piece)}</math>`).join(" ");
}

/** The parts of a formula, for another to take in at its top level. */
export const atoms = (text: TemplateStringsArray, ...parts: readonly Part[]): string[] =>
  atomsOf(text, parts);

const EQUALS = "<mo>=</mo>";
const row = (atoms: readonly string[]) => `<mrow>${atoms.join("")}</mrow>`;
const operator = (sign: string) => `<mo>${sign}</mo>`;

/** Words of a file, which are escaped already. */
export const words = (text: string) => `<mtext>${text}</mtext>`;

/** A number as a reader sees it: four digits after the point, or as many as a small one needs. */
export function shown(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size < 1e-3 ? value.toPrecision(2) : size >= 100 ? value.toFixed(2) : value.toFixed(4);
  return String(Number(text)).replace("-", "−").replace("e−", "·10^−").replace("e-", "·10^−");
}

const number = (value: number) => `<mn>${shown(value)}</mn>`;

/** A number in brackets where it is negative. */
export const bracketed = (value: number) =>
  value < 0 ? row([operator("("), number(value), operator(")")]) : number(value);

export const MOST_TERMS = 8;

/** Of more than eight terms the first, dots and the last. */
export function folded(terms: readonly string[], dots: string): readonly string[] {
  return terms.length <= MOST_TERMS ? terms : [...terms.slice(0, 3), dots, terms.at(-1)!];
}

/** Terms with a sign between them, folded. */
export function joined(terms: readonly string[], sign: string): readonly string[] {
  return folded(terms, operator("⋯")).flatMap((term, index) => [...(index ? [operator(sign)] : []), term]);
}

/** (0.1, 0.2, …), folded. */
export const list = (values: readonly number[]) => m`(${joined(values.map(number), ",")})`;

function atomsOf(text: TemplateStringsArray, parts: readonly Part[]): string[] {
  // Signs one by one; digits of a number together; what is put in as it is.
  const tokens: (string | readonly string[])[] = [...text].flatMap((piece, index) => [
    ...(piece.match(/\d+|\S/g) ?? []),
    ...(index < parts.length ? [put(parts[index]!)] : []),
  ]);
  const atom = (): readonly string[] => {
    const token = tokens.shift();
    if (token === undefined) throw new Error(`a formula ends too early: ${text.join("…")}`);
    if (typeof token !== "string") return token;
    if (token === "{") return [row(sequence())];
    if (token === "√") return [`<msqrt>${atom().join("")}</msqrt>`];
    if (/^\d/.test(token)) return [`<mn>${token}</mn>`];
    return [/[\p{L}∂]/u.test(token) ? `<mi>${token}</mi>` : operator(token)];
  };
  const one = (): string => row1(atom());
  const raised = (): readonly string[] => {
    const of = atom();
    const [below, above] = ["_", "^"].map((sign) => {
      if (tokens[0] !== sign) return null;
      tokens.shift();
      return one();
    });
    if (below && above) return [`<msubsup>${row1(of)}${below}${above}</msubsup>`];
    if (below) return [`<msub>${row1(of)}${below}</msub>`];
    return above ? [`<msup>${row1(of)}${above}</msup>`] : of;
  };
  const sequence = (): string[] => {
    const atoms: string[] = [];
    while (tokens.length > 0) {
      if (tokens[0] === "}") {
        tokens.shift();
        return atoms;
      }
      const over = raised();
      if (tokens[0] !== "/") {
        atoms.push(...over);
        continue;
      }
      tokens.shift();
      atoms.push(`<mfrac>${row1(over)}${row1(raised())}</mfrac>`);
    }
    return atoms;
  };
  return sequence();
}

const put = (part: Part): readonly string[] =>
  typeof part === "number" ? [number(part)] : typeof part === "string" ? [part] : part;

/** One element, of whatever many. */
const row1 = (atoms: readonly string[]) => (atoms.length === 1 ? atoms[0]! : row(atoms));
