import { draw } from '../draw';
import { ConnectionTest } from '../../../../resources/admin-page/connection/connection-test';
import { CONNECTION_FINDINGS, type ConnectionReport } from '../../../../src/contract/admin';
import type { Result } from '../../../../src/contract/result';
import { makeStore } from './make-store';

const LISTED: ConnectionReport = {
  works: false,
  durationMs: 200,
  findings: [],
  status: null,
  capabilities: null,
  models: ['big', 'small'],
  deprecated: [],
  contextTokens: null,
};

const WORKS: ConnectionReport = {
  ...LISTED,
  works: true,
  capabilities: {
    responseFormat: 'json_schema',
    temperature: true,
    systemRole: true,
    stream: false,
    reasoningEffort: null,
    thinkingSwitch: null,
    replyLimit: null,
  },
  contextTokens: 8_192,
};

/** The model that is typed, what the endpoint answers, and whether the list or the test asked. */
async function drawAfter(model: string, asked: 'list' | 'test' | null, answer: Result<ConnectionReport> = { ok: true, data: LISTED }) {
  const { store, form } = await makeStore({ testConnection: () => Promise.resolve(answer) });
  store.change({ endpoint: { ...form().draft.endpoint, model } });
  if (asked !== null) await (asked === 'list' ? store.listModels() : store.test());
  return { store, form, drawn: draw(<ConnectionTest form={form()} store={store} />) };
}

it('offers only the list while no model is named', async () => {
  expect((await drawAfter('', null)).drawn.buttons()).toEqual(['List models']);
  expect((await drawAfter('big', null)).drawn.buttons()).toEqual(['Test connection', 'List models']);
});

it('lets a listed model be chosen, and says what comes next', async () => {
  const { form, drawn } = await drawAfter('', 'list');
  expect(drawn.text()).toContain('then test the connection');
  drawn.press('small');
  expect(form().draft.endpoint.model).toBe('small');
});

it('says of a tested model what it can do, and of another one that it was not tested', async () => {
  const { store, form, drawn } = await drawAfter('big', 'test', { ok: true, data: WORKS });
  expect(drawn.text()).toContain('The connection works.');
  expect(drawn.text()).toContain('8,192 tokens');
  store.fill({ endpoint: { ...form().draft.endpoint, model: 'small' } });
  const other = draw(<ConnectionTest form={form()} store={store} />).text();
  expect(other).not.toContain('The connection works.');
  expect(other).toContain('Test the connection to see what small can do.');
});

it('points out a name that the endpoint does not list', async () => {
  expect((await drawAfter('huge', 'list')).drawn.text()).toContain('huge is not in the list');
});

it('says everything that was found, what is wrong and what to do', async () => {
  const data: ConnectionReport = { ...LISTED, findings: ['model-missing', 'no-temperature'], status: 404 };
  const text = (await drawAfter('huge', 'test', { ok: true, data })).drawn.text();
  for (const said of [
    'The connection does not work yet (0.2 s).',
    'does not have this model',
    'List the models',
    'does not accept a temperature',
    'HTTP status: 404.',
  ]) {
    expect(text).toContain(said);
  }
});

it('has words of its own for everything that can be found', async () => {
  const texts = new Set<string>();
  for (const finding of CONNECTION_FINDINGS)
    texts.add((await drawAfter('huge', 'test', { ok: true, data: { ...LISTED, findings: [finding] } })).drawn.text());
  expect(texts.size).toBe(CONNECTION_FINDINGS.length);
});

it('makes many models searchable', async () => {
  const models = Array.from({ length: 40 }, (_, index) => `model-${index}`);
  const { form, drawn } = await drawAfter('model-7', 'list', { ok: true, data: { ...LISTED, models } });
  const [select] = drawn.find('Select');
  expect(select?.props).toMatchObject({ value: { value: 'model-7' } });
  (select?.props['onChange'] as (option: unknown) => void)({ label: 'model-39', value: 'model-39' });
  expect(form().draft.endpoint.model).toBe('model-39');
});
