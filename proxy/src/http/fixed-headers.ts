/** On every answer. Names and values in turn, as Node writes them out fastest. */
export const FIXED_HEADERS: readonly string[] = [
  'content-type',
  'application/json',
  'cache-control',
  'no-store',
  // Two years, and for the names below this one as well.
  'strict-transport-security',
  'max-age=63072000; includeSubDomains',
  'x-content-type-options',
  'nosniff',
];
