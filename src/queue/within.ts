/** What a promise comes to; "late" where it takes longer, or fails: a server that is gone is not waited for. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((done) => {
    timer = setTimeout(() => done("late"), milliseconds);
  });
  try {
    return await Promise.race([promise.catch((): "late" => "late"), late]);
  } finally {
    clearTimeout(timer);
  }
}
