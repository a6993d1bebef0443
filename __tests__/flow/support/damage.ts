/** What may stand where a record of the app should: damaged, of an older or a newer app, or of another kind. */
export const DAMAGED: [string, (stored: unknown) => unknown][] = [
  ['a text', () => 'canary'],
  ['a number', () => 7],
  ['a list', () => []],
  ['nothing in it', () => ({})],
  ['an older record', (stored) => ({ ...(stored as object), record: 0 })],
  ['no value', () => ({ record: 1, expiresAt: null })],
  ['an empty value', () => ({ record: 1, expiresAt: null, value: {} })],
  ['a text as value', () => ({ record: 1, expiresAt: null, value: 'canary' })],
  ['a number as value', () => ({ record: 1, expiresAt: null, value: -1 })],
  ['members of other types', (stored) => ({ record: 1, expiresAt: null, value: mapTexts((stored as { value: unknown }).value) })],
  ['half of it', (stored) => ({ record: 1, expiresAt: null, value: half((stored as { value: unknown }).value) })],
];

function mapTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? 7 : 'seven';
  return Array.isArray(value) ? { length: 3 } : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member)]));
}

function half(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.slice(0, Math.floor(members.length / 2)));
}
