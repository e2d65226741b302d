import { effectiveRank } from "../../statistics/effectiveRank.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected } from "../fields.ts";
import { rows } from "../format.ts";
import { unitMajor } from "../rows.ts";

const ranked = caseOf({ h: rows, effective_rank: expected.number }, ({ h }) => ({
  effective_rank: effectiveRank(unitMajor(h)),
}));

/** effective_rank.json: effective ranks of matrices. */
export const effectiveRankFile = fileOf({}, { cases: ranked });
