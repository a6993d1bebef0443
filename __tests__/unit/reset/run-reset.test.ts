import type { ErrorCode } from '../../../src/contract/error-body';
import { TriageError } from '../../../src/contract/triage-error';
import type { StoredReset, UpkeepStore } from '../../../src/reset/upkeep-store';
import { resetEvent, runReset, type ResetEvent } from '../../../src/reset/run-reset';

/** Storage in memory whose queries can show what is gone, and a queue that is a list. */
function makeSite(
  keys: string[],
  more: { ghosts?: string[]; now?: () => number; pushed?: (event: ResetEvent) => Promise<void>; jira?: ErrorCode } = {},
) {
  const stored = new Set(keys);
  const pushed: { body: ResetEvent; delay: number }[] = [];
  let record: StoredReset | null = { startedAt: 1, progressAt: 1, deleted: 0, step: 1, delaySeconds: 0, pass: 'sweep' };
  let secrets = 2;
  const clock = more.now ?? (() => 1_000);
  const store: UpkeepStore = {
    readReset: () => Promise.resolve(record),
    beginReset: (next) => Promise.resolve(Boolean((record = next))),
    writeReset: (next) => Promise.resolve(void (record = next)),
    endReset: () => Promise.resolve(void (record = null)),
    deleteSecrets: () => Promise.resolve(void (secrets = 0)),
    countSecrets: () => Promise.resolve(secrets),
    listKeys(cursor) {
      const all = [...new Set([...stored, ...(more.ghosts ?? [])])].sort().filter((key) => cursor === null || key > cursor);
      const page = all.slice(0, 100);
      return Promise.resolve({ keys: page.map((key) => ({ key })), next: all.length > 100 ? (page.at(-1) ?? null) : null });
    },
    existingKeys: (some) => Promise.resolve(some.filter(({ key }) => stored.has(key))),
    deleteKeys(some) {
      for (const { key } of some) stored.delete(key);
      return Promise.resolve();
    },
  };
  let removals = 0;
  const marks = {
    removeMarks() {
      removals += 1;
      return more.jira === undefined ? Promise.resolve() : Promise.reject(new TriageError(more.jira));
    },
  };
  const queue = {
    async push(_queue: string, body: Record<string, unknown>, delay = 0) {
      const event = body as unknown as ResetEvent;
      pushed.push({ body: event, delay });
      await more.pushed?.(event);
    },
  };
  function presentEvent(): ResetEvent {
    if (record === null) throw new Error('There is no reset.');
    return resetEvent(record);
  }
  return {
    stored,
    pushed,
    record: () => record,
    removals: () => removals,
    run: (event = presentEvent(), deadline = 2_000) => runReset({ store, marks, queue, clock, deadline }, event),
    presentEvent,
  };
}

const many = Array.from({ length: 250 }, (_each, index) => `key-${String(index).padStart(4, '0')}`);

it('sweeps, waits longer than a resolver may run, sweeps again and ends', async () => {
  const site = makeSite(many);
  await site.run();
  expect([site.stored.size, site.pushed.at(-1)?.delay, site.record()]).toEqual([
    0,
    5,
    expect.objectContaining({ deleted: 250, step: 2, pass: 'sweep' }),
  ]);
  await site.run(site.pushed.at(-1)?.body);
  expect([site.pushed.at(-1)?.delay, site.record()?.pass]).toEqual([30, 'settle']);
  site.stored.add('late');
  await site.run(site.pushed.at(-1)?.body);
  expect([site.stored.size, site.record()?.deleted]).toEqual([0, 251]);
  await site.run(site.pushed.at(-1)?.body);
  expect(site.record()).toBeNull();
  expect(site.pushed).toHaveLength(3);
});

it('deletes nothing for an event that came twice, or belongs to another reset', async () => {
  const site = makeSite(many);
  const first = site.presentEvent();
  await site.run(first);
  site.stored.add('later');
  await site.run(first);
  await site.run({ ...first, startedAt: 2 });
  expect(site.stored.size).toBe(1);
});

it('ends although each event is delivered before the call that pushed it has returned', async () => {
  const site = makeSite(many, { pushed: (event) => site.run(event) });
  await site.run();
  expect([site.record(), site.stored.size]).toEqual([null, 0]);
});

it('goes on when the event of a step that died before it handed on the next comes again', async () => {
  const site = makeSite(many, {
    pushed: () => (site.pushed.length === 1 ? Promise.reject(new Error('The push failed.')) : Promise.resolve()),
  });
  const first = site.presentEvent();
  await expect(site.run(first)).rejects.toThrow('The push failed.');
  await site.run(first);
  expect(site.pushed.map(({ body, delay }) => [body.step, delay])).toEqual([
    [2, 5],
    [2, 5],
  ]);
});

it('ends although queries go on showing what is gone', async () => {
  const site = makeSite(['one'], { ghosts: ['one', 'two'] });
  for (let steps = 0; site.record() !== null && steps < 5; steps += 1) await site.run();
  expect(site.record()).toBeNull();
});

it('goes on in another event when its time is up', async () => {
  let now = 1_000;
  const site = makeSite(many, { now: () => (now += 400) });
  await site.run(undefined, 2_000);
  expect(site.stored.size).toBeGreaterThan(0);
  expect(site.pushed).toEqual([{ body: expect.objectContaining({ step: 2 }), delay: 0 }]);
  expect(site.record()?.deleted).toBe(250 - site.stored.size);
});

it('removes the marks of issues once, when nothing can write one anymore', async () => {
  const site = makeSite(['one']);
  await site.run();
  await site.run();
  expect([site.record()?.pass, site.removals()]).toEqual(['settle', 0]);
  await site.run();
  expect([site.record(), site.removals()]).toEqual([null, 1]);
});

it('does not end as long as Jira cannot remove the marks', async () => {
  const site = makeSite([], { jira: 'JIRA_BUSY' });
  await site.run();
  await expect(site.run()).rejects.toThrow();
  expect(site.record()).toMatchObject({ pass: 'settle' });
});
