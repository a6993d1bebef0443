/** A model that Atlassian hosts, as far as apps can tell it from another. */
export interface HostedModel {
  model: string;
  status: 'active' | 'deprecated';
  /** Larger ones refuse `temperature` and `top_p` (Forge documentation, August 2026). */
  takesTemperature: boolean;
}

/** Tokens of prompt and reply together (Forge documentation, "Forge LLMs limits"). */
export const CONTEXT_TOKENS = 200_000;

/** Some of those that Forge lists. Behind each of them stands the classifier, which is no language model. */
export const HOSTED_MODELS: readonly HostedModel[] = [
  { model: 'claude-haiku-4-5-20251001', status: 'active', takesTemperature: true },
  { model: 'claude-sonnet-4-5-20250929', status: 'deprecated', takesTemperature: true },
  { model: 'claude-opus-4-8', status: 'active', takesTemperature: false },
];
