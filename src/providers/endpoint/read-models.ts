import type { ListedModel } from '../endpoint-port';

const LONGEST_NAME = 200;
/** Servers nest what they say of a model: `meta`, `top_provider`, `loaded_instances[0].config`, `capabilities.limits`. */
const DEEPEST = 4;

/**
 * The names of the context length, those of what is served before those of what the model could take: LM Studio, vLLM,
 * llama.cpp, OpenRouter and Together, Groq, Mistral, Lemonade, GitHub, LiteLLM, Gemini; the last one is the length that
 * the model was trained for. OpenAI and Ollama list none.
 */
const CONTEXT_NAMES = [
  'loaded_context_length',
  'max_model_len',
  'n_ctx',
  'context_length',
  'context_window',
  'max_context_length',
  'max_context_window',
  'max_context_window_tokens',
  'max_input_tokens',
  'inputTokenLimit',
  'n_ctx_train',
];
/** The names of the list: everybody's, Gemini's and Ollama's own APIs, Cloudflare's, gateways'. */
const LIST_NAMES = ['data', 'models', 'result', 'items'];
/** The names of a model's name: everybody's, Ollama's own API and Gemini's, LM Studio's own API. */
const ID_NAMES = ['id', 'name', 'model', 'key'];

function asEntries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value).slice(0, 50) : [];
}

/** Every number under one of the names, wherever it stands. */
function collectLengths(value: unknown, depth: number, found: Map<string, number>): Map<string, number> {
  for (const [name, part] of asEntries(value)) {
    const length = typeof part === 'string' ? Number(part) : part;
    if (typeof length === 'number' && Number.isInteger(length) && length > 0 && CONTEXT_NAMES.includes(name) && !found.has(name)) {
      found.set(name, length);
    } else if (depth < DEEPEST) collectLengths(part, depth + 1, found);
  }
  return found;
}

function readModel(entry: unknown): ListedModel[] {
  const facts = new Map(asEntries(typeof entry === 'string' ? { id: entry } : entry));
  const id = ID_NAMES.map((name) => facts.get(name)).find((value) => typeof value === 'string' && value !== '');
  if (typeof id !== 'string' || id.length > LONGEST_NAME) return [];
  const lengths = collectLengths(entry, 0, new Map());
  const contextTokens = CONTEXT_NAMES.map((name) => lengths.get(name)).find((length) => length !== undefined) ?? null;
  return [{ id, contextTokens }];
}

/**
 * Models in the answer of `/models`: `{ data: [...] }` as everybody has it, `{ models: [...] }` as Gemini and Ollama have
 * in their own APIs, a list a level deeper, or a bare array, as Together has. An odd entry is left out; none where the answer has another shape.
 */
export function readModels(answer: unknown): ListedModel[] {
  const facts = new Map(asEntries(answer));
  const places = [answer, ...LIST_NAMES.map((name) => facts.get(name)), ...asEntries(facts.get('data')).map(([, part]) => part)];
  const list = places.find((value): value is unknown[] => Array.isArray(value));
  return (list ?? []).flatMap(readModel);
}
