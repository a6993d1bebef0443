import * as z from 'zod/mini';
import { once } from '../../contract/once';

export interface Content {
  /** Without the space around it. */
  text: string;
  hasThoughts: boolean;
  /** A part of it says that the model will not answer. */
  declines: boolean;
}

const partShape = once(() =>
  z.object({
    type: z.catch(z.nullish(z.string()), null),
    text: z.catch(z.nullish(z.string()), null),
    thought: z.catch(z.nullish(z.boolean()), null),
  }),
);

type Part = z.infer<ReturnType<typeof partShape>>;

function isThought({ type, thought }: Part): boolean {
  return thought === true || /think|thought|reason/i.test(type ?? '');
}

/**
 * Some servers answer with a list of parts instead of one text. Mistral's thoughts are parts of type `thinking`, those of
 * others `reasoning` and the like; Gemini marks them with `thought`. Only the text behind the last thought is read: what
 * a model writes between its thoughts may be a draft.
 */
function readParts(items: unknown[]): Content {
  const parts = items.flatMap((item) => {
    const part = partShape().safeParse(item);
    return part.success ? [part.data] : [];
  });
  const lastThought = parts.findLastIndex(isThought);
  const texts = parts.slice(lastThought + 1).filter(({ type }) => /^(?:output_)?text$/.test(type ?? 'text'));
  return {
    text: texts
      .map(({ text }) => text ?? '')
      .join('')
      .trim(),
    hasThoughts: lastThought !== -1,
    declines: parts.some(({ type }) => type === 'refusal'),
  };
}

/** The text of a message. A server that was asked for JSON may answer with the object itself (Cloudflare Workers AI). */
export function readContent(content: unknown): Content {
  if (Array.isArray(content)) return readParts(content);
  const text = typeof content === 'object' && content !== null ? JSON.stringify(content) : content;
  return { text: typeof text === 'string' ? text.trim() : '', hasThoughts: false, declines: false };
}
