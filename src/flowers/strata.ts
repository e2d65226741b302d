/** Rows of one class and one subset. */
export interface Stratum {
  readonly label: number;
  /** 0 where there are no subsets. */
  readonly subset: number;
  readonly rows: number;
}

interface Labelled {
  readonly size: number;
  readonly labels: ArrayLike<number>;
  readonly subsets: ArrayLike<number> | null;
}

/** The classes and subsets that occur together, in the order of their numbers, with their rows. */
export function strataOf({ size, labels, subsets }: Labelled): Stratum[] {
  const found = new Map<number, { label: number; subset: number; rows: number }>();
  for (let row = 0; row < size; row++) {
    const [label, subset] = [labels[row]!, subsets?.[row] ?? 0];
    const number = stratumNumber(label, subset);
    const stratum = found.get(number) ?? { label, subset, rows: 0 };
    stratum.rows++;
    found.set(number, stratum);
  }
  return [...found.values()].sort((a, b) => a.label - b.label || a.subset - b.subset);
}

/** A number for a class and a subset together; there are at most 256 subsets. */
export function stratumNumber(label: number, subset: number): number {
  return 256 * label + subset;
}

/**
 * How many rows of each stratum go into a part of `wanted` rows: in proportion, rounded by the largest remainders, and then
 * so that every class and every subset has a row in the part and, where it can, `reserve` rows left for the parts to come.
 *
 * @param least rows of each class and subset that the part shall have
 */
export function allot(strata: readonly Stratum[], wanted: number, least: number, reserve: number): number[] {
  const all = strata.reduce((sum, { rows }) => sum + rows, 0);
  const exact = strata.map(({ rows }) => (rows * wanted) / Math.max(1, all));
  const taken = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  const over = wanted - taken.reduce((sum, each) => sum + each, 0);
  for (const { at } of byRemainder.slice(0, over)) taken[at]!++;
  const kinds = kindsOf(strata).map(({ members, rows }) => ({
    members,
    low: Math.min(least, Math.max(0, rows - reserve)),
    high: Math.max(0, rows - reserve),
  }));
  while (exchange(strata, taken, exact, kinds));
  return taken;
}

interface Bounds {
  readonly members: ReadonlySet<number>;
  readonly low: number;
  readonly high: number;
}

/** One row of one stratum for one of another, where that brings a class or subset nearer to its bounds; false where none does. */
function exchange(
  strata: readonly Stratum[],
  taken: number[],
  exact: readonly number[],
  kinds: readonly Bounds[],
): boolean {
  const held = kinds.map(({ members }) => [...members].reduce((sum, at) => sum + taken[at]!, 0));
  const missed = ({ low, high }: Bounds, rows: number) => Math.max(0, low - rows) + Math.max(0, rows - high);
  if (kinds.every((kind, at) => missed(kind, held[at]!) === 0)) return false;
  let best = { gain: 0, cost: 0, from: -1, to: -1 };
  for (const from of strata.keys())
    for (const to of strata.keys()) {
      if (from === to || taken[from] === 0 || taken[to]! >= strata[to]!.rows) continue;
      const gain = kinds.reduce((sum, kind, at) => {
        const change = Number(kind.members.has(to)) - Number(kind.members.has(from));
        return change === 0 ? sum : sum + missed(kind, held[at]!) - missed(kind, held[at]! + change);
      }, 0);
      const cost = exact[from]! - taken[from]! - (exact[to]! - taken[to]!);
      if (gain > best.gain || (gain > 0 && gain === best.gain && cost < best.cost))
        best = { gain, cost, from, to };
    }
  if (best.gain === 0) return false;
  taken[best.from]!--;
  taken[best.to]!++;
  return true;
}

/** Every class and every subset: its strata and their rows. */
function kindsOf(
  strata: readonly Stratum[],
): { readonly members: ReadonlySet<number>; readonly rows: number }[] {
  return (["label", "subset"] as const).flatMap((kind) =>
    [...new Set(strata.map((stratum) => stratum[kind]))].map((value) => {
      const members = [...strata.keys()].filter((at) => strata[at]![kind] === value);
      return { members: new Set(members), rows: members.reduce((sum, at) => sum + strata[at]!.rows, 0) };
    }),
  );
}
