import { type DialPair, dialNames, dialValue, sharedDials, usualPair } from "./dials.ts";
import { type ExperimentName, experiments, isExperiment } from "./experiments.ts";
import { speeds } from "./speeds.ts";

const usualSpeed = 150;

/** All that an address says. */
export interface LiveAddress {
  readonly pair: DialPair;
  /** Steps a second. */
  readonly speed: number;
  readonly experiment: ExperimentName | null;
  /** Whether training begins by itself. */
  readonly play: boolean;
  /** Whether the networks trained on data of the sender's own, which no address holds. */
  readonly own?: boolean;
}

/** Before the name of a dial of the second network. */
const second = "2.";

/**
 * What differs from the usual (or from the experiment), and nothing else: `#bias=0.5&2.norm=layer`. A dial without a mark is
 * turned for both networks, `2.` marks the second one's own.
 */
export function addressOf({ pair, speed, experiment, play, own }: LiveAddress): string {
  const start = startOf(experiment);
  const said: string[] = experiment === null ? [] : [`experiment=${experiment}`];
  for (const name of dialNames) {
    const isTurned = pair.left[name] !== start.pair.left[name];
    if (isTurned) said.push(`${name}=${pair.left[name]}`);
    const assumed = isTurned ? pair.left[name] : start.pair.right[name];
    if (pair.right[name] !== assumed) said.push(`${second}${name}=${pair.right[name]}`);
  }
  if (speed !== start.speed) said.push(`speed=${speed}`);
  if (own) said.push("data=own");
  if (play) said.push("play");
  return said.length === 0 ? "" : `#${said.join("&")}`;
}

/** The parts of an address that make sense; whatever else it says is passed over. */
export function readAddress(hash: string): LiveAddress {
  const said = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&").slice(0, 100)) {
    const at = part.indexOf("=");
    said.set(at < 0 ? part : part.slice(0, at), at < 0 ? "" : part.slice(at + 1));
  }
  const named = said.get("experiment") ?? "";
  const experiment = isExperiment(named) ? named : null;
  const start = startOf(experiment);
  const left: Record<string, string | number> = { ...start.pair.left };
  const right: Record<string, string | number> = { ...start.pair.right };
  for (const name of dialNames) {
    const forBoth = dialValue(name, said.get(name) ?? "");
    if (forBoth !== null) {
      left[name] = forBoth;
      right[name] = forBoth;
    }
    const own = sharedDials.includes(name) ? null : dialValue(name, said.get(second + name) ?? "");
    if (own !== null) right[name] = own;
  }
  const speed = speeds.find((each) => String(each) === said.get("speed")) ?? start.speed;
  return {
    pair: { left, right } as unknown as DialPair,
    speed,
    experiment,
    play: said.has("play"),
    ...(said.get("data") === "own" ? { own: true } : {}),
  };
}

function startOf(experiment: ExperimentName | null): { readonly pair: DialPair; readonly speed: number } {
  if (experiment === null) return { pair: usualPair, speed: usualSpeed };
  const { pair, speed } = experiments[experiment];
  return { pair, speed };
}
