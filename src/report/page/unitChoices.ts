import type { Chosen } from "./choice.ts";
import type { UnitQuantity } from "./unitQuantities.ts";
import type { UnitStore } from "./unitStore.ts";
import type { Unpacked } from "./unpack.ts";

/** The buttons above the units: layer, what is shown, how many of the steps. */
export function connectUnitChoices(page: Unpacked, store: UnitStore, chosen: Chosen): void {
  const buttons = [
    ...document.querySelectorAll<HTMLButtonElement>("[data-layer], [data-quantity], [data-until]"),
  ];
  for (const button of buttons)
    button.addEventListener("click", () => {
      const { layer, quantity, until } = button.dataset;
      if (layer) chosen.change({ layer: Number(layer), unit: 0 });
      if (quantity) chosen.change({ quantity: quantity as UnitQuantity });
      if (until) chosen.change({ until: Number(until) });
    });
  const carried = (quantity: UnitQuantity) =>
    page.data.variants.some(({ id }) => store.find(id, chosen.now.seed, chosen.now.layer, quantity));
  const show = () => {
    if (!carried(chosen.now.quantity) && carried("unit-input")) chosen.change({ quantity: "unit-input" });
    const { layer, quantity, until } = chosen.now;
    for (const button of buttons) {
      const { dataset } = button;
      const pressed =
        Number(dataset.layer) === layer || dataset.quantity === quantity || Number(dataset.until) === until;
      button.setAttribute("aria-pressed", String(pressed));
      if (dataset.quantity) button.disabled = !carried(dataset.quantity as UnitQuantity);
    }
  };
  chosen.listen(show);
  show();
}
