import type { Prompt } from './build-prompt';

/** Everything that the model is shown, as one text. */
export function promptText({ system, user }: Pick<Prompt, 'system' | 'user'>): string {
  return `${system}\n${user}`;
}
