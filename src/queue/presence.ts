import type { QueueConnection } from "./connect.ts";
import { jsonOf, type Present, presentMessage } from "./messages.ts";
import { prefix } from "./names.ts";

const BEAT_MS = 5000;
/** Who has not been heard of for so long is gone. */
const GONE_SECONDS = 15;

type Role = "worker" | "coordinator";
type At = Pick<QueueConnection, "client">;
const everyone = (role: Role) => `${prefix}:${role}s`;
const oneOf = (role: Role, id: string) => `${prefix}:${role}:${id}`;

/** Says at the queue that somebody is there, again and again until it is ended; whoever ends without it is gone soon. */
export async function announce(
  { client }: At,
  role: Role,
  id: string,
  present: Present,
): Promise<{ fallSilent(): void; end(): Promise<void> }> {
  const beat = async () => {
    await client.set(oneOf(role, id), JSON.stringify(present), { EX: GONE_SECONDS });
    await client.hset(everyone(role), { [id]: 1 });
  };
  await beat();
  // A beat that fails is made up for by the next.
  const timer = setInterval(() => void beat().catch(() => {}), BEAT_MS);
  return {
    /** What was said stays for its seconds. */
    fallSilent: () => clearInterval(timer),
    async end() {
      clearInterval(timer);
      await client.del(oneOf(role, id));
      await client.hdel(everyone(role), id);
    },
  };
}

/** Those who are there now, by their ids; what does not tell who it is, is left out. */
export async function whoIsThere({ client }: At, role: Role): Promise<Map<string, Present>> {
  const ids = Object.keys(await client.hgetall(everyone(role)));
  const told = await Promise.all(ids.map((id) => client.get(oneOf(role, id))));
  const there = new Map<string, Present>();
  for (const [at, text] of told.entries()) {
    if (text === null) await client.hdel(everyone(role), ids[at]!);
    else {
      const read = presentMessage.safeParse(jsonOf(text));
      if (read.success) there.set(ids[at]!, read.data);
    }
  }
  return there;
}

/** "lab 0.3.0 (arithmetic 1a2b3c4d)": what two must agree in to work together is the arithmetic. */
export const versionOf = ({ version, arithmetic }: Pick<Present, "version" | "arithmetic">): string =>
  `lab ${version} (arithmetic ${arithmetic.slice(0, 8)})`;
