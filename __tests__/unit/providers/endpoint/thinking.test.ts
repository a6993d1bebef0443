import type { Capabilities } from '../../../../src/contract/admin';
import type { ThinkingMode } from '../../../../src/contract/limits';
import type { EndpointTarget } from '../../../../src/providers/endpoint-port';
import { chatBody, fullCapabilities } from '../../../../src/providers/endpoint/chat-body';
import { thinkingOf, withLessThought } from '../../../../src/providers/endpoint/thinking';

const OWN_HOST = 'llm.your-company.com';

function target(model: string, thinking: ThinkingMode = 'automatic', host = OWN_HOST): EndpointTarget {
  return { baseUrl: `https://${host}/v1`, model, thinking, token: null };
}

/** What the first question says of thoughts. */
function asked(of: EndpointTarget): object {
  const body = JSON.parse(chatBody(of.model, { system: '', user: '', replySchema: {} }, fullCapabilities(of))) as Record<string, unknown>;
  const names = ['reasoning_effort', 'chat_template_kwargs', 'enable_thinking', 'thinking', 'max_tokens', 'max_completion_tokens'];
  return Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));
}

const SWITCHED = { reasoning_effort: 'none', chat_template_kwargs: { enable_thinking: false, thinking: false } };

describe('what is said of thoughts', () => {
  it.each<[object, string[]]>([
    [
      { reasoning_effort: 'low' },
      ['o3-mini', 'openai/gpt-5', 'gpt-5-mini', 'gpt-oss:20b', 'gemini-2.5-flash', 'models/gemini-3-pro', 'grok-4'],
    ],
    [{ reasoning_effort: 'none' }, ['gpt-5.1', 'openai/gpt-5.4-mini', 'gpt-6']],
    [SWITCHED, ['qwen3:8b', 'Qwen/Qwen3-32B', 'deepseek-r1:14b', 'DeepSeek-V3.1', 'magistral:24b', 'glm-4.6', 'a-thinking-model']],
    [{}, ['gpt-4o', 'gpt-4.1-mini', 'llama3.1:8b', 'mistral-small', 'qwen2.5:14b', 'gemma3:12b', 'gemini-2.0-flash', 'a-model']],
  ])('automatically is %j for models by their names', (said, models) => {
    for (const model of models) expect([model, asked(target(model))]).toEqual([model, said]);
  });

  it.each<[ThinkingMode, string, object]>([
    ['off', OWN_HOST, SWITCHED],
    ['off', 'api.openai.com', { reasoning_effort: 'none' }],
    ['off', 'x.openai.azure.com', { reasoning_effort: 'none' }],
    ['off', 'api.deepseek.com', { thinking: { type: 'disabled' } }],
    ['off', 'api.z.ai', { thinking: { type: 'disabled' } }],
    ['off', 'dashscope-intl.aliyuncs.com', { enable_thinking: false }],
    ['low', OWN_HOST, { reasoning_effort: 'low', max_tokens: 8_192 }],
    ['low', 'api.openai.com', { reasoning_effort: 'low', max_completion_tokens: 8_192 }],
    ['model', OWN_HOST, { max_tokens: 8_192 }],
  ])('with %s at %s is %j, whatever the model is called', (thinking, host, said) => {
    for (const model of ['a-model', 'qwen3:8b']) expect(asked(target(model, thinking, host))).toEqual(said);
  });

  it('follows the service where it knows a switch of its own', () => {
    expect(asked(target('deepseek-v4-flash', 'automatic', 'api.deepseek.com'))).toEqual({ thinking: { type: 'disabled' } });
    expect(asked(target('qwen3-8b', 'automatic', 'dashscope.aliyuncs.com'))).toEqual({ enable_thinking: false });
  });
});

describe('when thoughts used up the reply', () => {
  const less = (of: EndpointTarget): Capabilities | null => withLessThought(fullCapabilities(of), of);

  it('less of them and more room is asked for, once', () => {
    const first = less(target('a-model'));
    expect(first).toMatchObject({ reasoningEffort: 'none', thinkingSwitch: 'chat_template_kwargs', replyLimit: 'max_tokens' });
    expect(first === null ? undefined : withLessThought(first, target('a-model'))).toBeNull();
    expect(less(target('gpt-5', 'off', 'api.openai.com'))).toMatchObject({ reasoningEffort: 'none', replyLimit: 'max_completion_tokens' });
    expect(less(target('gpt-5'))).toMatchObject({ reasoningEffort: 'low' });
  });

  it.each(['low', 'model'] as const)('nothing changes with %s: they are wanted, and had room', (thinking) => {
    const of = target('a-model', thinking);
    expect(less(of)).toBeNull();
    expect(withLessThought({ ...fullCapabilities(of), replyLimit: null }, of)).toBeNull();
    expect(thinkingOf(of).thinkingSwitch).toBeNull();
  });
});
