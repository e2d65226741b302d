import type { Chosen } from "./choice.ts";
import { choiceOfLink, linkOf } from "./linkState.ts";
import type { PageData } from "./pageData.ts";

/** Browsers refuse an address that changes hundreds of times in seconds, as while playing. */
const SETTLED_MILLISECONDS = 300;

/** The address follows the choice, and the choice an address that is opened or typed. */
export function connectLink(data: PageData, chosen: Chosen): void {
  const link = document.querySelector<HTMLAnchorElement>("#link");
  let waiting = 0;
  chosen.listen((now) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const hash = linkOf(now);
      if (link) link.href = hash;
      if (location.hash === "" || location.hash.includes("=")) history.replaceState(null, "", hash);
    }, SETTLED_MILLISECONDS);
  });
  if (link) link.href = linkOf(chosen.now);
  addEventListener("hashchange", () => chosen.change(choiceOfLink(location.hash, data)));
}
