import { textOf, type ChatBody } from './chat-messages';

/** What a chat completion may ask for and the classifier does not do, each with what shows that it is asked for. */
const UNSUPPORTED: Record<string, (value: unknown) => boolean> = {
  n: (value) => typeof value === 'number' && value !== 1,
  logprobs: (value) => value === true,
  audio: (value) => typeof value === 'object' && value !== null,
  modalities: (value) => Array.isArray(value) && value.some((each) => each !== 'text'),
  stop: (value) => value !== null && value !== undefined,
  web_search_options: (value) => typeof value === 'object' && value !== null,
};

const FORMATS = ['text', 'json_object', 'json_schema'];

/** The first parameter of a request that it would be dishonest to accept; null when there is none. */
export function findUnsupported(chat: ChatBody): string | null {
  const asked = chat as ChatBody & Record<string, unknown>;
  const parameter = Object.entries(UNSUPPORTED).find(([name, isAsked]) => isAsked(asked[name]))?.[0];
  if (parameter !== undefined) return parameter;
  const { type } = chat.response_format ?? {};
  if (type !== undefined && !FORMATS.includes(type)) return 'response_format';
  const hasOtherParts = chat.messages.some(({ content }) => Array.isArray(content) && content.length > 0 && textOf(content) === '');
  return hasOtherParts ? 'messages' : null;
}
