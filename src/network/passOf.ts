import type { Network } from "./network.ts";
import { createPass, type Pass } from "./pass.ts";

/** The pass of this name over so many samples, with or without masks of dropout: what it shows stands until the name is passed again. */
export type PassOf = (name: string, samples: number, masked?: boolean) => Pass;

/** Each pass is made when it is first asked for. */
export function createPassOf(network: Network): PassOf {
  const kept = new Map<string, Pass>();
  return (name, samples, masked = false) => {
    const key = `${name} ${samples} ${masked}`;
    const pass = kept.get(key) ?? createPass(network, samples, masked);
    kept.set(key, pass);
    return pass;
  };
}
