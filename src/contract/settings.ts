import * as z from 'zod/mini';
import { FAULT_TEXTS, NUMBER_LIMITS, SETTINGS_LIMITS, SETTINGS_SCHEMA_VERSION } from './limits';
import { once } from './once';

/** Text that somebody typed, without the blanks around it. `empty` says what to do where nothing was typed; without it, nothing is an answer too. */
function typed(maximum: number, empty?: string) {
  const length = z.maxLength(maximum, `This is too long. The maximum is ${maximum} characters.`);
  return empty === undefined ? z.string().check(z.trim(), length) : z.string().check(z.trim(), z.minLength(1, empty), length);
}

function wholeNumber(path: keyof typeof NUMBER_LIMITS) {
  const largest = NUMBER_LIMITS[path];
  const message = FAULT_TEXTS.wholeNumber(largest);
  return z.int(message).check(z.minimum(1, message), z.maximum(largest, message));
}

function list<Item extends z.ZodMiniType>(item: Item, maximum: number) {
  return z.array(item).check(z.maxLength(maximum, `The list is too long. The maximum is ${maximum} entries.`));
}

const description = once(() => typed(SETTINGS_LIMITS.descriptionLength));

const labelName = once(() =>
  typed(SETTINGS_LIMITS.labelLength, 'A label cannot be empty.').check(z.regex(/^\S+$/u, 'A label cannot contain spaces.')),
);

const minConfidence = 'Enter a minimum confidence from 0 to 1.';

const fieldSettings = once(() => ({
  enabled: z.boolean(),
  /** Proposals below it are shown, but not preselected. 0 to 1. */
  minConfidence: z.number(minConfidence).check(z.minimum(0, minConfidence), z.maximum(1, minConfidence)),
}));

/** The values that may be proposed, for the site or for one project. */
export const allowlistSchemas = once(() => ({
  labels: list(z.strictObject({ name: labelName(), description: description() }), SETTINGS_LIMITS.labels),
  components: list(
    z.strictObject({ name: typed(SETTINGS_LIMITS.componentLength, 'A component cannot be empty.'), description: description() }),
    SETTINGS_LIMITS.components,
  ),
  /** Ids, because the names of priorities follow the reader's language. */
  priority: list(
    z.strictObject({ id: typed(SETTINGS_LIMITS.idLength, 'A priority has an id.'), description: description() }),
    SETTINGS_LIMITS.priority,
  ),
}));

/** What a model says → the label that it means, which must be on the allowlist in force. */
export const labelMappingsSchema = once(() =>
  list(
    z.strictObject({ from: typed(SETTINGS_LIMITS.labelLength, 'A mapping needs a value on both sides.'), to: labelName() }),
    SETTINGS_LIMITS.labelMappings,
  ),
);

/** Free text for the model, part of the system message. */
export const rulesSchema = once(() => typed(SETTINGS_LIMITS.rulesLength));

/** Jira's own rule for project keys: capitals, digits and underscores. */
const projectKey = once(() =>
  typed(255, 'A project must have a key.').check(
    z.regex(/^[A-Z][A-Z0-9_]*$/u, 'A project key can contain only capital letters, digits and underscores.'),
  ),
);

/** Everything an administrator decides, except the token, which only the secret store holds. */
export const settingsSchema = once(() =>
  z.strictObject({
    schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
    endpoint: z.nullable(
      z.strictObject({
        /** OpenAI-compatible base address, e.g. `https://llm.example.com/v1`. Checked by `endpointAddressFault` too. */
        baseUrl: typed(SETTINGS_LIMITS.baseUrlLength, FAULT_TEXTS.addressMissing),
        model: typed(SETTINGS_LIMITS.modelLength, FAULT_TEXTS.modelMissing),
      }),
    ),
    fields: z.strictObject({
      labels: z.strictObject({ ...fieldSettings(), max: wholeNumber('fields.labels.max') }),
      components: z.strictObject({ ...fieldSettings(), max: wholeNumber('fields.components.max') }),
      priority: z.strictObject({
        ...fieldSettings(),
        /** Whether a priority that a person chose may be ticked for overwriting. */
        overwrite: z.boolean(),
        /** The priority that Jira gives to new issues: it counts as unset. */
        defaultId: z.nullable(typed(SETTINGS_LIMITS.idLength)),
      }),
    }),
    allowlists: z.strictObject(allowlistSchemas()),
    /** Similar resolved issues, shown to the model as examples and to the person as links. */
    evidence: z.strictObject({ enabled: z.boolean(), count: wholeNumber('evidence.count') }),
    labelMappings: labelMappingsSchema(),
    rules: rulesSchema(),
    maskPersonalData: z.boolean(),
    /** Whether issues with a security level may be sent to the endpoint. */
    sendRestrictedIssues: z.boolean(),
    /** Language of the reasons, in words, e.g. `English`. */
    language: typed(SETTINGS_LIMITS.languageLength, FAULT_TEXTS.languageMissing),
    limits: z.strictObject({
      perUserPerMinute: wholeNumber('limits.perUserPerMinute'),
      perSitePerDay: wholeNumber('limits.perSitePerDay'),
    }),
    projects: z.strictObject({
      /** `only`: nothing is proposed in a project whose key is not listed. */
      mode: z.enum(['all', 'only']),
      keys: list(projectKey(), SETTINGS_LIMITS.projectKeys),
      /** Whether project administrators may allow values that the site's lists do not have. */
      mayWiden: z.boolean(),
    }),
    /** Whether a made-up ticket is sent to the endpoint once a day, to notice a failure before an agent does. */
    dailyCheck: z.boolean(),
  }),
);

export type Settings = z.infer<ReturnType<typeof settingsSchema>>;
