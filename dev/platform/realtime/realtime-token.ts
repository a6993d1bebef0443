import { createHmac, timingSafeEqual } from 'node:crypto';

export type TokenPermission = 'subscribe' | 'publish';

/** What `@forge/realtime` reads of a token (its `utils.js`): the rest is between Forge and itself. */
export interface TokenContent {
  /** Seconds since 1970. */
  exp: number;
  channel: { name: string };
  permissions: TokenPermission[];
  claims: Record<string, unknown>;
  installationId: string;
}

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

const signatureOf = (content: string, secret: string): Buffer => createHmac('sha256', secret).update(content).digest();

export function signToken(content: TokenContent, secret: string): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
  return `${signed}.${signatureOf(signed, secret).toString('base64url')}`;
}

/** Null: nobody signed it with this secret. */
export function readToken(token: string, secret: string): TokenContent | null {
  const [header = '', body = '', signature = ''] = token.split('.');
  const expected = signatureOf(`${header}.${body}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as TokenContent;
}
