import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Forwarder {
  port: number;
  /** New connections go there; those that are open end, as when an address moves to another machine. */
  switchTo(port: number): void;
  /** From now on bytes arrive so much later, in each direction. */
  slowDown(milliseconds: number): void;
  /** How often anything was sent to the service so far. */
  timesAsked(): number;
  close(): void;
}

/** The address of a service that may move: bytes go to one port, and after a fail-over to another. */
export async function startForwarder(first: number): Promise<Forwarder> {
  let target = first;
  let delayMs = 0;
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('data', (chunk: Buffer) => {
        if (one === from) asked += 1;
        if (delayMs === 0) other.write(chunk);
        else setTimeout(() => other.write(chunk), delayMs);
      });
      one.on('end', () => setTimeout(() => other.end(), delayMs));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    switchTo(port) {
      target = port;
      endAll();
    },
    slowDown(milliseconds) {
      delayMs = milliseconds;
    },
    timesAsked: () => asked,
    close() {
      endAll();
      server.close();
    },
  };
}
