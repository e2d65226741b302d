import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type CutProxy, startProxy } from "./cutProxy.ts";
import { type RedisServer, startRedis } from "./redisServer.ts";

/** The built lab: this file stands in it, too. */
const dist = dirname(fileURLToPath(import.meta.url));

/** A command of the lab as a process of its own, and what it has said. */
export interface LabProcess {
  readonly child: ChildProcess;
  readonly told: { text: string };
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** A server, a way to it that can be cut, and processes of the lab in a folder; all end together. */
export interface Floor {
  readonly server: RedisServer;
  readonly proxy: CutProxy;
  lab(words: readonly string[], of?: string): LabProcess;
  /** The same lab with another arithmetic; where its command line lies. */
  otherVersion(): string;
  stored(out: string): number;
  untilStored(out: string, runs: number): Promise<void>;
  end(): Promise<void>;
}

export async function openFloor(folder: string, program: string): Promise<Floor> {
  const server = await startRedis(program);
  const proxy = await startProxy(server.port);
  const begun: LabProcess[] = [];
  function stored(out: string): number {
    const store = join(folder, out, ".runs");
    return existsSync(store) ? readdirSync(store).filter((name) => /^[0-9a-f]{40}$/.test(name)).length : 0;
  }
  return {
    server,
    proxy,
    stored,
    lab(words, of = join(dist, "cli.js")) {
      const child = spawn(process.execPath, [of, ...words], { cwd: folder });
      const told = { text: "" };
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (bytes) => {
          told.text += bytes;
        });
      const ended = new Promise<number | null>((done) => child.once("exit", done));
      const one = {
        child,
        told,
        ended,
        async kill(signal: NodeJS.Signals) {
          child.kill(signal);
          await ended;
        },
      };
      begun.push(one);
      return one;
    },
    otherVersion() {
      const other = join(folder, "other");
      if (existsSync(other)) return join(other, "dist", "cli.js");
      mkdirSync(other);
      // Other Nodes may lie there, which would take longer to copy than the runs take.
      cpSync(dist, join(other, "dist"), { recursive: true, filter: (path) => basename(path) !== "nodes" });
      symlinkSync(resolve(dist, "..", "node_modules"), join(other, "node_modules"));
      for (const name of readdirSync(join(other, "dist")).filter((each) => each.startsWith("worker-")))
        appendFileSync(join(other, "dist", name), "\n// another version\n");
      return join(other, "dist", "cli.js");
    },
    async untilStored(out, runs) {
      while (stored(out) < runs) await wait(20);
    },
    async end() {
      for (const { child } of begun) child.kill("SIGKILL");
      await Promise.all(begun.map(({ ended }) => ended));
      await proxy.end();
      await server.end();
    },
  };
}
