import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Config } from '../config/config-schema';

/**
 * The caller's address. A header can say it only when the connection comes from the configured tunnel:
 * anybody else could write it too.
 */
export function sourceAddress(request: IncomingMessage, front: Config['front']): string {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (front?.addresses.includes(peer) !== true) return peer;
  const named = request.headers[front.header];
  return typeof named === 'string' && isIP(named) !== 0 ? named : peer;
}
