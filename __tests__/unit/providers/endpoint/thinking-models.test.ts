import { thinkingOf, withLessThought } from '../../../../src/providers/endpoint/thinking-models';
import { fullCapabilities } from '../../../../src/providers/endpoint/chat-body';

it.each([
  ['low', false, ['o3-mini', 'openai/gpt-5.1', 'gpt-oss:20b', 'gemini-2.5-flash', 'models/gemini-3-pro', 'grok-4']],
  ['none', true, ['qwen3:8b', 'Qwen/Qwen3-32B', 'deepseek-r1:14b', 'DeepSeek-V3.1', 'magistral:24b', 'glm-4.6', 'a-thinking-model']],
  [null, false, ['gpt-4o', 'gpt-4.1-mini', 'llama3.1:8b', 'mistral-small', 'qwen2.5:14b', 'gemma3:12b', 'gemini-2.0-flash', 'a-model']],
] as const)('asks for the effort %j, and template arguments: %j', (reasoningEffort, templateArguments, models) => {
  for (const model of models) expect([model, thinkingOf(model)]).toEqual([model, { reasoningEffort, templateArguments }]);
});

it('asks once for less thought and more room', () => {
  const less = withLessThought(fullCapabilities('a-model'));
  expect(less).toMatchObject({ reasoningEffort: 'none', templateArguments: true, replyLimit: true });
  expect(less === null ? undefined : withLessThought(less)).toBeNull();
  expect(withLessThought(fullCapabilities('gpt-5'))).toMatchObject({ reasoningEffort: 'low' });
});
