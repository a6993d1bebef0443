import * as z from 'zod/mini';
import { once } from '../../contract/once';
import type { ListedModel } from '../endpoint-port';

const MOST_MODELS = 200;

const length = once(() => z.catch(z.nullish(z.int().check(z.minimum(1))), null));
/** The names of the context length: vLLM, LiteLLM and OpenRouter, Groq, Mistral. OpenAI and Ollama list none. */
const modelShape = once(() =>
  z.object({
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    max_model_len: length(),
    context_length: length(),
    context_window: length(),
    max_context_length: length(),
  }),
);
const modelsShape = once(() => z.object({ data: z.array(modelShape()) }));

/** Models in the answer of `/models`; none where it has another shape. */
export function readModels(answer: unknown): ListedModel[] {
  const models = modelsShape().safeParse(answer);
  if (!models.success) return [];
  return models.data.data
    .slice(0, MOST_MODELS)
    .map((model) => ({
      id: model.id,
      contextTokens: model.max_model_len ?? model.context_length ?? model.context_window ?? model.max_context_length ?? null,
    }));
}
