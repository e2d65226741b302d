import { command } from "./commandLine.ts";
import { endWithReader, outliveReader } from "./terminal/closedPipe.ts";

/** The program: the command line on what it was called with. */
endWithReader(process.stdout);
outliveReader(process.stderr);
command(process.argv.slice(2));
