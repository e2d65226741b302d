import { setTimeout as wait } from "node:timers/promises";
import type { RedisClient } from "bullmq";
import { type Bullmq, loadBullmq } from "./bullmq.ts";
import { prefix } from "./names.ts";
import { QueueFault } from "./queueFault.ts";
import type { QueueAddress } from "./queueUrl.ts";
import { within } from "./within.ts";

/** To answer at all, when a command begins. */
const FIRST_ANSWER_MS = 10_000;
/** A connection on which nothing was answered for so long is made anew: the other end may be gone without a word. */
const SILENCE_MS = 30_000;
const ASKED_EACH_MS = 10_000;
const LONGEST_PAUSE_MS = 2000;

/** A server at which a queue is, and the connection to it that all share; who waits for work there has another. */
export interface QueueConnection {
  readonly bullmq: Bullmq;
  readonly shown: string;
  readonly options: { readonly connection: RedisClient; readonly prefix: string };
  readonly client: RedisClient;
  isLost(): boolean;
  close(): Promise<void>;
}

/**
 * Connects to a server that must be there. One that goes away later is waited for, however long, and what was asked of it
 * meanwhile is asked again.
 *
 * @param onSay told when the connection is lost and when it is there again
 *
 * Errors   throws a `QueueFault` where there is none, or it does not let the lab in
 */
export async function connect(
  address: QueueAddress,
  onSay: (text: string) => void,
): Promise<QueueConnection> {
  const bullmq = await loadBullmq();
  let isConnected = false;
  let isClosing = false;
  const connection = {
    ...address.connection,
    maxRetriesPerRequest: null,
    connectTimeout: FIRST_ANSWER_MS,
    keepAlive: SILENCE_MS,
    retryStrategy: (times: number) =>
      isConnected && !isClosing ? Math.min(200 * times, LONGEST_PAUSE_MS) : null,
  };
  const first = new bullmq.Queue("hello", { connection, prefix });
  let last: Error | null = null;
  first.on("error", (error) => {
    last ??= error;
  });
  const timeout = new AbortController();
  try {
    await Promise.race([first.waitUntilReady(), noAnswer(timeout.signal)]);
    isConnected = true;
  } catch (error) {
    await first.disconnect().catch(() => {});
    throw new QueueFault(
      `--queue: expected a Redis or Valkey server at ${address.shown}; ${reasonOf(last ?? (error as Error))}`,
    );
  } finally {
    timeout.abort();
  }
  const client = await first.client;
  let isLost = false;
  client.on("close", () => {
    if (!isClosing && !isLost)
      onSay(`the connection to ${address.shown} is lost; it is tried again until it is there`);
    isLost = true;
  });
  client.on("ready", () => {
    if (isLost) onSay(`the connection to ${address.shown} is there again`);
    isLost = false;
  });
  const watch = setInterval(() => void askAgain(client).catch(() => {}), ASKED_EACH_MS);
  watch.unref();
  return {
    bullmq,
    shown: address.shown,
    options: { connection: client, prefix },
    client,
    isLost: () => isLost,
    async close() {
      isClosing = true;
      clearInterval(watch);
      await closeSoon(first);
    },
  };
}

/** Makes a connection anew that does not answer. */
async function askAgain(client: RedisClient): Promise<void> {
  if (client.status !== "ready") return;
  const answer = client.get(`${prefix}:hello`).then(() => true);
  if (!(await Promise.race([answer, wait(SILENCE_MS, false, { ref: false })]))) client.disconnect(true);
}

/** Ends a connection in good order, or, where the server does not answer, at once. */
export async function closeSoon(
  open: { close(): Promise<void>; disconnect(): Promise<void> },
  milliseconds = 2000,
): Promise<void> {
  if ((await within(milliseconds, open.close())) === "late") await within(100, open.disconnect());
}

function noAnswer(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), FIRST_ANSWER_MS);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host cannot be looked up now",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "it does not answer (rediss: is with TLS, redis: without)",
  ECONNRESET: "it ends the connection (redis: where it asks for TLS, rediss:?)",
  EPROTO: "it does not speak TLS (rediss: is with TLS, redis: without)",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS (rediss: is with TLS, redis: without)",
};

function reasonOf(error: Error): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (/WRONGPASS|NOAUTH|invalid password|AUTH failed|no password is set/i.test(message))
    return "it does not accept this user and password (user:password@ in the address, or the password in LAB_QUEUE_PASSWORD)";
  if (/max number of clients/.test(message))
    return "it has as many connections as it takes (maxclients of its settings; a worker has two)";
  if (/NOPERM/.test(message)) return "this user may not do what a queue needs";
  if (code !== undefined && Object.hasOwn(reasons, code)) return `${reasons[code]} (${code})`;
  if (/CERT|certificate|SELF_SIGNED/i.test(`${code} ${message}`))
    return `its certificate is not trusted here (${code ?? message}; NODE_EXTRA_CA_CERTS names a file of more that are)`;
  return /no answer|timeout|protocol error|closed/i.test(message) ? "it does not answer as one" : message;
}
