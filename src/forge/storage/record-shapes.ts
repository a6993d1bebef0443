import * as z from 'zod/mini';
import { ERROR_CODES, type ErrorBody, type ErrorDetails } from '../../contract/error-body';
import { once } from '../../contract/once';
import { byField, TRIAGE_FIELDS, type FieldValue } from '../../contract/triage-field';
import type { DayUsage, StoredCheck, StoredFailure, StoredSuccess } from '../../health/activity-store';
import type { TokenUsage } from '../../providers/endpoint-port';
import type { BudgetHint } from '../../triage/suggest/budget-store';
import type { StoredCapabilities, StoredPace, StoredToken } from '../../providers/endpoint-store';
import type { StoredDecision } from '../../triage/suggestion/decision';
import type { StoredLatest, StoredProposal, StoredSuggestion } from '../../triage/suggestion/suggestion';
import type { StoredRun, StoredRunHead } from '../../triage/suggest/run';
import type { StoredReset } from '../../reset/upkeep-store';

/** The shapes of what is stored. A record of another shape, damaged or of another version of the app, counts as none. */
type Shape<Value> = z.ZodMiniType<Value>;

const text = once(() => z.string());
export const secretShape = once<Shape<string>>(() => text().check(z.minLength(1)));
/** Milliseconds since 1970 that a `Date` can hold. */
export const timeShape = once<Shape<number>>(() => z.number().check(z.minimum(0), z.maximum(8.64e15)));

const valueShape = once<Shape<FieldValue>>(() => z.object({ id: text(), name: text() }));

export const tokenShape = once<Shape<StoredToken>>(() => z.object({ token: text(), origin: text() }));

export const capabilitiesShape = once<Shape<StoredCapabilities>>(() =>
  z.object({
    baseUrl: text(),
    model: text(),
    responseFormat: z.enum(['json_schema', 'json_object', 'none']),
    temperature: z.boolean(),
    contextTokens: z.nullish(z.number()),
  }),
);

/** Facts of a failure only help: those that cannot be read are left out. */
const detailsShape = once(() =>
  z.object({
    status: z.optional(z.number()),
    retryAfterSeconds: z.optional(z.number()),
    host: z.optional(text()),
    missing: z.optional(z.array(z.enum(['endpoint', 'allowlists', 'project']))),
    current: z.optional(z.object({ field: z.enum(TRIAGE_FIELDS), value: z.nullable(valueShape()) })),
    values: z.optional(z.array(text())),
    faults: z.optional(z.array(z.object({ path: text(), message: text() }))),
    limit: z.optional(z.enum(['user', 'site'])),
    network: z.optional(z.enum(['host-unknown', 'refused', 'tls'])),
    about: z.optional(z.enum(['model', 'context', 'format'])),
    damaged: z.optional(z.enum(['settings', 'project-settings'])),
    version: z.optional(z.number()),
    isResetting: z.optional(z.literal(true)),
  } satisfies Record<keyof ErrorDetails, z.ZodMiniType>),
);

const failureShape = once<Shape<ErrorBody>>(() =>
  z.object({ code: z.enum(ERROR_CODES), message: text(), retryable: z.boolean(), details: z.catch(z.optional(detailsShape()), undefined) }),
);

const sequence = once(() => z.int().check(z.minimum(1)));

export const runHeadShape = once<Shape<StoredRunHead>>(() => z.object({ id: text(), sequence: sequence(), inputHash: text() }));

export const runShape = once<Shape<StoredRun>>(() =>
  z.object({
    id: text(),
    sequence: sequence(),
    state: z.enum(['working', 'cancelled', 'failed']),
    isInBackground: z.boolean(),
    inputHash: text(),
    startedAt: timeShape(),
    deadline: timeShape(),
    failure: z.optional(failureShape()),
  }),
);

export const paceShape = once<Shape<StoredPace>>(() => z.object({ baseUrl: text(), model: text(), slowUntil: timeShape() }));

export const latestShape = once<Shape<StoredLatest>>(() => z.object({ id: text(), inputHash: text() }));

const proposalsShape = once<Shape<StoredProposal[]>>(() =>
  z.array(z.object({ value: valueShape(), confidence: z.number(), reason: text() })),
);

export const suggestionShape = once<Shape<StoredSuggestion>>(() =>
  z.object({
    id: text(),
    issueId: text(),
    createdAt: timeShape(),
    expiresAt: timeShape(),
    valuesThen: z.partialRecord(z.enum(TRIAGE_FIELDS), z.array(valueShape())),
    proposals: z.object(byField(() => z._default(proposalsShape(), []))),
    model: text(),
    promptVersion: text(),
    durationMs: z.number(),
    descriptionCharacters: z.number(),
    evidenceIds: z.array(text()),
    textHash: text(),
    inputHash: text(),
  }),
);

export const decisionShape = once<Shape<StoredDecision>>(() =>
  z.object({
    suggestionId: text(),
    state: z.enum(['applying', 'applied', 'undoing', 'undone', 'dismissed']),
    at: timeShape(),
    changes: z.array(z.object({ field: z.enum(TRIAGE_FIELDS), added: z.array(valueShape()), from: z.optional(z.nullable(valueShape())) })),
  }),
);

const count = once(() => z.int().check(z.minimum(0)));

export const budgetHintShape = once<Shape<BudgetHint>>(() =>
  z.object({ day: count(), site: count(), minute: count(), people: z.record(text(), count()) }),
);

const usage = once(() => ({ promptTokens: count(), completionTokens: count() }));
export const slotShape = once<Shape<TokenUsage>>(() => z.object(usage()));
export const dayUsageShape = once<Shape<DayUsage>>(() => z.object({ day: count(), calls: count(), ...usage() }));

export const successShape = once<Shape<StoredSuccess>>(() => z.object({ at: timeShape(), durationMs: z.number(), model: text() }));
export const failedCallShape = once<Shape<StoredFailure>>(() =>
  z.object({ code: z.enum(ERROR_CODES), at: timeShape(), status: z.nullable(z.number()) }),
);
export const checkShape = once<Shape<StoredCheck>>(() =>
  z.object({ at: timeShape(), outcome: z.enum(['ok', ...ERROR_CODES]), durationMs: z.number() }),
);

export const resetShape = once<Shape<StoredReset>>(() =>
  z.object({ startedAt: timeShape(), progressAt: timeShape(), deleted: count(), step: count(), pass: z.enum(['sweep', 'settle']) }),
);
