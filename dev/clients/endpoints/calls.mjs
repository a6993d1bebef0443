/**
 * What real clients ask of an endpoint, each in its own way. Runs in a folder where their packages are installed; base
 * address, key and model come from the environment. Prints a line of JSON for each call.
 */
import Instructor from '@instructor-ai/instructor';
import { ChatOpenAI } from '@langchain/openai';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateObject, generateText, streamText } from 'ai';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import OpenAI6 from 'openai6';
import { zodResponseFormat as zodResponseFormat6 } from 'openai6/helpers/zod';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

const { CLIENT_BASE_URL: baseURL, CLIENT_KEY: apiKey, CLIENT_MODEL: model } = process.env;

/** instructor converts schemas of zod 3 only. */
const OldAnswer = z3.object({ topic: z3.string(), urgent: z3.boolean() });
const Answer = z.object({ topic: z.string(), urgent: z.boolean() });
const question = 'What is this ticket about: the customer paid twice?';
const messages = [{ role: 'user', content: question }];
const tool = { type: 'function', function: { name: 'classify', description: 'Classifies a ticket.', parameters: z.toJSONSchema(Answer) } };

function openaiCalls(name, client, responseFormat) {
  const create = (more) => client.chat.completions.create({ model, messages, ...more });
  return {
    [`${name}: chat`]: async () => (await create()).choices[0].message.content.length > 0,
    [`${name}: stream`]: async () => {
      let text = '';
      for await (const { choices } of await create({ stream: true })) text += choices[0]?.delta.content ?? '';
      return text.length > 0;
    },
    [`${name}: list of models`]: async () => (await client.models.list()).data.some(({ id }) => id === model),
    [`${name}: one model`]: async () => (await client.models.retrieve(model)).id === model,
    [`${name}: parse with zod`]: async () => {
      const parsed = await client.chat.completions.parse({ model, messages, response_format: responseFormat(Answer, 'answer') });
      return Answer.safeParse(parsed.choices[0].message.parsed).success;
    },
    [`${name}: JSON object`]: async () => {
      const { choices } = await create({ response_format: { type: 'json_object' } });
      return typeof JSON.parse(choices[0].message.content) === 'object';
    },
    [`${name}: forced tool`]: async () => {
      const { choices } = await create({ tools: [tool], tool_choice: { type: 'function', function: { name: 'classify' } } });
      return Answer.safeParse(JSON.parse(choices[0].message.tool_calls[0].function.arguments)).success;
    },
    [`${name}: free choice of tools`]: async () => (await create({ tools: [tool] })).choices.length > 0,
  };
}

function aiCalls(name, of) {
  return {
    [`${name}: generateText`]: async () => (await generateText({ model: of, prompt: question })).text.length > 0,
    [`${name}: streamText`]: async () => {
      let failure;
      const { textStream } = streamText({ model: of, prompt: question, onError: ({ error }) => (failure = error) });
      let text = '';
      for await (const piece of textStream) text += piece;
      if (failure !== undefined) throw failure;
      return text.length > 0;
    },
    [`${name}: generateObject`]: async () =>
      Answer.safeParse((await generateObject({ model: of, schema: Answer, prompt: question })).object).success,
  };
}

function langchainCalls() {
  const chat = new ChatOpenAI({ model, apiKey, configuration: { baseURL } });
  const structured = (method) => async () =>
    Answer.safeParse(await chat.withStructuredOutput(Answer, method === undefined ? {} : { method }).invoke(question)).success;
  return {
    'LangChain: invoke': async () => (await chat.invoke(question)).content.length > 0,
    'LangChain: stream': async () => {
      let text = '';
      for await (const { content } of await chat.stream(question)) text += content;
      return text.length > 0;
    },
    'LangChain: withStructuredOutput': structured(),
    'LangChain: withStructuredOutput, functions': structured('functionCalling'),
    'LangChain: withStructuredOutput, JSON schema': structured('jsonSchema'),
  };
}

function instructorCalls() {
  const ask = (mode) => async () => {
    const client = Instructor({ logger: () => undefined, client: new OpenAI({ baseURL, apiKey, maxRetries: 0 }), mode });
    const { topic, urgent } = await client.chat.completions.create({
      model,
      messages,
      response_model: { schema: OldAnswer, name: 'Answer' },
    });
    return Answer.safeParse({ topic, urgent }).success;
  };
  return {
    'instructor: tools': ask('TOOLS'),
    'instructor: functions': ask('FUNCTIONS'),
    'instructor: JSON': ask('JSON'),
    'instructor: JSON schema': ask('JSON_SCHEMA'),
  };
}

const calls = {
  ...openaiCalls('openai 6', new OpenAI6({ baseURL, apiKey, maxRetries: 0 }), zodResponseFormat6),
  ...openaiCalls('openai 7', new OpenAI({ baseURL, apiKey, maxRetries: 0 }), zodResponseFormat),
  ...aiCalls('ai, compatible', createOpenAICompatible({ name: 'endpoint', baseURL, apiKey })(model)),
  ...aiCalls(
    'ai, compatible with schemas',
    createOpenAICompatible({ name: 'endpoint', baseURL, apiKey, supportsStructuredOutputs: true })(model),
  ),
  ...aiCalls('ai, openai chat', createOpenAI({ baseURL, apiKey }).chat(model)),
  ...aiCalls('ai, openai', createOpenAI({ baseURL, apiKey })(model)),
  ...langchainCalls(),
  ...instructorCalls(),
};

for (const [call, run] of Object.entries(calls)) {
  let outcome;
  try {
    outcome = (await run()) ? { outcome: 'works' } : { outcome: 'wrong' };
  } catch (error) {
    const { lastError } = error;
    const { status, statusCode } = lastError ?? error;
    outcome = { outcome: 'refused', status: status ?? statusCode ?? null, message: String((lastError ?? error).message).slice(0, 300) };
  }
  process.stdout.write(`${JSON.stringify({ call, ...outcome })}\n`);
}
