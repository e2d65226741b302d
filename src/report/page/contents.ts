/** The button that opens the contents where they are folded; a chosen entry folds them again. */
export function connectContents(): void {
  const button = document.querySelector<HTMLButtonElement>("#contents");
  const list = document.querySelector<HTMLElement>("#contents-list");
  if (!button || !list) return;
  const open = (isOpen: boolean) => button.setAttribute("aria-expanded", String(isOpen));
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  list.addEventListener("click", () => open(false));
}

/** Scrolls to a heading, opening the fold that it is in. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  openFold(target);
  (target.closest("details.fold") ?? target).scrollIntoView();
}

/** Opens the fold that an element is in. */
export function openFold(element: Element): void {
  const fold = element.closest<HTMLDetailsElement>("details.fold");
  if (fold) fold.open = true;
}
