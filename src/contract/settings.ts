import { z } from 'zod';

/** Version of the stored shape; the store migrates older ones on read. */
export const SETTINGS_SCHEMA_VERSION = 1;

/** Bounds of what an administrator may type; the lists together stay far below Forge's 240 KiB for one value. */
export const SETTINGS_LIMITS = {
  labels: 500,
  components: 500,
  priorities: 50,
  labelMappings: 500,
  /** Jira's own limit for a label. */
  labelLength: 255,
  componentLength: 255,
  descriptionLength: 200,
  rulesLength: 2_000,
  modelLength: 200,
  baseUrlLength: 500,
  tokenLength: 4_096,
} as const;

const description = z.string().trim().max(SETTINGS_LIMITS.descriptionLength).default('');

const labelName = z
  .string()
  .trim()
  .min(1, 'A label cannot be empty.')
  .max(SETTINGS_LIMITS.labelLength, `A label has at most ${SETTINGS_LIMITS.labelLength} characters.`)
  .regex(/^\S+$/u, 'A label has no spaces: Jira refuses them.');

const fieldSettings = z.strictObject({
  enabled: z.boolean(),
  /** Proposals below it are shown, but not ticked beforehand. 0 to 1. */
  minConfidence: z.number().min(0).max(1),
});

/** Everything an administrator decides, except the token, which only the secret store holds. */
export const settingsSchema = z.strictObject({
  schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
  endpoint: z
    .strictObject({
      /** OpenAI-compatible base address, e.g. `https://llm.example.com/v1`. Checked by `endpointAddressFault` too. */
      baseUrl: z.string().trim().min(1, 'Type the address of the endpoint.').max(SETTINGS_LIMITS.baseUrlLength),
      model: z.string().trim().min(1, 'Type the name of the model.').max(SETTINGS_LIMITS.modelLength),
    })
    .nullable(),
  fields: z.strictObject({
    labels: fieldSettings,
    components: fieldSettings,
    priority: fieldSettings.extend({
      /** Whether a priority that a person chose may be ticked for overwriting. */
      overwrite: z.boolean(),
      /** The priority that Jira gives to new issues: it counts as unset. */
      defaultId: z.string().max(40).nullable(),
    }),
  }),
  allowlists: z.strictObject({
    labels: z.array(z.strictObject({ name: labelName, description })).max(SETTINGS_LIMITS.labels),
    components: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1, 'A component cannot be empty.').max(SETTINGS_LIMITS.componentLength),
          description,
        }),
      )
      .max(SETTINGS_LIMITS.components),
    /** Ids, because the names of priorities follow the reader's language. */
    priorities: z.array(z.strictObject({ id: z.string().min(1).max(40), description })).max(SETTINGS_LIMITS.priorities),
  }),
  /** What a model says → the label that it means, which must be on the allowlist. */
  labelMappings: z
    .array(z.strictObject({ from: z.string().trim().min(1).max(SETTINGS_LIMITS.labelLength), to: labelName }))
    .max(SETTINGS_LIMITS.labelMappings),
  /** Free text for the model, part of the system message. */
  rules: z.string().trim().max(SETTINGS_LIMITS.rulesLength),
  maxLabels: z.number().int().min(1).max(20),
  maxComponents: z.number().int().min(1).max(10),
  maskPersonalData: z.boolean(),
  /** Whether issues with a security level may be sent to the endpoint. */
  sendRestrictedIssues: z.boolean(),
  /** Language of the reasons, in words, e.g. `English`. */
  language: z.string().trim().min(1).max(40),
  limits: z.strictObject({
    perUserPerMinute: z.number().int().min(1).max(60),
    perSitePerDay: z.number().int().min(1).max(20_000),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Safe to install: nothing is sent, and nothing is proposed for a field with an empty allowlist. */
export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  endpoint: null,
  fields: {
    labels: { enabled: true, minConfidence: 0.5 },
    components: { enabled: true, minConfidence: 0.5 },
    priority: { enabled: true, minConfidence: 0.6, overwrite: false, defaultId: null },
  },
  allowlists: { labels: [], components: [], priorities: [] },
  labelMappings: [],
  rules: '',
  maxLabels: 5,
  maxComponents: 3,
  maskPersonalData: true,
  sendRestrictedIssues: false,
  language: 'English',
  limits: { perUserPerMinute: 10, perSitePerDay: 1_000 },
};
