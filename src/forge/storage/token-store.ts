import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import type { TokenLedger } from '../../providers/atlassian/token-ledger';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import { countShape } from './record-shapes';

const DAY_MS = 86_400_000;

/** A day's sum is of no interest once the next day has begun everywhere that may still be counting. */
const KEPT_DAYS = 2;

/** Of those who count at the same moment, one gets through in each round. */
const MOST_TRIES = 30;

/** Sums of tokens in Forge storage, which has no counter: the sum that was read has to be there still when it is replaced. */
export function createTokenStore(calls: KvsCalls, clock: Clock): TokenLedger {
  const read = (day: number) => calls.get(KEYS.tokens(day), countShape);
  return {
    readTokens: async (day) => (await read(day)) ?? 0,
    async addTokens(day, tokens) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const known = await read(day);
        const value = (known ?? 0) + tokens;
        const requires = { revision: known === null ? null : String(known) };
        const content = { value, expiresAt: clock() + KEPT_DAYS * DAY_MS };
        if (await calls.commit([{ key: KEYS.tokens(day), content, requires, revision: String(value) }])) return;
      }
      throw new TriageError('INTERNAL');
    },
  };
}
