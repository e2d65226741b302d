import type { Choice } from "./choice.ts";
import type { PageData } from "./pageData.ts";
import { quantityOf } from "./unitQuantities.ts";

/** Where in the page a link leads, and what its reader has predicted: a letter for each claim. */
export interface Place {
  /** Id of a heading's section or chart. */
  readonly at: string | null;
  readonly predicted: string | null;
}

/** What a link says of those. */
export function placeOfLink(hash: string): Place {
  const kept = new URLSearchParams(hash.replace(/^#/, ""));
  const said = (name: string, form: RegExp) => {
    const text = kept.get(name);
    return text !== null && form.test(text) ? text : null;
  };
  return { at: said("at", /^[\w-]{1,80}$/), predicted: said("predict", /^[yno-]{0,200}$/) };
}

/**
 * What a link keeps of the reader's choice: `#step=300&seed=1&variant=…&layer=2&unit=5&show=pre-activation`, with the place
 * before it (`at=chart-lead`) and what was predicted (`predict=yn-o`).
 */
export function linkOf(choice: Choice, { at, predicted }: Place = { at: null, predicted: null }): string {
  const { step, seed, variant, layer, unit, quantity } = choice;
  const kept = new URLSearchParams({
    ...(at === null ? {} : { at }),
    ...(predicted === null ? {} : { predict: predicted }),
    step: String(step),
    seed: String(seed),
    variant,
    layer: String(layer),
    unit: String(unit + 1),
    show: quantity,
  });
  return `#${kept}`;
}

/** The parts of a link that make sense for this report; whatever else it says is passed over. */
export function choiceOfLink(hash: string, data: PageData): Partial<Choice> {
  const kept = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (name: string, most: number) => {
    const text = kept.get(name) ?? "";
    return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : null;
  };
  const found: Partial<Choice> = {};
  const step = whole("step", data.steps.at(-1) ?? 0);
  if (step !== null) found.step = nearest(data.steps, step);
  const seed = whole("seed", Number.MAX_SAFE_INTEGER);
  if (seed !== null && data.seeds.includes(seed)) found.seed = seed;
  const variant = kept.get("variant");
  if (variant !== null && data.variants.some(({ id }) => id === variant)) found.variant = variant;
  const layers = new Map(data.units.map(({ layer, units }) => [layer, units]));
  const layer = whole("layer", Math.max(0, ...layers.keys()));
  if (layer) found.layer = layer;
  const unit = whole("unit", layers.get(found.layer ?? 1) ?? 0);
  if (unit) found.unit = unit - 1;
  const quantity = quantityOf(kept.get("show") ?? "");
  if (quantity !== null) found.quantity = quantity;
  return found;
}

function nearest(steps: readonly number[], step: number): number {
  return steps.reduce(
    (best, each) => (Math.abs(each - step) < Math.abs(best - step) ? each : best),
    steps[0] ?? 0,
  );
}
