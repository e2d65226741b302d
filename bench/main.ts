// The lab's benchmarks. Numbers are for looking at, never for a test to judge.
//
//   node dist/bench.js                          plain and compiled kernels, side by side
//   node dist/bench.js growth [--steps=…] …     time and memory as steps, parameters and runs grow
//   node dist/bench.js workers [--steps=…]      forty runs over 1, 2 and 4 worker threads
//   node dist/bench.js lab [scenario]           what a scenario costs, and where its time goes
//   node dist/bench.js live [seconds]           how smoothly the live page trains, in a browser
//   node dist/bench.js queue-failures [fault]   what becomes of 300 runs through a queue when something fails
//   node dist/bench.js queue-overhead           what a queue costs a run, against its length and the number of workers
//   node dist/bench.js cluster [--clusters=…] … how many threads one coordinator feeds, by simulation
export {};

const words = process.argv.slice(2);

if (words.length === 0) (await import("./kernels.ts")).compareKernels();
else if (words[0] === "growth") await (await import("./growth.ts")).measureGrowth(words);
else if (words[0] === "workers") await (await import("./workers.ts")).compareWorkers(words);
else if (words[0] === "lab") await (await import("./wholeLab.ts")).measureWholeLab(words);
else if (words[0] === "live") await (await import("./liveFrames.ts")).measureLiveFrames(words);
else if (words[0] === "queue-failures") await (await import("./queueFailures.ts")).failQueues(words);
else if (words[0] === "queue-overhead")
  await (await import("./queueOverhead.ts")).measureQueueOverhead(words);
else if (words[0] === "cluster") await (await import("./cluster.ts")).simulateCluster(words);
else if (words[0] === "cluster-workers") await (await import("./clusterWorkers.ts")).simulateWorkers(words);
else
  throw new Error(
    `no benchmark "${words[0]}"; there are growth, workers, lab, live, queue-failures, queue-overhead and cluster`,
  );
