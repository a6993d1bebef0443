import { permissions } from '@forge/api';
import type { Clock } from '../../contract/clock';
import { ATLASSIAN_MODELS } from '../../contract/endpoint-address';
import { createAtlassianAdapter } from '../../providers/atlassian/atlassian-adapter';
import { assertTokensLeft, readTokenBudget, type TokenLedger } from '../../providers/atlassian/token-ledger';
import type { EndpointPort } from '../../providers/endpoint-port';
import { createEndpointAdapter } from '../../providers/endpoint/endpoint-adapter';
import { withTimeout } from '../with-timeout';
import { forgeLlm } from './forge-llm';
import { readTokensPerDay } from './tokens-per-day';

/**
 * What the administrator chose: an endpoint, over Forge's external fetch and within the hosts that the site approved, or
 * Atlassian's models, over `@forge/llm` and within the day's budget of tokens.
 */
export function createEndpoint(clock: Clock, ledger: TokenLedger): EndpointPort {
  const tokens = { clock, ledger, tokensPerDay: readTokensPerDay() };
  const endpoint = createEndpointAdapter({ clock, canReach: (url) => permissions.canFetchFrom('backend', url) });
  const atlassian = createAtlassianAdapter({
    ...tokens,
    chat: (prompt, milliseconds) => withTimeout(forgeLlm().chat(prompt), milliseconds, 'ENDPOINT_TIMEOUT'),
    list: (milliseconds) => withTimeout(forgeLlm().list(), milliseconds, 'ENDPOINT_TIMEOUT'),
  });
  const chosen = ({ baseUrl }: { baseUrl: string }) => (baseUrl === ATLASSIAN_MODELS ? atlassian : endpoint);
  return {
    chat: (target, ...rest) => chosen(target).chat(target, ...rest),
    listModels: (target, deadline) => chosen(target).listModels(target, deadline),
    assertMayAsk: async (target) => (target.baseUrl === ATLASSIAN_MODELS ? assertTokensLeft(tokens) : undefined),
    readTokenBudget: () => readTokenBudget(tokens),
  };
}
