/** What administrators connect, in the order in which it is offered. */
export const PRESETS = ['openai', 'ollama', 'vllm', 'litellm', 'hosted', 'other'] as const;

export type Preset = (typeof PRESETS)[number];

/** Addresses to begin with. A host in angle brackets is for the administrator to replace. */
const ADDRESSES: Record<Preset, string> = {
  openai: 'https://api.openai.com/v1',
  ollama: 'https://ollama.your-company.com/v1',
  vllm: 'https://vllm.your-company.com/v1',
  litellm: 'https://litellm.your-company.com/v1',
  hosted: 'https://autotriage-api.sprintloom.com/v1',
  other: '',
};

/** The address that a preset fills in. */
export function addressOf(preset: Preset): string {
  return ADDRESSES[preset];
}

/** The preset that an address came from, or null when it is nobody's. */
export function presetOf(address: string): Preset | null {
  const typed = address.trim();
  return typed === '' ? null : (PRESETS.find((preset) => ADDRESSES[preset] === typed) ?? 'other');
}

/** Whether the address is still a preset's example, with a host that stands for the administrator's own. */
export function isExample(address: string): boolean {
  return address.includes('.your-company.com');
}
