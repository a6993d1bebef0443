import type { Prompt } from './build-prompt';

/** Characters of a token in English text, on average. */
const CHARACTERS_A_TOKEN = 4;

/** Tokens of a long reply. */
export const REPLY_TOKENS = 800;

/** Characters of both messages and the reply's schema, and the tokens that this makes, estimated. */
export function promptSize({ system, user, replySchema }: Pick<Prompt, 'system' | 'user' | 'replySchema'>): {
  characters: number;
  tokens: number;
} {
  const characters = system.length + user.length + JSON.stringify(replySchema).length;
  return { characters, tokens: Math.ceil(characters / CHARACTERS_A_TOKEN) };
}

/** The least tokens that both messages can be: no tokeniser joins words. */
export function leastTokens({ system, user }: Pick<Prompt, 'system' | 'user'>): number {
  return `${system} ${user}`.split(/\s+/u).length;
}
