import type { Handler } from '../../../../../dev/shell/document/node';
import { type CommandTable, ModuleInstance } from '../../../../../dev/shell/host/module-instance';

type FrameListener = (event: { error?: unknown; reason?: unknown; message?: string }) => void;

function start(commands: CommandTable = {}) {
  const listeners: Record<string, FrameListener> = {};
  const frame = { addEventListener: (name: string, listener: FrameListener) => (listeners[name] = listener) };
  const instance = new ModuleInstance(commands);
  const connection = instance.connect(frame as unknown as Window, (json) => JSON.parse(json) as unknown);
  const call = (command: string, data?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      connection(command, data, { resolve, reject: (message) => reject(new Error(message)) });
    });
  const draw = (children: unknown[]): void => void call('reconcile', { forgeDoc: { type: 'Root', key: 'root', props: {}, children } });
  return { instance, call, draw, listeners };
}

const line = (props: Record<string, unknown> = {}): Record<string, unknown> => ({ type: 'Text', key: 'line', props, children: [] });

function expectErrors(): jest.SpyInstance {
  return jest.spyOn(console, 'error').mockImplementation(() => undefined);
}

test('rejects a command that it does not know, by name', async () => {
  const errors = expectErrors();
  await expect(start().call('openModal')).rejects.toThrow('The offline host does not know the bridge command "openModal".');
  expect(errors).toHaveBeenCalledTimes(1);
});

test('does not take an inherited property for a command', async () => {
  expectErrors();
  await expect(start().call('toString')).rejects.toThrow('does not know');
});

test('answers with a copy, never with an object of the page', async () => {
  const answer = { nested: { value: 1 } };
  const received = await start({ getContext: () => answer }).call('getContext');
  expect(received).toEqual(answer);
  expect(received).not.toBe(answer);
});

test('passes on why a command failed', async () => {
  const { call } = start({ invoke: () => Promise.reject(new Error('The function timed out.')) });
  await expect(call('invoke')).rejects.toThrow('The function timed out.');
});

test('reports a crash when the tree becomes empty because of an error, in whichever order the two arrive', () => {
  expectErrors();
  const first = start();
  first.draw([line()]);
  first.draw([]);
  first.listeners.error?.({ error: new Error('drawn to pieces') });
  expect(first.instance.read()).toMatchObject({ crashed: true, errors: ['drawn to pieces'] });

  const second = start();
  second.draw([line()]);
  second.listeners.unhandledrejection?.({ reason: { message: 'rejected' } });
  second.draw([]);
  expect(second.instance.read()).toMatchObject({ crashed: true, errors: ['rejected'] });
});

test('takes neither an empty tree nor an error alone for a crash', () => {
  expectErrors();
  const quiet = start();
  quiet.draw([line()]);
  quiet.draw([]);
  expect(quiet.instance.read().crashed).toBe(false);

  const failing = start();
  failing.draw([line()]);
  failing.listeners.error?.({ message: 'caught by nobody' });
  expect(failing.instance.read().crashed).toBe(false);
});

test('calls a handler of the app at once, with a copy, and keeps what it throws off the page', () => {
  expectErrors();
  const { instance, draw } = start();
  const received: unknown[] = [];
  const value = { label: 'One' };
  draw([
    line({
      onChange: (option: unknown) => received.push(option),
      onClick: () => {
        throw new Error('thrown in a handler');
      },
    }),
  ]);
  const { onChange, onClick } = instance.read().document?.children[0]?.props as Record<string, Handler>;

  onChange?.(value);
  expect(received).toEqual([value]);
  expect(received[0]).not.toBe(value);
  expect(() => onClick?.()).not.toThrow();
  expect(instance.read().errors).toEqual(['thrown in a handler']);
});

test('ends with its frame: subscriptions stop, and late answers and drawings are dropped', async () => {
  let answer: (value: string) => void = () => undefined;
  const { instance, call, draw } = start({ invoke: () => new Promise<string>((resolve) => (answer = resolve)) });
  const settled = jest.fn();
  const ended = jest.fn();
  void call('invoke').then(settled, settled);
  instance.atEnd(ended);

  instance.end();
  answer('late');
  draw([line()]);
  await new Promise((resolve) => setImmediate(resolve));

  expect(ended).toHaveBeenCalledTimes(1);
  expect(settled).not.toHaveBeenCalled();
  expect(instance.read().document).toBeNull();
});

test('says that a frame is silent when its document loaded without asking for the bridge', () => {
  const instance = new ModuleInstance({});
  instance.frameLoaded();
  expect(instance.read().silent).toBe(true);
});
