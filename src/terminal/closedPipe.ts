/** Ends the program quietly where whoever read its output has left (`| head`); what was finished is kept. */
export function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    // A terminal that was closed; the signal that tells it ends the program.
    if (error.code !== "EIO") throw error;
  });
}

/** Goes on without a terminal or reader for its messages. */
export function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
  });
}
