import type { Chosen } from "./choice.ts";
import { goTo } from "./contents.ts";
import { choiceOfLink, linkOf, type Place, placeOfLink } from "./linkState.ts";
import type { PageData } from "./pageData.ts";

/** Browsers refuse an address that changes hundreds of times in seconds, as while playing. */
const SETTLED_MILLISECONDS = 300;

/**
 * The address follows the choice, and the choice an address that is opened or typed; a link at a heading leads there, at the
 * same choice.
 *
 * @returns tells the link of what was predicted
 */
export function connectLink(data: PageData, chosen: Chosen): (predicted: string | null) => void {
  const link = document.querySelector<HTMLAnchorElement>("#link");
  let place: Place = placeOfLink(location.hash);
  let waiting = 0;
  const follow = (always = false) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const hash = linkOf(chosen.now, place);
      if (link) link.href = hash;
      if (always || location.hash === "" || location.hash.includes("=")) history.replaceState(null, "", hash);
    }, SETTLED_MILLISECONDS);
  };
  chosen.listen(() => {
    place = { ...place, at: null };
    follow();
  });
  if (link) link.href = linkOf(chosen.now, place);
  // As late as possible, so that a copied address has the choice of that moment.
  for (const event of ["pointerover", "focusin"])
    document.addEventListener(event, ({ target }) => {
      const anchor = (target as Element).closest<HTMLAnchorElement>("a.anchor");
      if (anchor) anchor.href = linkOf(chosen.now, { ...place, at: anchor.dataset.anchor! });
    });
  addEventListener("hashchange", () => {
    place = { ...place, ...placeOfLink(location.hash) };
    chosen.change(choiceOfLink(location.hash, data));
    if (place.at !== null) goTo(place.at);
  });
  if (place.at !== null) goTo(place.at);
  return (predicted) => {
    place = { ...place, predicted };
    follow(true);
  };
}
