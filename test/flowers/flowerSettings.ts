import { type FlowerSettings, usualFlowers } from "../../src/flowers/settings.ts";

/** The defaults, of few flowers. */
export const flowerSettings: FlowerSettings = { ...usualFlowers, train: 400, test: 100, probe: 50 };
