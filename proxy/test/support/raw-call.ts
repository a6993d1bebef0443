import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { pause, until } from './until';

export interface RawResult {
  /** Everything that came until the other side ended the connection, or until the wait was over. */
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

/** How long what is known to come may take on a machine that is busy. */
const MOST_WAIT_MS = 20_000;

/** Ends with the head of the last of so many answers, and whatever came in one piece with it. */
async function hasAnswers(textSoFar: () => string, answers: number): Promise<false> {
  await until(() => (textSoFar().match(/^HTTP\/1\.1 [2-5]/gm)?.length ?? 0) >= answers, MOST_WAIT_MS).catch(() => undefined);
  await pause(20);
  return false;
}

/**
 * Writes bytes as they are and collects what comes back.
 * @param wait so many milliseconds, or for so many answers; the end of the connection ends it before
 */
export async function rawCall(port: number, bytes: string | Buffer, wait: number | { answers: number } = 15_000): Promise<RawResult> {
  const socket = await openRaw(port);
  const startedAt = performance.now();
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<boolean>((resolve) => socket.on('close', () => resolve(true)));
  socket.write(bytes);
  const enough = typeof wait === 'number' ? pause(wait).then(() => false) : hasAnswers(() => text, wait.answers);
  const isClosed = await Promise.race([closed, enough]);
  socket.destroy();
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { text, status: status === undefined ? null : Number(status), isClosed, milliseconds: performance.now() - startedAt };
}
