import type { Capabilities } from '../../contract/admin';
import { asList, asRecord } from '../../contract/json';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply, ChatRequest, ListedModel, ModelPort } from '../endpoint-port';
import { readReplyOf, readTotal } from './read-reply';
import { mindsTemperature, toTriageError } from './refusal';
import { assertTokensLeft, countTokens, type TokenPlatform } from './token-ledger';

/** A forced call of this tool gives the reply its structure: Atlassian's models know no `response_format`. */
const TOOL = 'propose_triage';

/** Far more than any answer to one question; a reply that is longer has lost its way. */
const REPLY_TOKENS = 4_096;

/** As a rule of thumb has it, for calls whose tokens nobody says. */
const CHARACTERS_PER_TOKEN = 4;

/** `@forge/llm`, with a time limit in milliseconds that rejects with `ENDPOINT_TIMEOUT`. */
export interface AtlassianPlatform extends TokenPlatform {
  chat(prompt: ReturnType<typeof promptOf>, milliseconds: number): Promise<unknown>;
  list(milliseconds: number): Promise<unknown>;
}

function promptOf(model: string, { system, user, replySchema }: ChatRequest, temperature: boolean) {
  const tool = { name: TOOL, description: 'Takes the proposals for the ticket.', parameters: replySchema };
  return {
    model,
    messages: [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ],
    tools: [{ type: 'function' as const, function: tool }],
    tool_choice: { type: 'function' as const, function: { name: TOOL } },
    max_completion_tokens: REPLY_TOKENS,
    ...(temperature ? { temperature: 0 } : {}),
  };
}

function estimateTokens(...texts: string[]): number {
  return Math.ceil(texts.join('').length / CHARACTERS_PER_TOKEN);
}

function capabilitiesWith(temperature: boolean): Capabilities {
  const unused = { stream: false, reasoningEffort: null, thinkingSwitch: null, replyLimit: null };
  return { responseFormat: 'json_schema', systemRole: true, temperature, ...unused };
}

/** The models that Atlassian hosts, within the day's budget of tokens. */
export function createAtlassianAdapter(platform: AtlassianPlatform): ModelPort {
  const { clock } = platform;

  /** What a call used is counted whatever came of it: one that nobody waited for is billed too. */
  async function ask(model: string, request: ChatRequest, temperature: boolean, deadline: number): Promise<Omit<ChatReply, 'durationMs'>> {
    const left = deadline - clock();
    // Nothing is asked, so that nothing is counted.
    if (left <= 0) throw new TriageError('ENDPOINT_TIMEOUT');
    const asked = estimateTokens(request.system, request.user, JSON.stringify(request.replySchema));
    try {
      const body = await platform.chat(promptOf(model, request, temperature), left);
      await countTokens(platform, readTotal(body) ?? asked + estimateTokens(JSON.stringify(body ?? null)));
      const { content, isCut, usage } = readReplyOf(body);
      return { content, isCut, usage, capabilities: capabilitiesWith(temperature) };
    } catch (error) {
      if (error instanceof TriageError && error.code === 'ENDPOINT_TIMEOUT') await countTokens(platform, asked);
      throw error;
    }
  }

  return {
    async chat({ model }, request, known, deadline) {
      const startedAt = clock();
      await assertTokensLeft(platform);
      const temperature = known?.temperature ?? true;
      const answer = await ask(model, request, temperature, deadline)
        .catch((error: unknown) => {
          if (temperature && mindsTemperature(error)) return ask(model, request, false, deadline);
          throw error;
        })
        .catch((error: unknown) => {
          throw toTriageError(error);
        });
      return { ...answer, durationMs: clock() - startedAt };
    },
    async listModels(_target, deadline) {
      const body = await platform.list(Math.max(1, deadline - clock())).catch((error: unknown) => {
        throw toTriageError(error);
      });
      return asList(asRecord(body)['models']).flatMap((listed): ListedModel[] => {
        const { model, status } = asRecord(listed);
        return typeof model === 'string' ? [{ id: model, contextTokens: null, isDeprecated: status !== 'active' }] : [];
      });
    },
  };
}
