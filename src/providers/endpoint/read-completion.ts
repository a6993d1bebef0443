import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply } from '../endpoint-port';

const partShape = once(() =>
  z.object({
    type: z.catch(z.nullish(z.string()), null),
    text: z.catch(z.nullish(z.string()), null),
    thought: z.catch(z.nullish(z.boolean()), null),
  }),
);

/** The text of a part of a message; null for a thought. */
function readPart(part: unknown): string | null {
  const { success, data } = partShape().safeParse(part);
  if (!success) return '';
  if (data.thought === true || /think|thought|reason/i.test(data.type ?? '')) return null;
  return /^(?:output_)?text$/.test(data.type ?? 'text') ? (data.text ?? '') : '';
}

/**
 * Some servers answer with a list of parts instead of one text. Mistral's thoughts are parts of type `thinking`, those of
 * others `reasoning` and the like; Gemini marks them with `thought`. Only the text behind the last thought is read: what
 * a model writes between its thoughts may be a draft.
 */
function joinParts(parts: unknown[]): string {
  const texts = parts.map(readPart);
  return texts.slice(texts.lastIndexOf(null) + 1).join('');
}

const contentShape = once(() => z.union([z.string(), z.pipe(z.array(z.unknown()), z.transform(joinParts))]));
const tokens = once(() => z.catch(z.int().check(z.minimum(0)), 0));
const completionShape = once(() =>
  z.object({
    choices: z
      .array(z.object({ message: z.object({ content: contentShape() }), finish_reason: z.catch(z.nullish(z.string()), null) }))
      .check(z.minLength(1)),
    usage: z.catch(z.nullish(z.object({ prompt_tokens: tokens(), completion_tokens: tokens() })), null),
  }),
);

/**
 * The model's text in the body of a chat completion.
 * @throws TriageError `REPLY_INVALID`
 */
export function readCompletion(body: unknown, status: number): Pick<ChatReply, 'content' | 'isCut' | 'usage'> {
  const completion = completionShape().safeParse(body);
  const choice = completion.success ? completion.data.choices[0] : undefined;
  if (!completion.success || choice === undefined) throw new TriageError('REPLY_INVALID', { details: { status } });
  const { usage } = completion.data;
  return {
    content: choice.message.content,
    isCut: choice.finish_reason === 'length',
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
  };
}
