import type { PlatformRequest } from './protocol';

export const HIDDEN = '(hidden)';

/** Shorter texts are no secrets: hiding each "true" would hide everything. */
const SHORTEST_SECRET = 8;
const SECRET_NAMES = /token|secret|password|api_?key|authorization/iu;

/** Knows the secrets that were stored, so that none of them is shown, whoever repeats it. */
export interface SecretVeil {
  /** Every text in the value is a secret from now on, apart from short ones and addresses. */
  learn(value: unknown): void;
  /** The JSON text without any secret. */
  hide(json: string): string;
}

export function createSecretVeil(): SecretVeil {
  const secrets = new Set<string>();
  return {
    learn(value) {
      for (const text of textsIn(value)) if (isSecret(text)) secrets.add(JSON.stringify(text).slice(1, -1));
    },
    hide(json) {
      let shown = json;
      for (const secret of secrets) {
        shown = shown.replaceAll(secret, HIDDEN);
        // A body is a JSON text inside a JSON text, so what was escaped once is escaped twice.
        shown = shown.replaceAll(JSON.stringify(secret).slice(1, -1), HIDDEN);
      }
      return shown;
    },
  };
}

/** A copy in which every text below a member with the name of a secret is hidden; for what no storage has seen yet. */
export function hideSecretMembers(value: unknown): unknown {
  return mapMembers(value, (name, member) => (SECRET_NAMES.test(name) ? hideTexts(member) : hideSecretMembers(member)));
}

/** The value of a secret in a request or a reply of storage, for the veil to learn. */
export function secretIn(request: Pick<PlatformRequest, 'path'>, body: string): unknown {
  if (!request.path.includes('/secret/') || body === '') return undefined;
  return (JSON.parse(body) as { value?: unknown } | null)?.value;
}

/** A body of storage as it may be shown: a secret's value is not. */
export function withoutSecret(request: Pick<PlatformRequest, 'path'>, body: string): string {
  if (secretIn(request, body) === undefined) return body;
  return JSON.stringify({ ...(JSON.parse(body) as object), value: HIDDEN });
}

/** An address is kept beside a token to say where it may be sent, and is shown elsewhere anyway. */
function isSecret(text: string): boolean {
  return text.length >= SHORTEST_SECRET && !URL.canParse(text);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function hideTexts(value: unknown): unknown {
  return typeof value === 'string' ? HIDDEN : mapMembers(value, (_name, member) => hideTexts(member));
}

function mapMembers(value: unknown, change: (name: string, member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member, index) => change(String(index), member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, member)]));
}
