import { isIP } from "node:net";
import { QueueFault } from "./queueFault.ts";

/** Where a queue is; the password is in `connection` alone, and never in a message. */
export interface QueueAddress {
  /** The address without user and password, as messages show it. */
  readonly shown: string;
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly db: number;
    readonly username?: string;
    readonly password?: string;
    /** Of `rediss:`; the certificate is checked against those that Node trusts. */
    readonly tls?: { readonly servername?: string };
  };
}

const USUAL_PORT = 6379;
const example = "such as redis://127.0.0.1:6379 or rediss://user:password@host:6380/0";

/**
 * Reads the address of a Redis or Valkey server: redis: or, with TLS, rediss:, user, password, host, port, number of the database.
 *
 * @param password where the address has none: an argument can be seen by others on the machine
 *
 * Errors   throws a `QueueFault`, which shows nothing of user and password
 */
export function readQueueUrl(text: string, password?: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["redis:", "rediss:"].includes(url.protocol))
    throw new QueueFault(
      `--queue: expected an address ${example}; got ${withoutPassword(text)}${hintFor(url)}`,
    );
  const shown = `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}`;
  if (url.hostname === "") throw new QueueFault(`--queue: expected a host, ${example}; got ${shown}`);
  const database = /^\/?(\d{0,4})$/.exec(url.pathname)?.[1];
  if (database === undefined)
    throw new QueueFault(
      `--queue: expected the number of a database behind the host, or nothing; got "${url.pathname.slice(1)}" in ${shown}`,
    );
  if (url.search !== "" || url.hash !== "")
    throw new QueueFault(
      `--queue: expected nothing behind the database; got ${url.search ? "?…" : "#…"} in ${shown}`,
    );
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const secret = url.password === "" ? password : unescaped(url.password, shown);
  return {
    shown,
    connection: {
      host,
      port: url.port === "" ? USUAL_PORT : Number(url.port),
      db: Number(database),
      ...(url.username === "" ? {} : { username: unescaped(url.username, shown) }),
      ...(secret === undefined || secret === "" ? {} : { password: secret }),
      ...(url.protocol === "rediss:" ? { tls: isIP(host) ? {} : { servername: host } } : {}),
    },
  };
}

/** What stands before an @ may be a password, in whatever is no address. */
function withoutPassword(text: string): string {
  const rest = text.slice(text.lastIndexOf("@") + 1);
  return rest === text ? `"${text}"` : `"…@${rest}"`;
}

function hintFor(url: URL | null): string {
  if (url === null) return "";
  const meant = url.protocol === "https:" ? "rediss:" : "redis:";
  return /^(https?|tcp|valkeys?|tls):$/.test(url.protocol)
    ? ` (did you mean ${url.protocol === "valkeys:" || url.protocol === "tls:" ? "rediss:" : meant}//${url.host}?)`
    : "";
}

function unescaped(text: string, shown: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new QueueFault(
      `--queue: expected user and password with % written as %25; got another % before ${shown}`,
    );
  }
}
