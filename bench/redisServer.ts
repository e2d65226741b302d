import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A Redis or Valkey server: REDIS_SERVER_PATH, or what is on the PATH; null where there is none. */
export function findRedis(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["redis-server", "valkey-server"];
  const places = [
    process.env.REDIS_SERVER_PATH,
    ...names.flatMap((name) => folders.map((each) => join(each, name))),
  ];
  return places.find((place) => place !== undefined && isProgram(place)) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A server of one's own on a free port of 127.0.0.1. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  pid(): number;
  connections(): Promise<number>;
  /** kill -9; `start` begins it anew on the same port. */
  kill(): Promise<void>;
  /** @param empty without the data that it had */
  start(empty: boolean): Promise<void>;
  /** Stands still, with all connections open. */
  pause(): void;
  resume(): void;
  end(): Promise<void>;
}

export async function startRedis(program: string, ...words: string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-redis-"));
  const port = await freePort();
  let server: ChildProcess | null = null;
  async function start(empty: boolean): Promise<void> {
    if (empty) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    const settings = [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--dir",
      folder,
      "--save",
      "",
      "--appendonly",
      "yes",
    ];
    server = spawn(program, [...settings, ...words], { stdio: "ignore" });
    while (!(await answers(port))) await wait(20);
  }
  async function kill(): Promise<void> {
    const ended = server;
    if (ended === null || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise((done) => ended.once("exit", done));
    ended.kill("SIGKILL");
    await gone;
  }
  await start(false);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: () => server!.pid!,
    async connections() {
      const said = await ask(port, "INFO clients\r\n");
      return Number(/connected_clients:(\d+)/.exec(said)?.[1]);
    },
    kill,
    start,
    pause: () => void server?.kill("SIGSTOP"),
    resume: () => void server?.kill("SIGCONT"),
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Whether it says that it is ready, or that it wants a password. */
const answers = async (port: number): Promise<boolean> => /PONG|NOAUTH/.test(await ask(port, "PING\r\n"));

/** The beginning of an answer; nothing where nobody listens. */
function ask(port: number, words: string): Promise<string> {
  return new Promise((done) => {
    const socket = new Socket();
    const end = (said: string) => {
      socket.destroy();
      done(said);
    };
    socket.once("error", () => end(""));
    socket.once("data", (bytes) => end(String(bytes)));
    socket.connect(port, "127.0.0.1", () => socket.write(words));
  });
}
