import { connect, type QueueConnection } from "../queue/connect.ts";
import { QueueFault } from "../queue/queueFault.ts";
import { readQueueUrl } from "../queue/queueUrl.ts";
import { UserFault } from "../terminal/fail.ts";

/** Does work at a queue; what is wrong with its address or what comes from it is bad input. */
export async function withQueue<Result>(
  url: string,
  onSay: (text: string) => void,
  use: (connection: QueueConnection) => Promise<Result>,
): Promise<Result> {
  try {
    const connection = await connect(readQueueUrl(url, process.env.LAB_QUEUE_PASSWORD), onSay);
    try {
      return await use(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw error instanceof QueueFault ? new UserFault(error.message) : error;
  }
}
