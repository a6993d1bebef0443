import type { MaskKind } from '../../contract/mask-kind';

/** What can be found in a text, and what takes its place there. */
export const MASKS = {
  email: '[email]',
  phone: '[phone]',
  iban: '[iban]',
  card: '[card]',
  ip: '[ip]',
  user: '@user',
  name: '[name]',
  token: '[token]',
  secret: '[secret]',
  credentials: '[credentials]',
  privateKey: '[private key]',
} as const satisfies Record<MaskKind, string>;

export const MASK_KINDS = Object.keys(MASKS) as MaskKind[];

export function noneFound(): Record<MaskKind, number> {
  return Object.fromEntries(MASK_KINDS.map((kind) => [kind, 0])) as Record<MaskKind, number>;
}
