/** As many messages as a person wants to read, and how many more there were. */
export interface CappedFaults {
  add(message: string): void;
  all(): string[];
}

const NAMED = 10;

export function createCappedFaults(): CappedFaults {
  const messages: string[] = [];
  let more = 0;
  return {
    add(message) {
      if (messages.length < NAMED) messages.push(message);
      else more++;
    },
    all: () => (more === 0 ? messages : [...messages, `and ${more} more`]),
  };
}
