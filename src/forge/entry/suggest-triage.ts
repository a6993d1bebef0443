import type { ActionErrors, ActionOutputs } from '../../contract/action';
import { suggestActionPayload } from '../../contract/action-payloads';
import { asRecord } from '../../contract/json';
import { localeShape } from '../../contract/shapes';
import { inLanguage } from '../../contract/text';
import { answerAction } from '../../triage/action/answer-action';
import { tellAnswer, tellFailure } from '../../triage/action/tell-answer';
import { readLanguage } from '../read-language';
import { handle } from './handle';
import { wireAction } from './wire';

const answer = handle('suggest-triage', suggestActionPayload, wireAction, answerAction, 'action');

/**
 * The action `suggest-triage` of a Rovo agent, of Rovo's MCP server and of Automation rules. Its inputs may come from a
 * model and authorize nothing; the person comes from the platform alone. Errors stop a rule, with their messages in its log.
 */
export async function suggestTriage(payload: unknown, context: unknown): Promise<ActionOutputs | ActionErrors> {
  const { principal, license } = asRecord(context);
  const [language, result] = await Promise.all([
    readLanguage(localeShape().parse(asRecord(payload)['language'])),
    answer({ payload, context: { accountId: asRecord(principal)['accountId'], license } }),
  ]);
  return inLanguage(language, () => (result.ok ? tellAnswer(result.data) : tellFailure(result.error)));
}
