import type { ChatBody } from './chat-messages';

/** A function that the model has to call (OpenAI API reference, "Create chat completion", `tool_choice`). */
export interface CalledTool {
  name: string;
  /** JSON schema of its arguments. */
  parameters: unknown;
  /** Asked for as `functions`, which came before `tools`. */
  isLegacy: boolean;
}

/**
 * The tool that a request leaves no choice but to call; null when it leaves one, and `unknown` when it names one that it
 * does not describe. The classifier never chooses to call a tool by itself.
 */
export function findCalledTool({ tools, tool_choice: choice, functions, function_call: call }: ChatBody): CalledTool | 'unknown' | null {
  const isLegacy = choice === undefined && typeof call === 'object';
  const offered = isLegacy ? (functions ?? []) : (tools ?? []).map((tool) => tool.function);
  const name = isLegacy ? call.name : typeof choice === 'object' ? choice.function?.name : undefined;
  if (name === undefined && choice !== 'required') return null;
  const called = name === undefined ? offered[0] : offered.find((each) => each?.name === name);
  return called === undefined ? 'unknown' : { name: called.name, parameters: called.parameters ?? { type: 'object' }, isLegacy };
}
