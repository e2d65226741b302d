/**
 * How a variant looks wherever it appears: a colour (a CSS variable, so that light and dark each have theirs), a dash and
 * a mark, so that colour is never the only channel. After Okabe & Ito (2008); the luminances of the first four rise, so that grey tells them, too.
 */
export interface Look {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

export const variantColours = {
  light: ["#004a86", "#b34700", "#00906a", "#cb6fb0", "#8a6100", "#3a8fc4", "#5b5b66", "#7a3e9d"],
  dark: ["#4593d8", "#f58f4c", "#4fdcab", "#f8d6ee", "#f0c34a", "#9ad4ff", "#b9b9c4", "#c79cf0"],
} as const;

const dashes = [[], [7, 3], [2, 2], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2, 1, 2], [1, 3], [6, 2, 6, 6]] as const;
const shapes = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "triangle-down",
  "triangle-right",
  "triangle-left",
] as const;

/** The look of a subset: A and B have colours of their own, further ones those of variants; no two of eight share a mark. */
export function lookOfSubset(index: number): Look {
  return [subsetA, subsetB][index] ?? { ...lookOf(index), shape: lookOf(index + 1).shape };
}

const subsetA: Look = { colour: "var(--subset-a)", dash: [1, 0], shape: "circle" };
const subsetB: Look = { colour: "var(--subset-b)", dash: [5, 3], shape: "triangle-up" };

/** The look of the variant at that place of the scenario. */
export function lookOf(index: number): Look {
  const turn = index % variantColours.light.length;
  return {
    colour: `var(--variant-${turn})`,
    dash: dashes[(turn + Math.floor(index / variantColours.light.length)) % dashes.length]!,
    shape: shapes[(turn + Math.floor(index / variantColours.light.length)) % shapes.length]!,
  };
}
