import { z } from 'zod';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
/** An assistant's part of an earlier turn, as the official clients send it back. */
const refusalPart = z.object({ type: z.literal('refusal'), refusal: z.string() }).transform(({ refusal }) => ({ text: refusal }));

function contentOf<Part extends z.ZodType<{ text: string }>>(part: Part) {
  const parts = z.array(part).transform((given) => given.map(({ text }) => text).join(''));
  return z.union([z.string(), parts], 'must be text or parts of type `text`');
}

const message = z.discriminatedUnion(
  'role',
  [
    z.object({ role: z.enum(['system', 'developer', 'user']), content: contentOf(textPart) }),
    z.object({
      role: z.literal('assistant'),
      // Absent from turns that only called tools or refused.
      content: contentOf(z.union([textPart, refusalPart]))
        .nullish()
        .transform((content) => content ?? ''),
    }),
  ],
  'must have the role `system`, `developer`, `user` or `assistant`',
);
const tokens = z.number().int().min(1).max(1_000_000);

const jsonSchema = z.record(z.string(), z.unknown());
/** A schema beside the type is what Together, Fireworks and llama.cpp have, and what instructor sends. */
const jsonObject = z
  .object({ type: z.literal('json_object'), schema: jsonSchema.optional() })
  .transform(({ type, schema }) =>
    schema === undefined ? { type } : { type: 'json_schema' as const, json_schema: { name: 'reply', schema } },
  );

const responseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  jsonObject,
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z.string().max(64),
      description: z.string().optional(),
      strict: z.boolean().nullish(),
      schema: jsonSchema,
    }),
  }),
]);

/** The fields that pass. zod leaves out every other one, at every level but inside a JSON schema. */
export const chatRequestSchema = z.object({
  model: z.string().min(1),
  messages: z.array(message).min(1).max(256),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: tokens.nullish(),
  max_completion_tokens: tokens.nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).nullish(),
  response_format: responseFormat.nullish(),
  seed: z.number().int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
});

/** What a caller asks for, with nothing in it that does not pass. */
export type ChatRequest = z.output<typeof chatRequestSchema>;
