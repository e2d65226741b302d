import { CODES } from "../pageLevels.ts";
import type { PackedUnits } from "./pageData.ts";
import type { UnitQuantity } from "./unitQuantities.ts";
import type { Unpacked } from "./unpack.ts";

/** Quantiles of the units of one layer of one run. */
export interface Units {
  readonly steps: Int32Array;
  readonly units: number;
  /** Of the quantiles, ascending from 0 to 1. */
  readonly levels: readonly number[];
  /** By place of the level and of the step. */
  quantile(unit: number, level: number, step: number): number;
}

/** Decodes a layer when it is first asked for. */
export class UnitStore {
  private readonly decoded = new Map<PackedUnits, Units>();

  constructor(private readonly page: Unpacked) {}

  /** Null where the page does not carry it; where nothing normalizes before the activation the input is z. */
  find(variant: string, seed: number, layer: number, quantity: UnitQuantity): Units | null {
    const layers = this.page.data.units.filter(
      (each) => each.variant === variant && each.seed === seed && each.layer === layer,
    );
    const packed =
      layers.find((each) => each.quantity === quantity) ??
      (quantity === "pre-activation"
        ? layers.find((each) => each.quantity === "unit-input" && each.isPreActivation)
        : undefined);
    if (!packed) return null;
    let units = this.decoded.get(packed);
    if (!units) {
      units = this.decode(packed);
      this.decoded.set(packed, units);
    }
    return units;
  }

  private decode(packed: PackedUnits): Units {
    const { levels } = packed;
    const bytes = this.page.array(packed.codes) as Uint8Array;
    const low = this.page.array(packed.low);
    const high = this.page.array(packed.high);
    const steps = this.page.array(packed.steps) as Int32Array;
    const count = bytes.length / 2;
    const values = new Float32Array(count);
    for (let at = 0; at < count; ) {
      const unit = Math.floor(at / (levels.length * steps.length));
      const scale = (high[unit]! - low[unit]!) / CODES;
      let code = 0;
      for (let step = 0; step < steps.length; step++, at++) {
        code = (code + bytes[at]! + (bytes[count + at]! << 8)) & 0xffff;
        values[at] = low[unit]! + code * scale;
      }
    }
    return {
      steps,
      units: packed.units,
      levels,
      quantile: (unit, level, step) => values[(unit * levels.length + level) * steps.length + step]!,
    };
  }
}
