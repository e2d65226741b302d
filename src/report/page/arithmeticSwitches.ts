import type { WorkedExample } from "../../tracking/record.ts";
import type { Conventions } from "../../tracking/workedSteps.ts";
import { arithmeticBody } from "../arithmeticBody.ts";

/** The worked example as JSON carries it: lists where the record has typed arrays. */
export interface ArithmeticData {
  readonly units: readonly number[];
  readonly example: Record<string, unknown>;
}

/** The switches of the conventions work the arithmetic out again, in the page. */
export function connectArithmetic(): void {
  const worked = workedOfPage();
  const root = document.querySelector<HTMLElement>("#arithmetic");
  const body = document.querySelector<HTMLElement>("#arithmetic-body");
  if (!worked || !root || !body) return;
  const { units, example } = worked;
  root.addEventListener("change", ({ target }) => {
    if (!(target as Element).closest(".switches")) return;
    const value = (name: string) =>
      root.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value ?? "";
    const conventions = {
      epsilonPlacement: value("epsilonPlacement"),
      divideBy: value("divideBy"),
    } as Conventions;
    body.innerHTML = arithmeticBody(example, units, conventions);
  });
}

/** The example that the page carries, and the units of which it shows the arithmetic; null where it has none. */
export function workedOfPage(): {
  readonly units: readonly number[];
  readonly example: WorkedExample;
} | null {
  const text = document.querySelector("#arithmetic-data")?.textContent;
  if (!text) return null;
  const { units, example } = JSON.parse(text) as ArithmeticData;
  return { units, example: restore(example) as WorkedExample };
}

/** Lists of numbers back to typed arrays. */
function restore(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === "number" ? Float64Array.from(value) : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restore(each)]));
}
