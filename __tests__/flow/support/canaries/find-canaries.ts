import { createHash } from 'node:crypto';

export interface Finding {
  name: string;
  form: string;
}

/** The shortest piece of a canary that counts as found, in its own characters, and what that makes in other spellings. */
const PIECE = 12;
const LENGTHS = { text: PIECE, base64: (PIECE / 3) * 4, hex: PIECE * 2 };

const IGNORED_CASE = ['raw', 'JSON', 'ASCII JSON', 'URL', 'hex', 'reversed'];

/** Every run of so many characters. */
function pieces(text: string, length: number): string[] {
  if (text.length < length) return [];
  return Array.from({ length: text.length - length + 1 }, (_each, index) => text.slice(index, index + length));
}

/** What of a text's base64 does not depend on its neighbors, for each of the three places that it can begin at. */
function base64Cores(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    // A character that shares bits with what stands before or behind is no part of it.
    const first = Math.ceil((shift * 4) / 3);
    const last = Math.floor(((shift + bytes.length) * 4) / 3);
    return encoded.slice(first, last);
  });
}

function asciiJson(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** All that gives a canary away, by its spelling. */
function formsOf(value: string): [form: string, pieces: string[]][] {
  const base64 = base64Cores(value).flatMap((core) => pieces(core, LENGTHS.base64));
  return [
    ['raw', pieces(value, LENGTHS.text)],
    ['JSON', pieces(JSON.stringify(value).slice(1, -1), LENGTHS.text)],
    ['ASCII JSON', pieces(asciiJson(value), LENGTHS.text)],
    ['URL', pieces(encodeURIComponent(value), LENGTHS.text)],
    ['reversed', pieces(Array.from(value).reverse().join(''), LENGTHS.text)],
    ['hex', pieces(Buffer.from(value, 'utf8').toString('hex'), LENGTHS.hex)],
    ['base64', base64],
    ['base64url', base64.map((piece) => piece.replaceAll('+', '-').replaceAll('/', '_'))],
    // Without a secret a digest of a short text can be guessed.
    ...(['md5', 'sha1', 'sha256'] as const).map((algorithm): [string, string[]] => [
      algorithm,
      (['hex', 'base64url'] as const).flatMap((encoding) => pieces(createHash(algorithm).update(value).digest(encoding), LENGTHS.hex)),
    ]),
  ];
}

/** The pieces of one length, and whether any piece has a fingerprint: most places of a text are passed over by that alone. */
interface Pieces {
  findings: Map<string, Finding>;
  fingerprints: Uint8Array;
}

/** One for each three characters of ASCII; others share theirs. */
const FINGERPRINTS = 2 ** 21;

/** Of the first characters from a place on, as many as the shortest piece has. */
function fingerprint(text: string, start: number): number {
  const mixed = (text.charCodeAt(start) << 14) ^ (text.charCodeAt(start + 5) << 7) ^ text.charCodeAt(start + PIECE - 1);
  return mixed & (FINGERPRINTS - 1);
}

/**
 * Makes a search for canaries, whole or in pieces of twelve characters, in every spelling: as they are,
 * escaped for JSON and addresses, base64 at all three alignments, hexadecimal, reversed, hashed. Case is
 * ignored where a spelling allows it. Linear in the length of what is searched.
 */
export function createCanarySearch(canaries: Record<string, string>): (text: string) => Finding[] {
  const exact = new Map<number, Pieces>();
  const folded = new Map<number, Pieces>();
  for (const [name, value] of Object.entries(canaries)) {
    for (const [form, list] of formsOf(value)) {
      const ignoresCase = IGNORED_CASE.includes(form);
      const index = ignoresCase ? folded : exact;
      for (const piece of list) {
        const { findings, fingerprints } = index.get(piece.length) ?? { findings: new Map(), fingerprints: new Uint8Array(FINGERPRINTS) };
        index.set(piece.length, { findings, fingerprints });
        const spelled = ignoresCase ? piece.toLowerCase() : piece;
        if (!findings.has(spelled)) findings.set(spelled, { name, form });
        fingerprints[fingerprint(spelled, 0)] = 1;
      }
    }
  }
  const scan = (text: string, index: typeof exact, found: Map<string, Finding>): void => {
    for (const [length, { findings, fingerprints }] of index) {
      for (let start = 0; start + length <= text.length; start += 1) {
        if (fingerprints[fingerprint(text, start)] === 0) continue;
        const finding = findings.get(text.slice(start, start + length));
        if (finding !== undefined) found.set(`${finding.name} ${finding.form}`, finding);
      }
    }
  };
  return (text) => {
    const found = new Map<string, Finding>();
    scan(text, exact, found);
    scan(text.toLowerCase(), folded, found);
    return [...found.values()];
  };
}
