import type { NetworkSettings } from "../settings.ts";

/** Which kernels a run trains on: the plain ones, or ones compiled for its network. */
export type PathName = "plain" | "fast";

/**
 * The path of a network: a function of its settings alone, never of the machine, so that a plan has one outcome.
 *
 * Every network but those with a weight norm, whose weights are composed anew at every step, goes the fast path.
 */
export function pathOf({ hidden }: NetworkSettings): PathName {
  return hidden.some(({ normalization }) => normalization.kind === "weight") ? "plain" : "fast";
}
