/** An element with attributes and content; text is text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** The element of that selector, which the page has. */
export function theElement<Kind extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Kind {
  const found = within.querySelector<Kind>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Puts a text into its place, as the same node with other words: a new one would have more of the page looked at anew. */
export function write(place: Element, text: string): void {
  const { firstChild } = place;
  if (!(firstChild instanceof Text)) place.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
