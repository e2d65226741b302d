// What is checked without running anything: style, types, imports, what nobody uses. All at once, as none waits for another;
// each is shown whole when it ends.
import { spawn } from "node:child_process";

const ends = ["lint", "types", "imports", "unused"].map(
  (name) =>
    new Promise((resolve) => {
      const check = spawn("npm", ["run", "--silent", name], {
        stdio: ["ignore", "pipe", "pipe"],
        shell: process.platform === "win32",
      });
      const said = [];
      for (const stream of [check.stdout, check.stderr]) stream.on("data", (bytes) => said.push(bytes));
      check.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
      check.on("close", (code) => {
        console.log(`${code === 0 ? "good" : "FAULT"}  npm run ${name}`);
        process.stdout.write(Buffer.concat(said));
        resolve(code === 0);
      });
    }),
);
if ((await Promise.all(ends)).includes(false)) process.exitCode = 1;
