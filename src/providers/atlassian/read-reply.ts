import { asList, asRecord } from '../../contract/json';
import { TriageError } from '../../contract/triage-error';
import { readCompletion, type Completion } from '../endpoint/read-completion';

function callsTool(choice: unknown): boolean {
  return asList(asRecord(asRecord(choice)['message'])['tool_calls']).length > 0;
}

/** Tokens under the names that `@forge/llm` gives them in its types, or those of Atlassian's documentation. */
function readUsage(usage: unknown): { prompt_tokens: unknown; completion_tokens: unknown } | undefined {
  const { input_tokens: input, input_token: read, output_tokens: output, output_token: written } = asRecord(usage);
  const promptTokens = input ?? read;
  return promptTokens === undefined ? undefined : { prompt_tokens: promptTokens, completion_tokens: output ?? written };
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && count > 0 && Number.isFinite(count);
}

/** Tokens that a call used, as its reply says: their sum, or else their parts, each of which may be missing. Null: it does not say. */
export function readTotal(body: unknown): number | null {
  const usage = asRecord(body)['usage'];
  const { total_tokens: total, total_token: sum } = asRecord(usage);
  const { prompt_tokens: input, completion_tokens: output } = readUsage(usage) ?? {};
  const parts = [input, output].filter(isCount);
  const said = [total, sum].find(isCount) ?? parts.reduce((more, part) => more + part, 0);
  return said > 0 ? Math.ceil(said) : null;
}

/**
 * The reply of Atlassian's models, which has the form of a chat completion: what was given to the tool, be it an object
 * (as documented) or its JSON, or a text where the model called none.
 * @throws TriageError `MODEL_REPLY_CUT`, `REPLY_INVALID`, `ENDPOINT_ERROR`
 */
export function readReplyOf(body: unknown): Completion {
  const { choices, usage } = asRecord(body);
  const sorted = asList(choices).sort((one, other) => Number(callsTool(other)) - Number(callsTool(one)));
  const completion = readCompletion({ choices: sorted, usage: readUsage(usage) }, 200);
  // Even where it is whole JSON again: what the service closed for the model lacks what the model had yet to say.
  if (completion.isCut) throw new TriageError('MODEL_REPLY_CUT');
  if (completion.content === '') throw new TriageError('REPLY_INVALID', { details: { about: 'empty' } });
  return completion;
}
