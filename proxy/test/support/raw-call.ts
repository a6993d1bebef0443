import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';

export interface RawResult {
  /** Everything that came until the other side ended the connection, or until `waitMs` was over. */
  text: string;
  status: number | null;
  isClosed: boolean;
  milliseconds: number;
}

export function openRaw(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false, ...options }, () =>
      resolve(socket),
    );
    socket.on('error', reject);
  });
}

/** Writes bytes as they are and collects what comes back. */
export async function rawCall(port: number, bytes: string | Buffer, waitMs = 1_500): Promise<RawResult> {
  const socket = await openRaw(port);
  const startedAt = performance.now();
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<boolean>((resolve) => socket.on('close', () => resolve(true)));
  socket.write(bytes);
  const isClosed = await Promise.race([closed, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), waitMs))]);
  socket.destroy();
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { text, status: status === undefined ? null : Number(status), isClosed, milliseconds: performance.now() - startedAt };
}
