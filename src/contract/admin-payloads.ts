import * as z from 'zod/mini';
import { emptyPayload } from './empty-payload';
import { issueKeySchema } from './issue-key';
import { FAULT_TEXTS, PROJECTS_AT_ONCE, SETTINGS_LIMITS, THINKING_MODES } from './limits';
import { once } from './once';
import { projectSettingsSchema } from './project-settings';
import { baseUrlSchema, saveOriginSchema, settingsSchema } from './settings';
import { localeShape } from './shapes';
import { TRIAGE_FIELDS } from './triage-field';
import { text, worded } from './text';

/** Larger than any settings that can be stored (240 KiB), descriptions and indentation included. */
const IMPORT_LENGTH = 500_000;

/** As long as a description in Jira can be. */
const MASKING_LENGTH = 32_767;

const version = once(() => z.int().check(z.minimum(0)));
const projectId = once(() => z.string().check(z.regex(/^\d{1,19}$/u, text('This is not a valid project id.'))));

const token = once(() =>
  z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('keep') }),
    z.strictObject({
      action: z.literal('replace'),
      // A header value: visible ASCII, so that it cannot carry another header.
      value: z
        .string()
        .check(
          z.trim(),
          z.regex(/^[\x21-\x7e]+$/u, text('A token cannot contain spaces or special characters.')),
          z.maxLength(SETTINGS_LIMITS.tokenLength, FAULT_TEXTS.tooLong(SETTINGS_LIMITS.tokenLength).message),
        ),
    }),
    z.strictObject({ action: z.literal('remove') }),
  ]),
);

const savePayload = once(() =>
  z.strictObject({
    version: version(),
    settings: settingsSchema(),
    token: token(),
    origin: z._default(saveOriginSchema(), { kind: 'edited' }),
  }),
);

const testPayload = once(() =>
  z.strictObject({
    baseUrl: baseUrlSchema(),
    /** Empty: only list the models. */
    model: z.string().check(z.trim(), z.maxLength(SETTINGS_LIMITS.modelLength)),
    /** As by default where it is not said. */
    thinking: z.optional(z.enum(THINKING_MODES)),
    token: token(),
  }),
);

const searchPayload = once(() =>
  z.strictObject({ query: z.string().check(z.trim(), z.maxLength(100)), startAt: z.optional(z.int().check(z.minimum(0))) }),
);

const valuesPayload = once(() =>
  z.strictObject({
    projectIds: z
      .array(projectId())
      .check(
        z.minLength(1, text('Choose at least one project.')),
        z.maxLength(PROJECTS_AT_ONCE, worded('Choose at most {maximum} projects at once.', { maximum: PROJECTS_AT_ONCE }).message),
      ),
  }),
);

const checkPayload = once(() => z.strictObject({ allowlists: settingsSchema().shape.allowlists }));

const previewPayload = once(() => z.strictObject({ settings: settingsSchema(), locale: localeShape() }));

const trialPayload = once(() =>
  z.strictObject({ settings: settingsSchema(), token: token(), issueKey: issueKeySchema(), locale: localeShape() }),
);

const maskingPayload = once(() =>
  z.strictObject({ text: z.string().check(z.maxLength(MASKING_LENGTH, FAULT_TEXTS.tooLong(MASKING_LENGTH).message)) }),
);

const statisticsPayload = once(() => z.strictObject({ days: z.union([z.literal(7), z.literal(30)]) }));

const versionPayload = once(() => z.strictObject({ version: z.int().check(z.minimum(1)) }));

const importPayload = once(() =>
  z.strictObject({
    text: z
      .string()
      .check(
        z.minLength(1, text('Paste an export.')),
        z.maxLength(IMPORT_LENGTH, text('This is too long to be an export from Auto-Triage AI.')),
      ),
  }),
);

const projectPayload = once(() => z.strictObject({ projectId: projectId() }));

/** Nothing is read without consent. `daily`: whether that includes what is resolved later, read by the app itself. */
const ownLearningPayload = once(() => z.strictObject({ consents: z.literal(true), daily: z.boolean() }));

const startLearningPayload = once(() => z.extend(ownLearningPayload(), { projectId: projectId() }));

const ownChoicesPayload = once(() => z.strictObject({ daily: z.boolean(), decisions: z.boolean() }));

const choicesPayload = once(() => z.extend(ownChoicesPayload(), { projectId: projectId() }));

const minimumPayload = once(() =>
  z.strictObject({
    projectId: projectId(),
    field: z.enum(TRIAGE_FIELDS),
    minConfidence: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  }),
);

/** Longer than any question that the app makes itself. */
const QUESTION_LENGTH = 100_000;

const coachPayload = once(() =>
  z.strictObject({
    question: z.strictObject({
      model: z.string().check(z.maxLength(SETTINGS_LIMITS.modelLength)),
      system: z.string().check(z.maxLength(QUESTION_LENGTH)),
      user: z.string().check(z.maxLength(QUESTION_LENGTH)),
      seal: z.string().check(z.maxLength(64)),
    }),
  }),
);

const saveOwnProjectPayload = once(() => z.strictObject({ version: version(), settings: projectSettingsSchema() }));

const saveProjectPayload = once(() => z.strictObject({ projectId: projectId(), version: version(), settings: projectSettingsSchema() }));

/** Whose language the model's words are to be in, where the settings name none. */
const lookPayload = once(() => z._default(z.strictObject({ locale: localeShape() }), {}));

/** What the admin page may send, by the resolver function. Everything else is refused. */
export const adminPayloads = {
  getSettings: emptyPayload,
  saveSettings: savePayload,
  testConnection: testPayload,
  searchProjects: searchPayload,
  readProjectValues: valuesPayload,
  checkValues: checkPayload,
  previewPrompt: previewPayload,
  tryTriage: trialPayload,
  tryMasking: maskingPayload,
  getStatistics: statisticsPayload,
  getActivity: emptyPayload,
  runCheck: emptyPayload,
  listVersions: emptyPayload,
  readVersion: versionPayload,
  readImport: importPayload,
  listProjectSettings: emptyPayload,
  getProjectSettings: projectPayload,
  saveProjectSettings: saveProjectPayload,
  getLearning: projectPayload,
  startLearning: startLearningPayload,
  continueLearning: projectPayload,
  cancelLearning: projectPayload,
  chooseLearning: choicesPayload,
  chooseMinimum: minimumPayload,
  forgetProfile: projectPayload,
  getHygiene: projectPayload,
  getCoach: lookPayload,
  askCoach: coachPayload,
  startReset: emptyPayload,
  getReset: emptyPayload,
};

/** The same for the project page, whose project comes from the platform's context. */
export const projectPayloads = {
  getProjectSettings: emptyPayload,
  saveProjectSettings: saveOwnProjectPayload,
  readProjectValues: emptyPayload,
  getLearning: emptyPayload,
  startLearning: ownLearningPayload,
  continueLearning: emptyPayload,
  cancelLearning: emptyPayload,
  chooseLearning: ownChoicesPayload,
  forgetProfile: emptyPayload,
};
