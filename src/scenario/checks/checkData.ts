import type { RunCheck } from "./runCheck.ts";

const NAMED = 5;

/** Given rows: as many values as columns, as many labels as samples, different columns. */
export const checkData: RunCheck = ({ data }, report) => {
  if (!("rows" in data)) return;
  const { columns, samples, labels } = data.rows;
  const uneven = samples.flatMap((sample, index) => (sample.length === columns.length ? [] : [index]));
  for (const index of uneven.slice(0, NAMED))
    report(
      [["data", "rows", "samples", index]],
      `expected ${columns.length} values, one per column; got ${samples[index]!.length}`,
    );
  if (uneven.length > NAMED)
    report([["data", "rows", "samples"]], `${uneven.length} samples have other lengths than the columns`);
  if (labels.length !== samples.length)
    report(
      [["data", "rows", "labels"]],
      `expected ${samples.length} labels, one per sample; got ${labels.length}`,
    );
  if (new Set(columns).size !== columns.length)
    report([["data", "rows", "columns"]], "expected different names; got one of them twice");
};
