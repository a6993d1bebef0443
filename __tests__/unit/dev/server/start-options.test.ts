import { readStartOptions } from '../../../../dev/server/start-options';

it('serves on 4173 with the usual state when nothing is said', () => {
  expect(readStartOptions([])).toEqual({
    port: 4173,
    fresh: false,
    reset: false,
    builtIn: false,
    hosted: false,
    inspect: false,
    site: 'sample',
    names: {},
  });
});

it.each([['--fresh'], ['--hosted'], ['--endpoint', 'https://llm.sprintloom.com/v1'], ['--dialect', 'ollama']])(
  'goes without an endpoint, and not with %s',
  (...option) => {
    expect(readStartOptions(['--built-in'])).toMatchObject({ builtIn: true });
    expect(() => readStartOptions(['--built-in', ...option])).toThrow('--built-in');
  },
);

it('reads a port, 0 for any', () => {
  expect(readStartOptions(['--port', '8080'])?.port).toBe(8080);
  expect(readStartOptions(['--port=0'])?.port).toBe(0);
});

it('keeps the state in another file on request', () => {
  expect(readStartOptions(['--state', '/tmp/mine.json'])).toMatchObject({ state: '/tmp/mine.json' });
});

it('takes a public https endpoint as it is', () => {
  expect(readStartOptions(['--endpoint', 'https://llm.sprintloom.com/v1', '--model', 'm', '--token', 't'])).toMatchObject({
    endpoint: { baseUrl: 'https://llm.sprintloom.com/v1', model: 'm', token: 't' },
    names: {},
  });
});

it('gives an http endpoint an https name, which stands for its address', () => {
  expect(readStartOptions(['--endpoint', 'http://localhost:11434/v1/', '--model', 'llama3.1:8b'])).toMatchObject({
    endpoint: { baseUrl: 'https://local-endpoint.sprintloom.com/v1', model: 'llama3.1:8b', token: null },
    names: { 'local-endpoint.sprintloom.com': 'http://localhost:11434' },
  });
});

it.each([
  ['https://llm.example.com:8443/v1', 'https://llm.example.com:8443'],
  ['https://192.168.1.20/v1', 'https://192.168.1.20'],
  ['https://ollama.lan/v1/', 'https://ollama.lan'],
  ['http://[::1]:1234/v1', 'http://[::1]:1234'],
])('gives %s a name that the app accepts, too', (address, origin) => {
  expect(readStartOptions(['--endpoint', address, '--model', 'm'])).toMatchObject({
    endpoint: { baseUrl: 'https://local-endpoint.sprintloom.com/v1' },
    names: { 'local-endpoint.sprintloom.com': origin },
  });
});

it.each([['--help'], ['-h']])('asks for help with %s', (option) => {
  expect(readStartOptions([option])).toBeNull();
});

it.each([
  [['--port', 'x'], '--port must be a number'],
  [['--port', '65536'], '--port must be a number'],
  [['--endpoint', 'https://llm.example.com/v1'], '--endpoint requires --model'],
  [['--endpoint', 'llm.example.com', '--model', 'm'], '--endpoint must be an address'],
  [['--endpoint', 'ftp://llm.example.com', '--model', 'm'], '--endpoint must be an address'],
  [['--model', 'm'], '--model and --token require --endpoint'],
  [['--fresh', '--endpoint', 'https://llm.example.com/v1', '--model', 'm'], '--fresh starts unconfigured'],
  [['--dialect', 'chatgpt'], '--dialect must be one of: openai, azure, '],
  [['--dialect', 'ollama', '--endpoint', 'https://llm.example.com/v1', '--model', 'm'], '--dialect is for the embedded endpoint'],
  [['--prot', '1'], 'There is no option --prot. Did you mean npm start -- --port?'],
  [['--nonsense'], 'npm start -- --help'],
  [['5000'], 'npm start -- --port 5000'],
  [['--site', 'huge'], '--site must be one of: sample, large'],
  [['--port'], '--port needs a value, for example: npm start -- --port 5000'],
])('says what is wrong with %j', (args, message) => {
  expect(() => readStartOptions(args)).toThrow(message);
});

it('lets the embedded endpoint answer as a server does', () => {
  expect(readStartOptions(['--dialect', 'llama.cpp'])?.dialect).toBe('llama.cpp');
});

it('lets a debugger attach on demand', () => {
  expect(readStartOptions(['--inspect'])?.inspect).toBe(true);
});

it('puts the hosted endpoint between, which cannot be combined with --fresh or --endpoint', () => {
  expect(readStartOptions(['--hosted'])?.hosted).toBe(true);
  expect(() => readStartOptions(['--hosted', '--fresh'])).toThrow('--hosted');
  expect(() => readStartOptions(['--hosted', '--endpoint', 'https://llm.sprintloom.com/v1', '--model', 'm'])).toThrow('--hosted');
});
