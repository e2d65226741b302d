/** The reading mode in which every section asks what its charts will show before it shows them; the answer at the top waits for the last. */
export function connectPredictions(): void {
  const toggle = document.querySelector<HTMLButtonElement>("#predict");
  const forms = [...document.querySelectorAll<HTMLFormElement>("[data-prediction]")];
  if (!toggle || forms.length === 0) return;
  const ask = (form: HTMLFormElement, asking: boolean) => {
    form.hidden = !asking;
    form.closest("section")!.classList.toggle("asking", asking);
    document.body.classList.toggle(
      "predicting",
      forms.some(({ hidden }) => !hidden),
    );
  };
  toggle.addEventListener("click", () => {
    const asking = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(asking));
    for (const form of forms) {
      ask(form, asking);
      predictedOf(form).textContent = "";
    }
  });
  for (const form of forms)
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = form.querySelector<HTMLInputElement>("input:checked")?.value;
      predictedOf(form).textContent = chosen ? `You expected: ${chosen}.` : "You made no guess.";
      ask(form, false);
    });
}

function predictedOf(form: HTMLFormElement): HTMLElement {
  return form.parentElement!.querySelector<HTMLElement>("[data-predicted]")!;
}
