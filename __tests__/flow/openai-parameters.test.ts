import type { ThinkingMode } from '../../src/contract/limits';
import { bad, good, suggest, type TriageSite } from './support/triage-site';
import * as wire from './support/wire-dialects';
import type { WireBody, WireReply, WireServer } from './support/wire-server';
import { BASE_URL, EVERYTHING, MODEL, proposed, withServer } from './support/wire-site';

describe('a parameter that the server refuses', () => {
  const bare = (body: Parameters<typeof wire.openaiReasoning>[0]): WireReply | undefined =>
    wire.openaiReasoning(body) ?? wire.openaiWithoutFormats(body);

  it.each<[string, Parameters<typeof wire.dialect>[1], string[], string]>([
    [
      'OpenAI’s older models: json_schema',
      wire.openaiWithoutSchema,
      ['json_schema temperature', 'json_object temperature'],
      'json_object temperature',
    ],
    [
      'OpenAI’s oldest models: both formats',
      wire.openaiWithoutFormats,
      ['json_schema temperature', 'json_object temperature', 'none'],
      'none temperature',
    ],
    ['OpenAI’s first reasoning models: temperature and both formats', bare, ['json_schema temperature', 'json_schema', 'none'], 'none'],
    [
      'vLLM: a schema that its grammar does not know',
      wire.vllm,
      ['json_schema temperature', 'json_object temperature'],
      'json_object temperature',
    ],
    [
      'a strict FastAPI server: both formats, with 422',
      wire.strictFastApi,
      ['json_schema temperature', 'json_object temperature', 'none'],
      'none temperature',
    ],
  ])('is left out, and stays out. %s', (_what, rule, calls, later) =>
    withServer(wire.dialect([MODEL], rule, wire.vllmCompletion), async (site, server) => {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(server.asked()).toEqual(calls);
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(server.asked()).toEqual([...calls, later]);
    }),
  );

  it('is done without when a chat template knows no system role, which stays so', () =>
    withServer(wire.dialect([MODEL], wire.withoutSystemRole(500)), async (site, server) => {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(await proposed(site)).toEqual(EVERYTHING);
      const messages = server.requests.map(({ body }) => body?.messages.map(({ role }) => role));
      expect(messages).toEqual([['system', 'user'], ['user'], ['user']]);
      expect(server.requests[1]?.body?.messages[0]?.content).toBe(
        server.requests[0]?.body?.messages.map((message) => message.content).join('\n\n'),
      );
    }));

  it('is one of many that are named one by one: the plainest question is answered, and the rest is learnt by and by', () =>
    withServer(
      wire.dialect([MODEL], (body) => wire.withoutSystemRole(400)(body) ?? wire.openaiReasoning(body) ?? wire.openaiWithoutSchema(body)),
      async (site, server) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(server.asked()).toEqual([
          'json_schema temperature',
          'json_schema temperature',
          'none',
          'json_schema',
          'json_object',
          'json_object',
        ]);
      },
    ));

  it('is not taken for a refusal of the schema when it names nothing', () => {
    let isFirst = true;
    const passing = (): WireReply | undefined => {
      const reply = isFirst ? wire.refusal(400, 'The request could not be processed.') : undefined;
      isFirst = false;
      return reply;
    };
    return withServer(wire.dialect([MODEL], passing), async (site, server) => {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(server.asked()).toEqual(['json_schema temperature', 'none', 'json_schema temperature']);
    });
  });

  it.each<[string, WireReply, object]>([
    ['DeepSeek: no money', wire.refusal(402, 'Insufficient Balance'), { details: { status: 402, about: 'credit' } }],
    [
      'Azure: a filter',
      wire.refusal(400, 'The response was filtered', { code: 'content_filter' }),
      { details: { status: 400, about: 'filter' } },
    ],
  ])('costs one call when it is no parameter. %s', (_what, reply, error) =>
    withServer(
      wire.dialect([MODEL], () => reply),
      async (site, server) => {
        expect(bad(await site.panel('suggestTriage'))).toMatchObject({ retryable: false, ...error });
        expect(server.asked()).toHaveLength(1);
      },
    ),
  );

  it('is tried again for another model', () =>
    withServer(wire.dialect([MODEL], wire.openaiWithoutSchema), async (site, server) => {
      await suggest(site);
      const { version, settings } = good(await site.admin('getSettings'));
      const saved = { ...settings, endpoint: { baseUrl: BASE_URL, model: 'a-newer-model' } };
      good(await site.admin('saveSettings', { version, settings: saved, token: { action: 'keep' } }));
      await suggest(site);
      expect(server.asked().slice(2)).toEqual(['json_schema temperature', 'json_object temperature']);
    }));
});

describe('a model that thinks', () => {
  const options = (server: WireServer): object[] =>
    server.requests.flatMap(({ body }) =>
      body === null
        ? []
        : [{ effort: body.reasoning_effort, isSwitched: body.chat_template_kwargs !== undefined, room: body.max_tokens !== undefined }],
    );

  it('is told not to from the first question on, where its name says that it does', () =>
    withServer(
      wire.dialect(['qwen3:8b'], wire.thinking('reasoning_effort')),
      async (site, server) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(options(server)).toEqual([{ effort: 'none', isSwitched: true, room: false }]);
      },
      { model: 'qwen3:8b' },
    ));

  it.each([
    ['Ollama', 'reasoning_effort'],
    ['llama.cpp', 'chat_template_kwargs'],
    ['a server with a low limit', 'max_tokens'],
  ] as const)('is told so once it used up its reply, and from then on. %s', (_who, option) =>
    withServer(wire.dialect([MODEL], wire.thinking(option)), async (site, server) => {
      expect(await proposed(site)).toEqual(EVERYTHING);
      expect(await proposed(site)).toEqual(EVERYTHING);
      const less = { effort: 'none', isSwitched: true, room: true };
      expect(options(server)).toEqual([{ effort: undefined, isSwitched: false, room: false }, less, less]);
    }),
  );

  it('is asked for room in the way that the server knows, once its reply ran out', () =>
    withServer(
      wire.dialect([MODEL], ({ max_tokens: room, max_completion_tokens: otherRoom }) => {
        if (room !== undefined)
          return wire.refusal(400, "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", {
            param: 'max_tokens',
          });
        return otherRoom === undefined ? wire.completion({ content: '' }, { choice: { finish_reason: 'length' } }) : undefined;
      }),
      async (site, server) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(server.asked()).toHaveLength(4);
      },
    ));

  it('keeps what a server knows of it: gpt-5 takes no `none` and no temperature', () =>
    withServer(
      wire.dialect(['gpt-5'], (body) => wire.openaiReasoning(body)),
      async (site, server) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(options(server)).toEqual([1, 2, 3].map(() => ({ effort: 'low', isSwitched: false, room: false })));
      },
      { model: 'gpt-5' },
    ));

  const withoutRoom = ({ max_tokens: room }: WireBody): WireReply | undefined =>
    room === undefined
      ? undefined
      : wire.refusal(400, "This model's maximum context length is 4096 tokens. However, you requested 9192 tokens.");

  it('gets its reply told as cut when nothing helps, also when the server minds what could', () =>
    withServer(
      wire.dialect(
        [MODEL],
        (body) => withoutRoom(body) ?? wire.completion({ content: '', reasoning_content: 'Hmm.' }, { choice: { finish_reason: 'length' } }),
      ),
      async (site, server) => {
        expect(bad(await site.panel('suggestTriage'))).toMatchObject({ code: 'REPLY_INVALID', details: { about: 'cut' } });
        expect(options(server).map((each) => 'room' in each && each.room)).toEqual([false, true, false]);
      },
    ));

  describe('as the administrator set it', () => {
    const choose = async (site: TriageSite, thinking: ThinkingMode): Promise<void> => {
      const { version, settings } = good(await site.admin('getSettings'));
      good(await site.admin('saveSettings', { version, settings: { ...settings, thinking }, token: { action: 'keep' } }));
    };

    it.each<[ThinkingMode, object]>([
      ['off', { effort: 'none', isSwitched: true, room: false }],
      ['low', { effort: 'low', isSwitched: false, room: true }],
      ['model', { effort: undefined, isSwitched: false, room: true }],
      ['automatic', { effort: undefined, isSwitched: false, room: false }],
    ])('is asked from the first question on, and by the test: %s', (thinking, asked) =>
      withServer(
        wire.dialect([MODEL], () => undefined),
        async (site, server) => {
          await suggest(site);
          await choose(site, thinking);
          await suggest(site);
          good(await site.admin('testConnection', { baseUrl: BASE_URL, model: MODEL, thinking, token: { action: 'keep' } }));
          await suggest(site);
          expect(options(server).slice(1)).toEqual([asked, asked, asked]);
        },
      ),
    );

    it('is asked without the room that the context does not grant, which stays so', () =>
      withServer(wire.dialect([MODEL], withoutRoom), async (site, server) => {
        await choose(site, 'model');
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(options(server).map((each) => 'room' in each && each.room)).toEqual([true, false, false]);
      }));

    it('is not told to think less when its thoughts used up the reply all the same', () =>
      withServer(wire.dialect([MODEL], wire.thinking('chat_template_kwargs')), async (site, server) => {
        await choose(site, 'low');
        expect(bad(await site.panel('suggestTriage'))).toMatchObject({ code: 'REPLY_INVALID', details: { about: 'cut' } });
        expect(server.asked()).toHaveLength(1);
      }));
  });

  it('is asked for a stream where the server has nothing else', () =>
    withServer(
      wire.dialect([MODEL], ({ stream }) =>
        stream === true
          ? { status: 200, headers: { 'content-type': 'text/event-stream' }, body: wire.streamed(wire.CONTENT) }
          : wire.refusal(400, 'This model only support stream mode, please enable the stream parameter to access the model.'),
      ),
      async (site, server) => {
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(await proposed(site)).toEqual(EVERYTHING);
        expect(server.asked()).toHaveLength(3);
      },
    ));
});
