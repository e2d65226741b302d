import { datasetOf } from "../flowers/features.ts";
import { featureNames, usualFlowers } from "../flowers/settings.ts";
import { simulateFlowers } from "../flowers/simulate.ts";
import { unscaled } from "../flowers/standardize.ts";
import { randomStream } from "../random.ts";
import { toCsv } from "../report/tables/writeTable.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { isFolder } from "./isFolder.ts";

/** Writes invented flowers as a table, every trait a column: an example of data of one's own. */
export function writeFlowers(
  file: string,
  { seed, count }: { readonly seed: number; readonly count: number },
): void {
  if (isFolder(file)) throw new UserFault(`${safeText(file)}: expected a file; this is a folder`);
  const flowers = simulateFlowers(usualFlowers, count, randomStream(String(seed)).child("table"));
  const { features } = datasetOf(flowers, featureNames, unscaled(featureNames.length));
  const whole = [
    ...featureNames.map((_, column) =>
      flowers.map((_, row) => Number(features.values[column * count + row]!.toPrecision(6))),
    ),
    flowers.map(({ rose }) => (rose ? "rose" : "other")),
    flowers.map(({ subset }) => (subset === 0 ? "bud" : "blown")),
  ];
  const columns = [...featureNames, "kind", "stage"].map((name) => ({ name }));
  writeWholeFile(file, new TextEncoder().encode(toCsv({ columns, parts: [whole] })));
  process.stdout.write(`${safeText(file)}: ${count} flowers\n`);
}
