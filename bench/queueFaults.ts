import { setTimeout as wait } from "node:timers/promises";
import type { Floor, LabProcess } from "./queueFloor.ts";

/** Where a fault happens: the coordinator's folder, and whether workers share it. */
interface Scene extends Floor {
  readonly out: string;
  readonly shares: boolean;
}

/** Something that fails while runs go through a queue, and is over when they are through; what is to be said of it. */
export interface Fault {
  readonly name: string;
  run(scene: Scene): Promise<string>;
}

const SILENCE = "3";

function worker(scene: Scene, url = scene.server.url, of?: string): LabProcess {
  const out = scene.shares ? ["--out", scene.out] : [];
  return scene.lab(["work", "--queue", url, "--workers", "1", "--silence", SILENCE, ...out], of);
}
/** A shared folder must be there before its workers. */
function coordinator(scene: Scene, url = scene.server.url): LabProcess {
  return scene.lab(["run", "runs.json", "--out", scene.out, "--queue", url]);
}
async function begin(scene: Scene, url?: string) {
  const first = coordinator(scene, url);
  while (!first.told.text.includes("tracked:")) await wait(20);
  return { first, workers: [worker(scene, url), worker(scene, url)] as const };
}
async function through(one: LabProcess): Promise<string> {
  const code = await one.ended;
  if (code !== 0) throw new Error(`the coordinator ended with ${code}: ${one.told.text.slice(-300)}`);
  return "";
}

export const faults: readonly Fault[] = [
  {
    name: "none",
    async run(scene) {
      return through((await begin(scene)).first);
    },
  },
  {
    name: "kill -9 of a worker",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 60);
      await workers[0].kill("SIGKILL");
      return through(first);
    },
  },
  {
    name: "kill -9 of both workers, two others come",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 60);
      await Promise.all(workers.map((each) => each.kill("SIGKILL")));
      await wait(1000);
      for (const _ of workers) worker(scene);
      return through(first);
    },
  },
  {
    name: "kill -9 of the coordinator, started again",
    async run(scene) {
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      await first.kill("SIGKILL");
      await wait(2000);
      return through(coordinator(scene));
    },
  },
  {
    name: "kill -9 of the server, started again with its data",
    async run(scene) {
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      await scene.server.kill();
      await wait(1000);
      await scene.server.start(false);
      return through(first);
    },
  },
  {
    name: "kill -9 of the server, its data deleted",
    async run(scene) {
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      await scene.server.kill();
      await wait(1000);
      await scene.server.start(true);
      return through(first);
    },
  },
  {
    name: "kill -9 of a worker, the coordinator and the server with its data",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      await Promise.all([workers[0].kill("SIGKILL"), first.kill("SIGKILL"), scene.server.kill()]);
      await scene.server.start(true);
      return through(coordinator(scene));
    },
  },
  {
    name: "a worker hangs for good (SIGSTOP)",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 60);
      workers[0].child.kill("SIGSTOP");
      return through(first);
    },
  },
  {
    name: "a worker hangs for 10 seconds, then goes on with what others have",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 60);
      workers[0].child.kill("SIGSTOP");
      await wait(10_000);
      workers[0].child.kill("SIGCONT");
      return through(first);
    },
  },
  {
    name: "a worker of another version comes",
    async run(scene) {
      const otherVersion = scene.otherVersion();
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 30);
      const other = worker(scene, scene.server.url, otherVersion);
      const code = await other.ended;
      await through(first);
      const both =
        other.told.text.includes("work: expected the version") &&
        first.told.text.includes("a worker is refused");
      return `  (refused with ${code}, ${both ? "told on both sides" : "NOT told on both sides"})`;
    },
  },
  {
    name: "the server stands still for 10 seconds (SIGSTOP)",
    async run(scene) {
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      scene.server.pause();
      await wait(10_000);
      scene.server.resume();
      return through(first);
    },
  },
  {
    name: "the connection is cut for 10 seconds, for all",
    async run(scene) {
      const { first } = await begin(scene, scene.proxy.url);
      await scene.untilStored(scene.out, 100);
      scene.proxy.cut();
      await wait(10_000);
      scene.proxy.mend();
      return through(first);
    },
  },
  {
    name: "Ctrl-C of a worker, another comes",
    async run(scene) {
      const { first, workers } = await begin(scene);
      await scene.untilStored(scene.out, 60);
      await workers[0].kill("SIGINT");
      worker(scene);
      return through(first);
    },
  },
  {
    name: "Ctrl-C of the coordinator, started again",
    async run(scene) {
      const { first } = await begin(scene);
      await scene.untilStored(scene.out, 100);
      await first.kill("SIGINT");
      return through(coordinator(scene));
    },
  },
];
