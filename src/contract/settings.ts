import * as z from 'zod/mini';
import { canonicalAddress } from './endpoint-address';
import { FAULT_TEXTS, NUMBER_LIMITS, SETTINGS_LIMITS, SETTINGS_SCHEMA_VERSION, THINKING_MODES } from './limits';
import { once } from './once';
import { byField, FIELD_TRAITS, replaces, type TriageField } from './triage-field';
import { text, worded } from './text';

/** Text that somebody typed, without the blanks around it. `empty` says what to do where nothing was typed; without it, nothing is an answer too. */
function typed(maximum: number, empty?: string) {
  const length = z.maxLength(maximum, FAULT_TEXTS.tooLong(maximum).message);
  return empty === undefined ? z.string().check(z.trim(), length) : z.string().check(z.trim(), z.minLength(1, empty), length);
}

function wholeNumber(largest: number) {
  const { message, values } = FAULT_TEXTS.wholeNumber(largest);
  const isTaken = (number: number): boolean => Number.isInteger(number) && number >= 1 && number <= largest;
  return z.number().check(z.refine(isTaken, { error: message, params: values }));
}

function list<Item extends z.ZodMiniType>(item: Item, maximum: number) {
  return z.array(item).check(z.maxLength(maximum, worded('The list is too long. The maximum is {maximum} entries.', { maximum }).message));
}

const description = once(() => typed(SETTINGS_LIMITS.descriptionLength));

const NO_SPACES = /^\S+$/u;

/** A value's name, or a label on either side of a mapping. */
function valueName({ hasSpaces }: { hasSpaces: boolean }) {
  const name = typed(SETTINGS_LIMITS.nameLength, text('A name cannot be empty.'));
  return hasSpaces ? name : name.check(z.regex(NO_SPACES, text('This name cannot contain spaces.')));
}

const byIdSchema = (most: number) =>
  list(z.strictObject({ id: typed(SETTINGS_LIMITS.idLength, text('A value must have an id.')), description: description() }), most);

const byNameSchema = (traits: { hasSpaces: boolean }, most: number) =>
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
      const { listedBy, hasSpaces, mostListed } = FIELD_TRAITS[field];
      return listedBy === 'id' ? byIdSchema(mostListed) : byNameSchema({ hasSpaces }, mostListed);
    }) as AllowlistSchemas,
);

const minConfidence = text('Enter a minimum confidence from 0 to 1.');

const fieldSettings = once(() => ({
  enabled: z.boolean(),
  /** Proposals below it are shown, but not preselected. 0 to 1. */
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
    max: wholeNumber(most),
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

const ruleSchema = once(() => ({
  enabled: z.boolean(),
  /** Names, or ids where the field is listed by id. A value that is on the allowlist stays allowed. */
  except: list(typed(SETTINGS_LIMITS.nameLength, text('An exception cannot be empty.')), SETTINGS_LIMITS.exceptions),
}));

/** Every value that the issue's project has. */
const everyValueSchema = () => z.strictObject(ruleSchema());

/** Every value that stands on so many of the project's issues from the last year. */
const usedValuesSchema = () => z.strictObject({ ...ruleSchema(), atLeast: wholeNumber(SETTINGS_LIMITS.usesAtLeast) });

type AutomaticSchemas = {
  [Field in TriageField]: (typeof FIELD_TRAITS)[Field]['foundIn'] extends 'projects'
    ? ReturnType<typeof everyValueSchema>
    : ReturnType<typeof usedValuesSchema>;
};

const automaticSchemas = once(
  () => byField((field) => (FIELD_TRAITS[field].foundIn === 'projects' ? everyValueSchema() : usedValuesSchema())) as AutomaticSchemas,
);

/** What a model says → the label that it means, which must be on the allowlist in force. */
export const labelMappingsSchema = once(() =>
  list(
    z.strictObject({
      from: typed(SETTINGS_LIMITS.nameLength, text('A mapping needs a value on both sides.')),
      to: valueName(FIELD_TRAITS.labels),
    }),
    SETTINGS_LIMITS.labelMappings,
  ),
);

/** Free text for the model, part of the system message. */
export const rulesSchema = once(() => typed(SETTINGS_LIMITS.rulesLength));

/** Jira's own rule for project keys: capitals, digits and underscores. */
const projectKey = once(() =>
  typed(255, text('A project must have a key.')).check(
    z.regex(/^[A-Z][A-Z0-9_]*$/u, text('A project key can contain only capital letters, digits and underscores.')),
  ),
);

/** An endpoint's base address, in its one spelling. `endpointAddressFault` says whether it may be used. */
export const baseUrlSchema = once(() =>
  typed(SETTINGS_LIMITS.baseUrlLength, FAULT_TEXTS.addressMissing).check(z.overwrite(canonicalAddress)),
);

/** Everything an administrator decides, except the token, which only the secret store holds. */
export const settingsSchema = once(() =>
  z.strictObject({
    schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
    endpoint: z.nullable(
      z.strictObject({
        /** OpenAI-compatible base address, e.g. `https://llm.example.com/v1`. Checked by `endpointAddressFault` too. */
        baseUrl: baseUrlSchema(),
        model: typed(SETTINGS_LIMITS.modelLength, FAULT_TEXTS.modelMissing),
      }),
    ),
    /** How much the endpoint's model may think. */
    thinking: z.enum(THINKING_MODES),
    fields: z.strictObject(fieldSettingsSchemas()),
    allowlists: z.strictObject(allowlistSchemas()),
    /** Rules that allow values beside those on the lists, as the issue's project has them at the time. */
    automatic: z.strictObject(automaticSchemas()),
    /** Similar resolved issues, shown to the model as examples and to the person as links. */
    evidence: z.strictObject({ enabled: z.boolean(), count: wholeNumber(NUMBER_LIMITS['evidence.count']) }),
    labelMappings: labelMappingsSchema(),
    rules: rulesSchema(),
    maskPersonalData: z.boolean(),
    /** Whether issues with a security level may be sent to the endpoint. */
    sendRestrictedIssues: z.boolean(),
    /** Language of the reasons, in words, e.g. `English`; nothing: that of whoever asks. */
    language: typed(SETTINGS_LIMITS.languageLength),
    limits: z.strictObject({
      perUserPerMinute: wholeNumber(NUMBER_LIMITS['limits.perUserPerMinute']),
      perSitePerDay: wholeNumber(NUMBER_LIMITS['limits.perSitePerDay']),
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
    /** Whether an issue property says what was proposed and decided, so that JQL, dashboards and rules can use it. */
    markIssues: z.boolean(),
  }),
);

/** How somebody came to save a version: typed on the page, an earlier version put back, or an export that was pasted. */
export const saveOriginSchema = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edited') }),
    z.strictObject({ kind: z.literal('restored'), version: z.int().check(z.minimum(1)) }),
    z.strictObject({ kind: z.literal('imported') }),
  ]),
);

export type SaveOrigin = z.infer<ReturnType<typeof saveOriginSchema>>;

export type Settings = z.infer<ReturnType<typeof settingsSchema>>;
