import type { HttpReply, PlatformRequest } from '../protocol';
import { asForge, jsonReply, refusal } from './forge-reply';
import { CONTEXT_TOKENS, HOSTED_MODELS, type HostedModel } from './hosted-models';

/** Where `@forge/llm` sends its calls. */
const ADDRESS = 'https://llm';
const MINUTE_MS = 60_000;
const CHARACTERS_A_TOKEN = 4;

/** Limits of an installation (Forge documentation, "Forge LLMs limits", September 2026). */
const REQUESTS_A_MINUTE = 100;
const TOKENS_A_MINUTE = 500_000;

/** What is looked at of a prompt; unknown fields pass. */
interface Prompt {
  messages: { role: string; content: unknown }[];
  temperature?: number;
  top_p?: number;
  stream?: boolean;
}

interface Call {
  at: number;
  installationId: string | null;
  model: string;
  tokens: number;
}

export interface ModelServiceOptions {
  /** `modules.llm[].model` of the manifest; without any, the app may not call at all. */
  families: readonly string[];
  /** Asks the classifier; null when the connection to it broke. */
  complete: (prompt: object) => Promise<HttpReply | null>;
  now: () => number;
}

/** Forge's service for language models (`type: 'llm'`). */
export interface ModelService {
  handle(request: PlatformRequest, installationId: string | null): Promise<HttpReply>;
  /** Replaces what is listed and can be asked. */
  setModels(models: readonly HostedModel[]): void;
  /** Whether streams cut characters in pieces, which `@forge/llm` does not put together again. */
  splitCharacters(isSplit: boolean): void;
  /** As after a minute without a call: nothing counts against the limits. */
  forgetCalls(): void;
  /** Models that are listed, and refused to this app. */
  forbid(models: readonly string[]): void;
}

const ROLES = ['system', 'user', 'assistant', 'tool'];

function readPrompt(body: string | undefined): Prompt | null {
  try {
    const prompt = JSON.parse(body ?? '') as Partial<Prompt> | null;
    const isWhole =
      Array.isArray(prompt?.messages) && prompt.messages.length > 0 && prompt.messages.every(({ role }) => ROLES.includes(role));
    return isWhole ? (prompt as Prompt) : null;
  } catch {
    return null;
  }
}

function parameterFault({ temperature, top_p: topP }: Prompt, { takesTemperature }: HostedModel): string | null {
  if (temperature !== undefined && topP !== undefined) return 'temperature and top_p cannot both be specified for this model.';
  if (!takesTemperature && temperature !== undefined) return 'temperature is not supported by this model.';
  return !takesTemperature && topP !== undefined ? 'top_p is not supported by this model.' : null;
}

/**
 * Answers as Forge does: lists models, refuses what it refuses, keeps to its limits, and leaves the answer itself to the
 * classifier. The codes of refusals other than
 * `FORGE_LLMS_MODEL_FORBIDDEN`, which was seen in public, are a guess.
 */
export function createModelService({ families, complete, now }: ModelServiceOptions): ModelService {
  let models = HOSTED_MODELS;
  let forbidden: readonly string[] = [];
  let calls: Call[] = [];
  let isSplit = false;

  function limitFault(call: Call): HttpReply | null {
    calls = calls.filter(({ at }) => at > call.at - MINUTE_MS);
    const own = calls.filter(({ installationId }) => installationId === call.installationId);
    if (own.length >= REQUESTS_A_MINUTE) return refusal(429, 'FORGE_LLMS_RATE_LIMITED', 'Too many requests in this minute.');
    const used = own.filter(({ model }) => model === call.model).reduce((sum, { tokens }) => sum + tokens, 0);
    if (used + call.tokens > TOKENS_A_MINUTE) return refusal(429, 'FORGE_LLMS_TOKEN_LIMIT', 'Too many tokens in this minute.');
    calls.push(call);
    return null;
  }

  return {
    setModels: (next) => void (models = next),
    splitCharacters: (next) => void (isSplit = next),
    forgetCalls: () => void (calls = []),
    forbid: (next) => void (forbidden = next),
    async handle({ method, path, body }, installationId) {
      if (families.length === 0) return refusal(403, 'FORGE_LLMS_MODEL_FORBIDDEN', 'The manifest has no module llm.');
      if (method === 'GET' && path === ADDRESS) return jsonReply(200, { models: models.map(({ model, status }) => ({ model, status })) });
      const name = decodeURIComponent(path.slice(`${ADDRESS}/`.length));
      const model = models.find((each) => each.model === name);
      if (method !== 'POST' || model === undefined) return refusal(404, 'FORGE_LLMS_MODEL_NOT_FOUND', `There is no model ${name}.`);
      if (forbidden.includes(name) || !families.some((family) => name.startsWith(family))) {
        return refusal(403, 'FORGE_LLMS_MODEL_FORBIDDEN', `This app may not use ${name}.`);
      }
      const prompt = readPrompt(body);
      if (prompt === null) return refusal(400, 'FORGE_LLMS_BAD_REQUEST', 'The body must be JSON with messages.');
      const fault = parameterFault(prompt, model);
      if (fault !== null) return refusal(400, 'FORGE_LLMS_BAD_REQUEST', fault);
      const tokens = Math.ceil(JSON.stringify(prompt).length / CHARACTERS_A_TOKEN);
      if (tokens > CONTEXT_TOKENS) {
        return refusal(400, 'FORGE_LLMS_BAD_REQUEST', `prompt is too long: ${tokens} tokens > ${CONTEXT_TOKENS} maximum`);
      }
      const limited = limitFault({ at: now(), installationId, model: name, tokens });
      if (limited !== null) return limited;
      const answer = await complete({ ...prompt, model: name, stream: false });
      if (answer === null) return { status: 502, headers: { 'forge-proxy-error': 'BAD_GATEWAY' }, body: '' };
      const reply = asForge(answer, prompt.stream === true);
      return isSplit ? { ...reply, headers: { ...reply.headers, 'x-pieces': 'bytes' } } : reply;
    },
  };
}
