import { lookOf, lookOfSubset } from "../palette.ts";
import type { Fragment } from "./chart.ts";
import { inWords, isCode } from "./coded.ts";

/** Classes that marks of their own tell apart; more of them get a panel each. */
export const MOST_MARKS = 8;

/**
 * How a test sample is drawn, by its class and its subset (`kind` and `subset`, both codes).
 *
 * As on a map, which asks for the first class against the others: that one filled, the others hollow, and a shape for each
 * subset. Otherwise a colour and a shape for each class, filled in subset A and hollow in B; more subsets are not told.
 */
export function classMarks(
  kinds: readonly string[],
  {
    subsets,
    asMap,
    legend,
  }: {
    readonly subsets: readonly string[] | null;
    readonly asMap: boolean;
    readonly legend: boolean;
  },
): { readonly transform: readonly Fragment[]; readonly encoding: Fragment } {
  const looks = kinds.map((_, index) => lookOf(index));
  const colours = asMap
    ? kinds.map((_, at) => (at === 0 ? "var(--rose)" : "var(--leaf)"))
    : looks.map(({ colour }) => colour);
  const kindLegend = legend ? inWords : null;
  const stroke = nominal("kind", kinds, colours, kindLegend);
  if (asMap)
    return {
      transform: [],
      encoding: {
        stroke,
        fill: nominal("kind", kinds, ["var(--rose)", ...kinds.slice(1).map(() => "transparent")], kindLegend),
        ...(subsets === null
          ? {}
          : {
              shape: nominal(
                "subset",
                subsets,
                subsets.map((_, at) => lookOfSubset(at).shape),
                legend ? inWords : null,
              ),
            }),
      },
    };
  const inside =
    subsets?.length !== 2 ? "datum.kind" : `${isCode("subset", subsets[0]!)} ? datum.kind : 'hollow'`;
  return {
    transform: [{ calculate: inside, as: "inside" }],
    encoding: {
      stroke,
      shape: nominal(
        "kind",
        kinds,
        looks.map(({ shape }) => shape),
        kindLegend,
      ),
      fill: nominal("inside", [...kinds, "hollow"], [...colours, "transparent"], null),
    },
  };
}

function nominal(
  field: string,
  domain: readonly string[],
  range: readonly string[],
  legend: Fragment | null,
): Fragment {
  return { field, type: "nominal", title: null, scale: { domain, range }, legend };
}
