import { byPattern, type MaskRule } from './mask-rule';

const KIND = '[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?';

/** PEM and OpenPGP (RFC 7468, RFC 4880), age and PuTTY. */
export const PRIVATE_KEY_RULES: MaskRule[] = [
  // Between its two lines, or as far as lines of base64 go.
  byPattern(
    'privateKey',
    new RegExp(`-----BEGIN ${KIND}-----(?:(?:(?!-----)[^])*-----END ${KIND}-----|(?:(?:\\s|\\\\[nr])+[A-Za-z0-9+/=]{24,})*)`, 'g'),
  ),
  byPattern('privateKey', /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[0-9A-Z]{50,64}(?![A-Za-z0-9])/g),
  byPattern('privateKey', /(?<keep>\bPrivate-(?:Lines: \d{1,3}\s{1,2}|MAC: ))[A-Za-z0-9+/=]{20,128}(?:\n[A-Za-z0-9+/=]{20,128}){0,60}/g),
];
