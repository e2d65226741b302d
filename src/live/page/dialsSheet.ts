/** On a phone the dials lie over the page while they are wanted; Escape puts them away. */
export function connectDialsSheet(button: HTMLElement): void {
  const isOpen = () => document.body.classList.contains("dials-open");
  function open(to: boolean): void {
    document.body.classList.toggle("dials-open", to);
    button.setAttribute("aria-expanded", String(to));
  }
  button.onclick = () => open(!isOpen());
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    open(false);
    button.focus();
  });
}
