import { DIALECT_NAMES } from '../../../../dev/endpoint';
import { addressOf, isExample, presetInForce, PRESETS, presetOf } from '../../../../resources/admin-page/connection/presets';
import { endpointAddressFault } from '../../../../src/contract/endpoint-address';

const EXAMPLES = ['azure', 'ollama', 'vllm', 'llama.cpp', 'lm-studio', 'litellm'];

it('are there for every server that the embedded endpoint can answer as', () => {
  expect(PRESETS).toEqual(expect.arrayContaining(DIALECT_NAMES));
});

it.each(PRESETS.filter((preset) => preset !== 'built-in' && preset !== 'other'))(
  'fill in an address that the app accepts, and find themselves in it: %s',
  (preset) => {
    const address = addressOf(preset);
    expect(endpointAddressFault(address)).toBeNull();
    expect(presetOf(address)).toBe(preset);
    expect(isExample(address)).toBe(EXAMPLES.includes(preset));
  },
);

it.each([
  ['https://contoso.openai.azure.com/openai/v1', 'azure'],
  ['https://api.groq.com/openai/v1/', 'groq'],
  ['https://openai.azure.com.nordkap.example/v1', 'other'],
  [' ', null],
])('are known by the address: %s', (address, preset) => {
  expect(presetOf(address)).toBe(preset);
});

it.each([
  ['atlassian', 'https://llm', 'atlassian'],
  ['atlassian', 'https://api.openai.com/v1', 'openai'],
  ['built-in', '', 'built-in'],
  ['built-in', 'https://llm', 'atlassian'],
  ['openai', 'https://llm', 'atlassian'],
  ['ollama', 'https://llm.nordkap.com/v1', 'ollama'],
  ['other', '', 'other'],
] as const)('stay as they were chosen (%s) as long as the address can be theirs: %s', (chosen, address, preset) => {
  expect(presetInForce(chosen, address)).toBe(preset);
});
