import { assertAdministrator } from '../../access/administrator';
import type { ConnectionReport, TokenChange } from '../../contract/admin';
import { DEFAULT_SETTINGS } from '../../contract/default-settings';
import { endpointAddressFault } from '../../contract/endpoint-address';
import type { ThinkingMode } from '../../contract/limits';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import type { EndpointTarget, ListedModel } from '../../providers/endpoint-port';
import { applyTokenChange } from '../../settings/apply-token-change';
import { tokenFor } from '../question/answer-question';
import { readReply } from '../question/reply/read-reply';
import { answerFindings, contextFinding, findingOf, isHarmless } from './connection-findings';
import { largestPrompt } from './largest-prompt';
import type { TrialContext } from './trial-context';

/** Kept free after the call for storing and answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 3_500;

/** As many as anybody chooses from; services that sell all models there are list some hundreds. */
const MOST_MODELS = 1_000;

const NOTHING_FOUND: Omit<ConnectionReport, 'durationMs'> = {
  works: false,
  findings: [],
  status: null,
  capabilities: null,
  models: [],
  deprecated: [],
  contextTokens: null,
};

type Findings = Omit<ConnectionReport, 'durationMs'>;

/** An endpoint has to be tested before the settings can be put right, too. */
async function savedSettings({ store }: TrialContext): Promise<Settings> {
  try {
    return (await store.readSettings()).settings;
  } catch (error) {
    if (error instanceof TriageError && error.details?.damaged !== undefined) return DEFAULT_SETTINGS;
    throw error;
  }
}

/** What is wrong with the endpoint is what was asked for; everything else is an error of the test. */
function findings(error: unknown, isListed: boolean | null): Findings {
  const finding = error instanceof TriageError ? findingOf(error, isListed) : null;
  if (!(error instanceof TriageError) || finding === null) throw error;
  return { ...NOTHING_FOUND, findings: [finding], status: error.details?.status ?? null };
}

/** What the page shows of a list, the model that was asked in any case. */
function namesOf(listed: ListedModel[], own?: ListedModel): Pick<ConnectionReport, 'models' | 'deprecated'> {
  const first = listed.slice(0, MOST_MODELS);
  const shown = own === undefined || first.includes(own) ? first : [own, ...first];
  const ids = (models: ListedModel[]) => models.map(({ id }) => id);
  return { models: ids(shown), deprecated: ids(shown.filter(({ isDeprecated }) => isDeprecated)) };
}

async function listOnly({ endpoint }: TrialContext, target: EndpointTarget, deadline: number): Promise<Findings> {
  try {
    return { ...NOTHING_FOUND, ...namesOf(await endpoint.listModels(target, deadline)) };
  } catch (error) {
    return findings(error, null);
  }
}

/** Whether a list names the model: Gemini's with a prefix, Ollama's with the tag that it takes where none is said. */
function isNameOf(listed: string, model: string): boolean {
  return [model, `models/${model}`, `${model}:latest`].includes(listed);
}

async function ask(context: TrialContext, target: EndpointTarget, listing: Promise<ListedModel[]>, deadline: number): Promise<Findings> {
  const { endpoint, store, jira, random } = context;
  const [settings, choices] = await Promise.all([savedSettings(context), jira.listChoices()]);
  const prompt = largestPrompt(settings, choices, random.id());
  const [reply, listed] = await Promise.all([
    endpoint.chat(target, prompt, null, deadline).catch((error: unknown) => ({ error })),
    listing,
  ]);
  const own = listed.find(({ id }) => isNameOf(id, target.model));
  const names = namesOf(listed, own);
  const contextTokens = own?.contextTokens ?? null;
  if ('error' in reply) return { ...findings(reply.error, listed.length === 0 ? null : own !== undefined), ...names, contextTokens };
  const { baseUrl, model, thinking } = target;
  const { capabilities, usage, durationMs } = reply;
  const tooSmall = contextFinding(prompt, usage, contextTokens);
  const found = [...(tooSmall === null ? [] : [tooSmall]), ...answerFindings(capabilities, durationMs)];
  try {
    readReply(reply);
  } catch (error) {
    // Whoever has not read the whole prompt cannot answer it.
    if (tooSmall !== 'context-too-small') found.push(...findings(error, null).findings);
  }
  const works = isHarmless(found);
  if (works) await store.writeCapabilities({ baseUrl, model, thinking, ...capabilities, contextTokens });
  return { works, findings: found, status: null, capabilities, ...names, contextTokens };
}

/**
 * Asks the endpoint as typed one made-up question, as large as real ones get, and lists its models. What
 * it supports is remembered. What is wrong with it is a finding.
 * @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT`
 */
export async function testConnection(
  context: TrialContext,
  payload: { baseUrl: string; model: string; thinking?: ThinkingMode; token: TokenChange },
): Promise<ConnectionReport> {
  await assertAdministrator(context);
  const { baseUrl, model, thinking = DEFAULT_SETTINGS.thinking } = payload;
  const message = endpointAddressFault(baseUrl);
  if (message !== null) throw new TriageError('INVALID_INPUT', { details: { faults: [{ path: 'endpoint.baseUrl', message }] } });
  const token = applyTokenChange(payload.token, await context.store.readToken(), baseUrl);
  const target = { baseUrl, model, thinking, token: tokenFor({ baseUrl }, token) };
  const startedAt = context.clock();
  const deadline = context.deadline - TIME_TO_ANSWER_MS;
  const found =
    model === ''
      ? await listOnly(context, target, deadline)
      : // What is wrong with the list is wrong with the question too, which says it.
        await ask(
          context,
          target,
          context.endpoint.listModels(target, deadline).catch(() => []),
          deadline,
        );
  return { durationMs: context.clock() - startedAt, ...found };
}
