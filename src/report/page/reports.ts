/** The list of all reports: found by words and verdict, in the order that the reader wants. */

type Compare = (a: HTMLLIElement, b: HTMLLIElement) => number;

const comparisons: Readonly<Record<string, Compare>> = {
  title: ({ dataset: a }, { dataset: b }) => a.title!.localeCompare(b.title!, "en"),
  made: ({ dataset: a }, { dataset: b }) => (a.made! < b.made! ? 1 : -1),
  runs: ({ dataset: a }, { dataset: b }) => Number(b.runs) - Number(a.runs),
  seconds: ({ dataset: a }, { dataset: b }) => Number(b.seconds) - Number(a.seconds),
};

const list = document.querySelector<HTMLUListElement>("#reports");
const form = document.querySelector<HTMLFormElement>("#find");
if (list && form) {
  const cards = [...list.querySelectorAll<HTMLLIElement>("li.report")];
  const input = form.querySelector<HTMLInputElement>("#words")!;
  const verdict = form.querySelector<HTMLSelectElement>("#verdict")!;
  const order = form.querySelector<HTMLSelectElement>("#order")!;
  const found = form.querySelector<HTMLOutputElement>("#found")!;

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) {
      const text = `${card.textContent} ${card.dataset.claims}`.toLowerCase();
      const verdicts = card.dataset.verdicts!.split(" ");
      card.hidden =
        !words.every((word) => text.includes(word)) ||
        (verdict.value !== "" && !verdicts.includes(verdict.value));
    }
    list.append(...[...cards].sort(comparisons[order.value]));
    const shown = cards.filter(({ hidden }) => !hidden).length;
    found.value = `${shown} of ${cards.length} scenarios`;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
