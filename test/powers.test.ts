import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const arithmetic = ["statistics", "flowers", "sampling", "network", "optimizers", "tracking", "measures"];

it("takes no powers where numbers of a run are made: `**` and Math.pow differ between versions of V8", () => {
  const found = arithmetic.flatMap((room) =>
    readdirSync(join("src", room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => {
        const code = readFileSync(join("src", room, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
        // A power of two literals is a constant, and exact.
        const powers = code.replaceAll(/\b2 \*\* -?\d+/g, "").match(/.*(\*\*|Math\.pow).*/g) ?? [];
        return powers.map((line) => `${room}/${file}: ${line.trim()}`);
      }),
  );
  expect(found).toEqual([]);
});
