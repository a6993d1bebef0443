import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import type { TokenBudget } from '../endpoint-port';

const DAY_MS = 86_400_000;

/** What was used of Atlassian's models, by day (days since 1970, UTC). Every method rejects with a `TriageError`. */
export interface TokenLedger {
  readTokens(day: number): Promise<number>;
  addTokens(day: number, tokens: number): Promise<void>;
}

/** What counting needs of the platform. */
export interface TokenPlatform {
  clock: Clock;
  ledger: TokenLedger;
  /** What an installation may use in a day; 0 stops all of them. */
  tokensPerDay: number;
}

function today(clock: Clock): number {
  return Math.floor(clock() / DAY_MS);
}

export async function readTokenBudget({ clock, ledger, tokensPerDay }: TokenPlatform): Promise<TokenBudget> {
  return { used: await ledger.readTokens(today(clock)), perDay: tokensPerDay };
}

/**
 * Calls that are under way are not counted yet, so that a day can end above its budget by as much as they use.
 * @throws TriageError `MODEL_STOPPED`, `LIMIT_REACHED`
 */
export async function assertTokensLeft(platform: TokenPlatform): Promise<void> {
  if (platform.tokensPerDay === 0) throw new TriageError('MODEL_STOPPED');
  const { used, perDay } = await readTokenBudget(platform);
  if (used >= perDay) throw new TriageError('LIMIT_REACHED', { details: { limit: 'tokens' } });
}

/** Never hides the answer that was paid for. */
export async function countTokens({ clock, ledger }: TokenPlatform, tokens: number): Promise<void> {
  if (tokens > 0) await ledger.addTokens(today(clock), tokens).catch(() => undefined);
}
