import { onTestFinished } from "vitest";
import { findRedis, type RedisServer, startRedis } from "../../bench/redisServer.ts";

const program = findRedis();

/** Why tests of a queue are skipped, or null; an error where they must not be. */
export function whySkipped(file: string): string | null {
  if (program !== null) return null;
  const reason = "no redis-server: set REDIS_SERVER_PATH, or put redis-server or valkey-server on the PATH";
  if (process.env.LAB_REQUIRE_REDIS === "1") throw new Error(reason);
  console.warn(`${file} skipped: ${reason}`);
  return reason;
}

/** A server of a test's own, gone when the test has finished. */
export async function redis(...words: string[]): Promise<RedisServer> {
  const server = await startRedis(program!, ...words);
  onTestFinished(() => server.end());
  return server;
}
