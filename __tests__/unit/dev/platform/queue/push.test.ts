import { startProbeHost, type ProbeHost } from '../probe-host';

let host: ProbeHost;
let time = 1_700_000_000_000;

beforeAll(async () => {
  host = await startProbeHost({ now: () => time });
});

beforeEach(() => {
  // Another minute, and nothing begins before a test lets it.
  time += 61_000;
  host.queue.hold();
});

afterEach(async () => {
  host.queue.release();
  await host.queue.settled();
});

afterAll(() => host.close());

const push = (events: object[], queue = 'work') => host.probe('push', { queue, events });
const text = (kilobytes: number) => ({ body: { text: 'x'.repeat(kilobytes * 1_024 - 100) } });

describe('a push', () => {
  it('is accepted, and its job counts until the consumer is through', async () => {
    const { jobId } = (await push([{ body: { n: 1 } }, { body: { n: 2 } }])) as { jobId: string };
    expect(host.queue.pending()).toMatchObject([
      { event: { jobId, queueName: 'work', body: { n: 1 } }, state: 'ready' },
      { event: { jobId, queueName: 'work', body: { n: 2 } }, state: 'ready' },
    ]);
    expect(await host.probe('jobStats', { queue: 'work', jobId })).toEqual({ success: 0, inProgress: 2, failed: 0 });
    host.queue.release();
    await host.queue.settled();
    expect(await host.probe('jobStats', { queue: 'work', jobId })).toEqual({ success: 2, inProgress: 0, failed: 0 });
  });

  it('is shown by the inspector among the calls of whoever pushed', async () => {
    await push([{ body: {} }]);
    expect(host.recorder.calls.at(-1)).toMatchObject({ kind: 'queue', summary: 'push 1 event to work', status: 201 });
    expect(host.recorder.calls.at(-1)?.invocationId).toBe(host.recorder.calls.findLast(({ kind }) => kind === 'resolver')?.id);
  });

  it('can be cancelled before it began', async () => {
    const { jobId } = (await push([{ body: {} }, { body: {}, delayInSeconds: 900 }])) as { jobId: string };
    expect(await host.probe('cancelJob', { queue: 'work', jobId })).toBe('cancelled');
    expect(host.queue.pending()).toEqual([]);
    expect(await host.probe('jobStats', { queue: 'work', jobId })).toEqual({ success: 0, inProgress: 0, failed: 0 });
  });

  it('waits for its delay', async () => {
    await push([{ body: {}, delayInSeconds: 900 }]);
    expect(host.queue.pending()).toMatchObject([{ state: 'waiting' }]);
    const jobId = host.queue.pending()[0]?.event.jobId;
    await host.probe('cancelJob', { queue: 'work', jobId });
  });
});

describe('a push that Forge refuses', () => {
  it('of a job that nobody knows is not found', async () => {
    expect(await host.probe('jobStats', { queue: 'work', jobId: 'nope' })).toMatchObject({
      failed: true,
      message: expect.stringContaining('was not found') as string,
    });
    expect(await host.probe('cancelJob', { queue: 'work', jobId: 'nope' })).toMatchObject({ failed: true });
  });

  it('goes to a queue without a consumer', async () => {
    expect(await push([{ body: {} }], 'lost')).toMatchObject({
      failed: true,
      message: expect.stringContaining('no consumer of the queue lost') as string,
    });
  });

  it('holds more than 50 events, or none', async () => {
    const raw = (payload: object[]) => host.probe('pushRaw', { push: { queueName: 'work', jobId: 'j', payload } });
    expect(await raw(Array.from({ length: 51 }, () => ({ body: {} })))).toMatchObject({ status: 400 });
    expect(await raw([])).toMatchObject({ status: 400 });
    expect(await push(Array.from({ length: 50 }, () => ({ body: {} })))).not.toHaveProperty('failed');
  });

  it('is delayed for more than 15 minutes', async () => {
    const payload = [{ body: {}, delayInSeconds: 901 }];
    expect(await host.probe('pushRaw', { push: { queueName: 'work', jobId: 'j', payload } })).toMatchObject({ status: 400 });
  });

  it('is larger than 200 KB', async () => {
    const payload = [text(120), text(120)];
    const answer = (await host.probe('pushRaw', { push: { queueName: 'work', jobId: 'j', payload } })) as { status: number; text: string };
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toEqual({ errorMessage: 'The maximum payload size is 200KB.' });
  });

  it('has an event of more than 100 KB for a function of more than 55 seconds, and for no other', async () => {
    expect(await push([text(120)], 'slow-work')).toMatchObject({ failed: true, message: expect.stringContaining('100KB') as string });
    expect(await push([text(120)])).not.toHaveProperty('failed');
    expect(await push([text(99)], 'slow-work')).not.toHaveProperty('failed');
  });

  it('is the 501st event of a minute', async () => {
    for (let pushes = 0; pushes < 10; pushes += 1)
      expect(await push(Array.from({ length: 50 }, () => ({ body: {} })))).not.toHaveProperty('failed');
    expect(await push([{ body: {} }])).toMatchObject({ failed: true, message: 'Too many requests.' });
    time += 61_000;
    expect(await push([{ body: {} }])).not.toHaveProperty('failed');
    for (const { event } of host.queue.pending()) await host.probe('cancelJob', { queue: 'work', jobId: event.jobId });
  });

  it('changes nothing: no event of it is queued', async () => {
    await push([text(120)], 'slow-work');
    expect(host.queue.pending()).toEqual([]);
  });
});
