import { DIALECT_NAMES } from '../../../../dev/endpoint';
import { addressOf, isExample, PRESETS, presetOf } from '../../../../resources/admin-page/connection/presets';
import { endpointAddressFault } from '../../../../src/contract/endpoint-address';

const EXAMPLES = ['azure', 'ollama', 'vllm', 'llama.cpp', 'lm-studio', 'litellm'];

it('are there for every server that the embedded endpoint can answer as', () => {
  expect(PRESETS).toEqual(expect.arrayContaining(DIALECT_NAMES));
});

it.each(PRESETS.filter((preset) => preset !== 'other'))(
  'fill in an address that the app accepts, and find themselves in it: %s',
  (preset) => {
    const address = addressOf(preset);
    expect(endpointAddressFault(address)).toBeNull();
    expect(presetOf(address)).toBe(preset);
    expect(isExample(address)).toBe(EXAMPLES.includes(preset));
  },
);
