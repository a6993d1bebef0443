import type { ChatBody } from '../chat-messages';
import { jsonReply, type AnyCompletion, type Completion, type EndpointReply, type ModelCard } from '../wire-format';

/** Why a server refuses, whatever its words. */
export type RefusalReason = 'wrong-key' | 'unknown-model' | 'too-long' | 'rate-limit';

export interface RefusalFacts {
  /** As it was asked for. */
  model: string;
  /** Tokens that the context window takes. */
  window: number;
}

type Refuse = (facts: RefusalFacts) => EndpointReply;

/** How one product answers where it differs from OpenAI's reference. */
export interface Dialect {
  /** As people know the product. */
  product: string;
  refusals: Partial<Record<RefusalReason, Refuse>>;
  /** Asks for no key. */
  isOpen?: true;
  /** Answers with the model that it has, whatever name is asked for. */
  servesAnyName?: true;
  /** What it minds in a request that OpenAI's reference allows; undefined: nothing. */
  refuseParameter?: (chat: ChatBody) => EndpointReply | undefined;
  /** Its own form of a good answer. */
  complete?: (completion: Completion) => AnyCompletion;
  /** Its list of models, given the one there is; `{ object: 'list', data: [...] }` otherwise. */
  list?: (card: ModelCard) => object;
}

/** What models leave beside their answers, with a draft in it that nobody should take for one. */
export const THOUGHT = 'The customer paid twice, so perhaps {"priority": null, "components": [], "labels": []}.';

interface ErrorFacts {
  type?: string | null;
  param?: string | null;
  code?: string | number | null;
}

/** OpenAI's envelope with the fields that a server fills in. */
export function refuse(status: number, message: string, facts: ErrorFacts = {}, headers?: Record<string, string>): EndpointReply {
  return jsonReply(status, { error: { message, ...facts } }, headers);
}

/** An answer whose message has more than a text, or another text. */
export function withMessage(completion: Completion, message: (content: string) => object): Completion {
  const choices = completion.choices.map((choice) => ({ ...choice, message: { ...choice.message, ...message(choice.message.content) } }));
  return { ...completion, choices };
}

/** The type of the reply that is asked for; `text` without one. */
export function formatOf({ response_format: format }: ChatBody): string {
  return format?.type ?? 'text';
}

export function hasParameter(chat: ChatBody, name: string): boolean {
  return Object.hasOwn(chat, name);
}
