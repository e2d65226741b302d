import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be cut: connections end, and new ones are refused until it is mended. */
export interface CutProxy {
  readonly url: string;
  cut(): void;
  mend(): void;
  end(): Promise<void>;
}

export async function startProxy(port: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const onward = connect(port, "127.0.0.1");
    for (const each of [socket, onward]) {
      open.add(each);
      each.on("error", () => {});
      each.once("close", () => {
        open.delete(each);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${(server.address() as { port: number }).port}`,
    cut,
    mend() {
      isCut = false;
    },
    async end() {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}
