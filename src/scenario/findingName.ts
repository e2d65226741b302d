import type { FindingName } from "./answer.ts";
import { namedLevels } from "./namedLevels.ts";
import { heldTogether, openLevels } from "./openLevels.ts";
import type { Claim, Factor } from "./scenario.ts";
import { didYouMean } from "./suggestion.ts";
import { quoted } from "./visible.ts";

export type Tell = (message: string) => void;

/** The finding of that name: with the claim's open levels in brackets where there are several. */
export function resolveFinding(
  name: string,
  claims: readonly Claim[],
  factors: readonly Factor[],
  tell: Tell,
): FindingName {
  const [, id = "", levels = null] = /^([^[\]]*)(?:\[(.*)\])?$/s.exec(name.trim()) ?? [];
  const claim = claims.find((each) => each.id === id);
  if (!claim) {
    const ids = claims.map((each) => each.id);
    tell(`unknown claim ${quoted(id || name)}${didYouMean(id || name, ids)}`);
    return { claim: id, where: {} };
  }
  const open = openLevels(namedLevels(claim), factors, heldTogether(claim));
  const names = open.map((where) => Object.values(where).join(", "));
  const wanted = levels?.trim() ?? "";
  const found = open[names.indexOf(wanted)];
  if (found) return { claim: id, where: found };
  const forms = names.map((each) => (each === "" ? id : `${id}[${each}]`));
  if (levels === null) tell(`${id} has ${forms.length} findings; expected one of ${forms.join(", ")}`);
  else if (names.length === 1 && names[0] === "") tell(`${id} has one finding; leave [${wanted}] out`);
  else
    tell(
      `unknown levels in ${id}[${wanted}]; expected one of ${forms.join(", ")}${didYouMean(wanted, names)}`,
    );
  return { claim: id, where: open[0] ?? {} };
}
