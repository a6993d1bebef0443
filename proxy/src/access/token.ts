import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'att';
const ID_BYTES = 9;
const SECRET_BYTES = 32;
/** `att_<id>_<secret>`; the prefix lets scanners for leaked secrets find it. */
const FORMAT = /^att_([A-Za-z0-9]{12})_([A-Za-z0-9]{43})$/;
const NO_HASH = '0'.repeat(64);

export interface PresentedToken {
  id: string;
  secret: string;
}

/** Letters and digits only, so that a double click selects a token whole. */
function randomText(bytes: number, length: number): string {
  let text = '';
  while (text.length < length)
    text += randomBytes(bytes)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, '');
  return text.slice(0, length);
}

/** A new token: 256 bits of chance, shown once. */
export function createToken(): PresentedToken & { token: string } {
  const id = randomText(ID_BYTES, 12);
  const secret = randomText(SECRET_BYTES, 43);
  return { id, secret, token: `${PREFIX}_${id}_${secret}` };
}

/** The parts of a token, or null when it cannot be one. */
export function parseToken(token: string): PresentedToken | null {
  const [, id, secret] = FORMAT.exec(token) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/**
 * A plain hash is enough: the secret is 256 random bits and not a password, so there is nothing to guess
 * that a slow hash would protect.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Compares in constant time. Without a stored hash the same work is done, and the answer is no. */
export function isSecretOf(storedHash: string | null, secret: string): boolean {
  // As text: reading both from hexadecimal costs more than the comparison.
  const isEqual = timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(storedHash ?? NO_HASH));
  return isEqual && storedHash !== null;
}
