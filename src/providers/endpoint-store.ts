import * as z from 'zod/mini';
import { THINKING_MODES } from '../contract/limits';
import { once } from '../contract/once';
import { countShape, timeShape } from '../contract/shapes';
import { TRIAGE_FIELDS } from '../contract/triage-field';

/** A token and the one origin that it may be sent to. */
export const tokenShape = once(() => z.object({ token: z.string(), origin: z.string() }));

export type StoredToken = z.infer<ReturnType<typeof tokenShape>>;

export const capabilitiesShape = once(() =>
  z.object({
    baseUrl: z.string(),
    model: z.string(),
    thinking: z.enum(THINKING_MODES),
    responseFormat: z.enum(['json_schema', 'json_object', 'none']),
    temperature: z.boolean(),
    systemRole: z.boolean(),
    stream: z.boolean(),
    reasoningEffort: z.nullable(z.enum(['none', 'minimal', 'low'])),
    thinkingSwitch: z.nullable(z.enum(['chat_template_kwargs', 'enable_thinking', 'thinking'])),
    replyLimit: z.nullable(z.enum(['max_tokens', 'max_completion_tokens'])),
    /** Context length of the model in tokens, where the server told it; absent when it was never asked. */
    contextTokens: z.nullish(z.number()),
  }),
);

export type StoredCapabilities = z.infer<ReturnType<typeof capabilitiesShape>>;

/** How long calls to an endpoint took lately. `slowUntil`: until when runs go to the queue at once. */
export const paceShape = once(() => z.object({ baseUrl: z.string(), model: z.string(), slowUntil: timeShape() }));

export type StoredPace = z.infer<ReturnType<typeof paceShape>>;

/** What a call used, in its slot of a budget. */
export const tokenUsageShape = once(() => z.object({ promptTokens: countShape(), completionTokens: countShape() }));

/** What came of what a model proposed first, by field. */
export const judgedShape = once(() =>
  z.object({
    baseUrl: z.string(),
    model: z.string(),
    fields: z.partialRecord(z.enum(TRIAGE_FIELDS), z.array(z.tuple([z.string(), z.number(), z.boolean()]))),
  }),
);

export type StoredJudged = z.infer<ReturnType<typeof judgedShape>>;

/** What is known of the endpoint. Every method rejects with a `TriageError`. */
export interface EndpointStore {
  readToken(): Promise<StoredToken | null>;
  writeToken(token: StoredToken | null): Promise<void>;
  readCapabilities(): Promise<StoredCapabilities | null>;
  writeCapabilities(capabilities: StoredCapabilities): Promise<void>;
  readPace(): Promise<StoredPace | null>;
  writePace(pace: StoredPace | null): Promise<void>;
  readJudged(): Promise<StoredJudged | null>;
  /** The last one to write counts: a judgement that is lost this way changes little. */
  writeJudged(judged: StoredJudged): Promise<void>;
}
