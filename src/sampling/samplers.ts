import type { RandomStream } from "../random.ts";
import { createGroupBiasedSampler } from "./groupBiased.ts";
import { groupsBy, type SamplerLaw } from "./law.ts";
import type { SampledData, Sampler } from "./sampler.ts";
import type { SamplerSettings } from "./settings.ts";
import { createUniformSampler } from "./uniform.ts";

type SettingsOf<Kind extends SamplerSettings["kind"]> = Extract<SamplerSettings, { readonly kind: Kind }>;
type BiasedSettings = SettingsOf<"subset-biased" | "class-biased">;

/** A way of choosing who is in a mini-batch, and the law that instruments go by. */
export interface SamplerKind<Settings extends SamplerSettings> {
  create(
    settings: Settings,
    data: SampledData,
    batchSize: number,
    steps: number,
    stream: RandomStream,
  ): Sampler;
  law(settings: Settings): SamplerLaw;
}

/** Every sampler: a new one is a file, a member of `SamplerSettings` and a line here. */
export const samplers: {
  readonly [Kind in SamplerSettings["kind"]]: SamplerKind<SettingsOf<Kind>>;
} = {
  uniform: {
    create: (settings, { size }, batchSize, _, stream) =>
      createUniformSampler(settings, size, batchSize, stream),
    law: ({ replacement }) => ({ replacement, by: null, bias: 0 }),
  },
  "subset-biased": biasedTo("subset"),
  "class-biased": biasedTo("class"),
};

function biasedTo(by: "subset" | "class"): SamplerKind<BiasedSettings> {
  return {
    create(settings, data, _, steps, stream) {
      const groups = groupsBy(by, data);
      if (groups === null) throw new Error("subset-biased sampling: the data know no subsets");
      const count = by === "class" ? 2 : data.subsetCount;
      return createGroupBiasedSampler(settings, groups, count, steps, stream);
    },
    law: ({ bias }) => ({ replacement: true, by, bias }),
  };
}

const kindOf = ({ kind }: SamplerSettings) => samplers[kind] as SamplerKind<SamplerSettings>;

/**
 * The sampler of those settings.
 *
 * @param steps  steps in all: `sequential` gives every subset an equal part of them
 * Errors   a batch larger than the data without replacement; a bias outside 0 … 1; data without subsets, or with an
 *          empty one
 *
 * @example
 *   const data = { size: 6, subsets: null, subsetCount: 0, labels: new Float64Array(6) };
 *   const settings = { kind: "uniform", replacement: false };
 *   const sampler = createSampler(settings, data, 3, 2, randomStream("1/batches"));
 *   const batch = new Int32Array(3);
 *   sampler.next(batch);
 *   [...batch] // [ 3, 2, 1 ]
 *   sampler.next(batch);
 *   [...batch] // [ 5, 0, 4 ]
 */
export function createSampler(
  settings: SamplerSettings,
  data: SampledData,
  batchSize: number,
  steps: number,
  stream: RandomStream,
): Sampler {
  return kindOf(settings).create(settings, data, batchSize, steps, stream);
}

export const lawOf = (settings: SamplerSettings): SamplerLaw => kindOf(settings).law(settings);
