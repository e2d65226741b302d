// The lab among the contenders of a comparison with other libraries: a file of its own, which node loads in one go.
//
//   node dist/contender.cjs W1 [--track] …      in the folder of the comparison's data
import { contend } from "./contender.ts";

contend(process.cwd(), process.argv.slice(2));
