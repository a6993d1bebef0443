import { OPEN_ISSUE, type TriageSite } from './triage-site';

/** The one token that the tests' endpoints get. */
export const CANARY_TOKEN = 'sk-canary-token';

/** What a server says that nobody may repeat. */
export const CANARY_ANSWER = 'canary-answer';

const PLANTED = [
  'canary-summary',
  'canary-description',
  'canary-label',
  'canary-rule',
  'canary-reply',
  CANARY_ANSWER,
  CANARY_TOKEN,
  'TICKET START',
];

/** The keys of a log line (`src/forge/log/logger.ts`). */
const LOG_KEYS = ['event', 'name', 'outcome', 'ms', 'status', 'where'];

/** Puts words into an issue that are easy to find again. */
export async function plantCanaries(site: TriageSite, key: string = OPEN_ISSUE): Promise<void> {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'canary-description: the card was charged two times.' }] };
  const fields = {
    summary: `canary-summary ${key}: charged two times`,
    description: { type: 'doc', version: 1, content: [paragraph] },
    labels: ['canary-label'],
  };
  await site.edit({ fields }, key);
}

/** Personal data of everybody on the site. */
function personalData(site: TriageSite): string[] {
  return site.jira.people.flatMap(({ accountId, emailAddress, displayName }) => [accountId, emailAddress, displayName]);
}

/**
 * Looks for issue text, names, addresses, account ids, tokens and prompts in everything that was logged, in
 * results, and in what is stored, and for log lines that are not of the closed vocabulary, such as the one
 * that an unhandled rejection leaves.
 */
export function expectNothingLeaked(site: TriageSite, results: unknown[]): void {
  const stored = site.storage.entries().map(([key, { value }]) => [key, value]);
  const found = JSON.stringify({ logs: site.logs, results, stored, waiting: site.queue.pending().length });
  for (const secret of [...PLANTED, site.endpoint.token, ...personalData(site)]) expect(found).not.toContain(secret);
  for (const { text } of site.logs) {
    expect(text).toMatch(/^\{.*\}$/u);
    expect(LOG_KEYS).toEqual(expect.arrayContaining(Object.keys(JSON.parse(text) as object)));
  }
}
