const words = { y: "yes", n: "no", o: "cannot tell" } as const;
type Letter = keyof typeof words;

/**
 * The reading mode that asks before it tells: of every claim what the reader expects, told right or wrong with its numbers;
 * the answer and the charts wait for the last. What was said is part of the link, a letter for each claim, – where nothing
 * was said yet; null outside this mode.
 */
export function connectPredictions(said: string | null, changed: (said: string | null) => void): void {
  const toggle = document.querySelector<HTMLButtonElement>("#predict");
  const rows = [...document.querySelectorAll<HTMLElement>("tr.claim")];
  if (!toggle || rows.length === 0) return;
  let guesses: (Letter | null)[] | null = null;

  const show = () => {
    const given = guesses;
    toggle.setAttribute("aria-pressed", String(given !== null));
    document.body.classList.toggle("predicting", given?.includes(null) ?? false);
    rows.forEach((row, index) => {
      const guess = given?.[index] ?? null;
      row.classList.toggle("asked", given !== null && guess === null);
      row.querySelector(".guessed")!.replaceChildren(...(guess === null ? [] : told(row, guess)));
    });
    const right = rows.filter((row, index) => row.dataset.came === given?.[index]).length;
    const open = given?.filter((guess) => guess === null).length ?? 0;
    document.querySelector(".score")!.textContent =
      given === null || open === rows.length
        ? ""
        : `You were right about ${right} of ${rows.length - open}${open > 0 ? `; ${open} to go` : ""}.`;
  };
  const take = (text: string | null) => {
    guesses = text === null ? null : rows.map((_, index) => (isLetter(text[index]) ? text[index] : null));
    show();
  };
  toggle.addEventListener("click", () => {
    take(guesses === null ? "" : null);
    changed(guesses && textOf(guesses));
    if (guesses) rows[0]!.querySelector<HTMLButtonElement>("[data-guess]")!.focus();
  });
  rows.forEach((row, index) => {
    for (const button of row.querySelectorAll<HTMLButtonElement>("[data-guess]"))
      button.addEventListener("click", () => {
        guesses![index] = button.dataset.guess as Letter;
        show();
        changed(textOf(guesses!));
      });
  });
  take(said);
}

function told(row: HTMLElement, guess: Letter): Node[] {
  const isRight = row.dataset.came === guess;
  const word = document.createElement("span");
  word.className = isRight ? "right" : "wrong";
  word.textContent = isRight ? "right" : "not so";
  return [`You expected: ${words[guess]}. `, word].map((part) =>
    typeof part === "string" ? document.createTextNode(part) : part,
  );
}

const isLetter = (letter: string | undefined): letter is Letter => letter !== undefined && letter in words;
const textOf = (guesses: readonly (Letter | null)[]) => guesses.map((guess) => guess ?? "-").join("");
