import type { ConnectionReport, TokenChange } from '../contract/admin';
import { endpointAddressFault, endpointOrigin } from '../contract/endpoint-address';
import { readReply } from '../domain/reply/read-reply';
import { buildPrompt } from '../domain/prompt/build-prompt';
import { DEFAULT_SETTINGS } from '../contract/settings';
import { TriageError } from '../errors/triage-error';
import type { StoredToken } from '../ports/store-port';
import { assertAdministrator, type AdminContext } from './admin-context';

/** Kept free after the call for storing and answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 3_500;

/** Made up for the test, so that no issue text leaves the site before the settings are saved. */
const SYNTHETIC_TICKET = {
  type: 'Bug',
  summary: 'The export button does nothing',
  description: 'A click on “Export” in the report view shows no file and no message.',
  current: { priority: null, components: [], labels: [] },
};

const SYNTHETIC_LABELS = ['bug', 'question'].map((name) => ({ value: { id: name, name }, description: '' }));

/** The token as it would be after saving: never one that belongs to another origin. */
function tokenFor(change: TokenChange, stored: StoredToken | null, baseUrl: string): string | null {
  if (change.action === 'replace') return change.value;
  if (change.action === 'remove' || stored === null) return null;
  return stored.origin === endpointOrigin(baseUrl) ? stored.token : null;
}

/**
 * One small question with the values as typed, which also finds out what the server supports and
 * remembers it.
 * @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT`, and what the endpoint adapter throws
 */
export async function testConnection(
  context: AdminContext,
  payload: { baseUrl: string; model: string; token: TokenChange },
): Promise<ConnectionReport> {
  await assertAdministrator(context);
  const { baseUrl, model } = payload;
  const message = endpointAddressFault(baseUrl);
  if (message !== null) throw new TriageError('INVALID_INPUT', { details: { faults: [{ path: 'endpoint.baseUrl', message }] } });
  const token = tokenFor(payload.token, await context.store.readToken(), baseUrl);
  const target = { baseUrl, model, token };
  const deadline = context.deadline - TIME_TO_ANSWER_MS;
  if (model === '') {
    const startedAt = context.clock();
    const models = await context.endpoint.listModels(target, deadline);
    return { works: false, durationMs: context.clock() - startedAt, findings: [], status: null, capabilities: null, models, contextTokens: null };
  }
  const prompt = buildPrompt({
    settings: DEFAULT_SETTINGS,
    allowed: { priority: null, components: null, labels: SYNTHETIC_LABELS },
    ticket: SYNTHETIC_TICKET,
    similar: [],
    nonce: context.random.id(),
  });
  const [reply, models] = await Promise.all([
    context.endpoint.chat(target, prompt, null, deadline),
    // What is wrong with the list is wrong with the question too, which says it.
    context.endpoint.listModels(target, deadline).catch(() => []),
  ]);
  readReply(reply.content);
  await context.store.writeCapabilities({ baseUrl, model, ...reply.capabilities });
  return { works: true, durationMs: reply.durationMs, findings: [], status: null, capabilities: reply.capabilities, models, contextTokens: null };
}
