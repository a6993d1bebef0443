import * as z from 'zod/mini';
import { once } from './once';
import { byField, FIELD_TRAITS, replaces, type TriageField } from './triage-field';

/** Version of the stored shape; the store migrates older ones on read. */
export const SETTINGS_SCHEMA_VERSION = 3;

/** Bounds of what an administrator may type; the lists together stay far below Forge's 240 KiB for one value. */
export const SETTINGS_LIMITS = {
  labelMappings: 500,
  /** Of a label or a component, as in Jira. */
  nameLength: 255,
  descriptionLength: 200,
  rulesLength: 2_000,
  modelLength: 200,
  baseUrlLength: 500,
  tokenLength: 4_096,
  idLength: 40,
  languageLength: 40,
  projectKeys: 500,
} as const;

/** Text that somebody typed, without the blanks around it. `empty` says what to do where nothing was typed; without it, nothing is an answer too. */
function typed(maximum: number, empty?: string) {
  const length = z.maxLength(maximum, `This is too long: at most ${maximum} characters.`);
  return empty === undefined ? z.string().check(z.trim(), length) : z.string().check(z.trim(), z.minLength(1, empty), length);
}

function wholeNumber(minimum: number, maximum: number) {
  const message = `This has to be a whole number from ${minimum} to ${maximum}.`;
  return z.int(message).check(z.minimum(minimum, message), z.maximum(maximum, message));
}

function list<Item extends z.ZodMiniType>(item: Item, maximum: number) {
  return z.array(item).check(z.maxLength(maximum, `The list is too long: at most ${maximum}.`));
}

const description = once(() => typed(SETTINGS_LIMITS.descriptionLength));

const NO_SPACES = /^\S+$/u;

/** A value's name, or a label on either side of a mapping. */
function valueName({ noun, hasSpaces }: { noun: string; hasSpaces: boolean }) {
  const name = typed(SETTINGS_LIMITS.nameLength, `A ${noun} cannot be empty.`);
  return hasSpaces ? name : name.check(z.regex(NO_SPACES, `A ${noun} has no spaces: Jira refuses them.`));
}

const byIdSchema = (noun: string, most: number) =>
  list(z.strictObject({ id: typed(SETTINGS_LIMITS.idLength, `A ${noun} has an id.`), description: description() }), most);

const byNameSchema = (traits: { noun: string; hasSpaces: boolean }, most: number) =>
  list(z.strictObject({ name: valueName(traits), description: description() }), most);

type AllowlistSchemas = {
  [Field in TriageField]: (typeof FIELD_TRAITS)[Field]['listedBy'] extends 'id'
    ? ReturnType<typeof byIdSchema>
    : ReturnType<typeof byNameSchema>;
};

/** The values that may be proposed, for the site or for one project. */
export const allowlistSchemas = once(
  () =>
    byField((field) => {
      const { listedBy, noun, hasSpaces, mostListed } = FIELD_TRAITS[field];
      return listedBy === 'id' ? byIdSchema(noun, mostListed) : byNameSchema({ noun, hasSpaces }, mostListed);
    }) as AllowlistSchemas,
);

const minConfidence = 'The minimum confidence is a number from 0 to 1.';

const fieldSettings = once(() => ({
  enabled: z.boolean(),
  /** Proposals below it are shown, but not ticked beforehand. 0 to 1. */
  minConfidence: z.number(minConfidence).check(z.minimum(0, minConfidence), z.maximum(1, minConfidence)),
}));

const replacedFieldSchema = () =>
  z.strictObject({
    ...fieldSettings(),
    /** Whether a value that a person chose may be ticked for overwriting. */
    overwrite: z.boolean(),
    /** The value that Jira gives to new issues: it counts as unset. */
    defaultId: z.nullable(typed(SETTINGS_LIMITS.idLength)),
  });

const addedFieldSchema = (most: number) =>
  z.strictObject({
    ...fieldSettings(),
    /** Values that the model may propose at most. */
    max: wholeNumber(1, most),
  });

type FieldSettingsSchemas = {
  [Field in TriageField]: (typeof FIELD_TRAITS)[Field]['replaces'] extends true
    ? ReturnType<typeof replacedFieldSchema>
    : ReturnType<typeof addedFieldSchema>;
};

const fieldSettingsSchemas = once(
  () =>
    byField((field) =>
      replaces(field) ? replacedFieldSchema() : addedFieldSchema(FIELD_TRAITS[field].mostProposed),
    ) as FieldSettingsSchemas,
);

/** What a model says → the label that it means, which must be on the allowlist in force. */
export const labelMappingsSchema = once(() =>
  list(
    z.strictObject({
      from: typed(SETTINGS_LIMITS.nameLength, 'A mapping needs a name on both sides.'),
      to: valueName(FIELD_TRAITS.labels),
    }),
    SETTINGS_LIMITS.labelMappings,
  ),
);

/** Free text for the model, part of the system message. */
export const rulesSchema = once(() => typed(SETTINGS_LIMITS.rulesLength));

/** Jira's own rule for project keys: capitals, digits and underscores. */
const projectKey = once(() =>
  typed(255, 'A project has a key.').check(
    z.regex(/^[A-Z][A-Z0-9_]*$/u, 'A project key has capital letters, digits and underscores only.'),
  ),
);

/** Everything an administrator decides, except the token, which only the secret store holds. */
export const settingsSchema = once(() =>
  z.strictObject({
    schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
    endpoint: z.nullable(
      z.strictObject({
        /** OpenAI-compatible base address, e.g. `https://llm.example.com/v1`. Checked by `endpointAddressFault` too. */
        baseUrl: typed(SETTINGS_LIMITS.baseUrlLength, 'Type the address of the endpoint.'),
        model: typed(SETTINGS_LIMITS.modelLength, 'Type the name of the model.'),
      }),
    ),
    fields: z.strictObject(fieldSettingsSchemas()),
    allowlists: z.strictObject(allowlistSchemas()),
    /** Similar resolved issues, shown to the model as examples and to the person as links. */
    evidence: z.strictObject({ enabled: z.boolean(), count: wholeNumber(1, 10) }),
    labelMappings: labelMappingsSchema(),
    rules: rulesSchema(),
    maskPersonalData: z.boolean(),
    /** Whether issues with a security level may be sent to the endpoint. */
    sendRestrictedIssues: z.boolean(),
    /** Language of the reasons, in words, e.g. `English`. */
    language: typed(SETTINGS_LIMITS.languageLength, 'Type a language, for example English.'),
    limits: z.strictObject({ perUserPerMinute: wholeNumber(1, 60), perSitePerDay: wholeNumber(1, 20_000) }),
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

/** Safe to install: nothing is sent, and nothing is proposed for a field with an empty allowlist. */
export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  endpoint: null,
  fields: byField((field) => FIELD_TRAITS[field].initial) as Settings['fields'],
  allowlists: byField(() => []),
  evidence: { enabled: true, count: 10 },
  labelMappings: [],
  rules: '',
  maskPersonalData: true,
  sendRestrictedIssues: false,
  language: 'English',
  limits: { perUserPerMinute: 10, perSitePerDay: 1_000 },
  projects: { mode: 'all', keys: [], mayWiden: false },
  dailyCheck: true,
};
