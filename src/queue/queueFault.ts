/** What is wrong with a queue, its address or what came from it, in words: bad input, printed without a stack. */
export class QueueFault extends Error {}
