import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';

/** Where suggestions can come from, in the order in which it is offered. */
export const PRESETS = [
  'built-in',
  'atlassian',
  'openai',
  'azure',
  'gemini',
  'mistral',
  'groq',
  'openrouter',
  'deepseek',
  'ollama',
  'vllm',
  'llama.cpp',
  'lm-studio',
  'litellm',
  'hosted',
  'other',
] as const;

export type Preset = (typeof PRESETS)[number];

/**
 * Addresses to begin with; `your-resource` and `your-company` are for the administrator to replace. Each of these servers
 * takes its key as a bearer token: Azure too, at this address, while its older ones ask for the header `api-key`.
 */
const ADDRESSES: Record<Preset, string> = {
  'built-in': '',
  atlassian: ATLASSIAN_MODELS,
  openai: 'https://api.openai.com/v1',
  azure: 'https://your-resource.openai.azure.com/openai/v1',
  gemini: 'https://generativelanguage.googleapis.com/v1beta/openai',
  mistral: 'https://api.mistral.ai/v1',
  groq: 'https://api.groq.com/openai/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  deepseek: 'https://api.deepseek.com/v1',
  ollama: 'https://ollama.your-company.com/v1',
  vllm: 'https://vllm.your-company.com/v1',
  'llama.cpp': 'https://llama.your-company.com/v1',
  'lm-studio': 'https://lm-studio.your-company.com/v1',
  litellm: 'https://litellm.your-company.com/v1',
  hosted: 'https://autotriage-api.sprintloom.com/v1',
  other: '',
};

/** Whether it is asked without an address, a token and an approval: none of it leaves Atlassian. */
export function isWithinAtlassian(preset: Preset | null): boolean {
  return preset === 'built-in' || preset === 'atlassian';
}

/** The address that a preset fills in. */
export function addressOf(preset: Preset): string {
  return ADDRESSES[preset];
}

/** Every resource of Azure has a name of its own below these (Microsoft, "API version lifecycle"). */
const AZURE = /^https:\/\/[\w-]+\.(?:openai|services\.ai)\.azure\.com(?:\/|$)/i;

/** The preset that an address came from, or null when it is nobody's. */
export function presetOf(address: string): Preset | null {
  const typed = address.trim().replace(/\/$/, '');
  if (typed === '') return null;
  return PRESETS.find((preset) => ADDRESSES[preset] === typed) ?? (AZURE.test(typed) ? 'azure' : 'other');
}

/** The preset that was chosen, unless its address has gone since, as when changes are discarded. */
export function presetInForce(chosen: Preset | null, address: string): Preset | null {
  const own = presetOf(address);
  const isAddressKnown = own === 'atlassian' || isWithinAtlassian(chosen);
  return chosen === null || (isAddressKnown && addressOf(chosen) !== address.trim()) ? own : chosen;
}

/** Whether the address is still a preset's example, with a host that stands for the administrator's own. */
export function isExample(address: string): boolean {
  return /\byour-(?:company|resource)\./.test(address);
}
