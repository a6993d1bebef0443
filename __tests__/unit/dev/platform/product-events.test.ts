import type { IssueCreated } from '../../../../dev/jira';
import type { ManifestTrigger } from '../../../../dev/platform/manifest';
import { createProductEvents } from '../../../../dev/platform/product-events';
import type { DuplicateMode } from '../../../../dev/platform/queue/queue-types';

const TRIGGER: ManifestTrigger = {
  key: 'created',
  events: ['avi:jira:created:issue'],
  ignoreSelf: true,
  appIsLicensed: true,
  exportName: 'created',
  timeoutSeconds: 25,
};

const event = (selfGenerated = false): IssueCreated => ({
  eventType: 'avi:jira:created:issue',
  issue: { id: '1', key: 'A-1', fields: {} },
  atlassianId: 'a',
  associatedUsers: { associatedUsers: [{ accountId: 'a' }] },
  selfGenerated,
});

function setUp(answer: (attempt: number) => Promise<unknown>, duplicates: DuplicateMode = 'none', trigger = TRIGGER) {
  let happen = (_event: IssueCreated): void => undefined;
  const delivered: { retryCount: number | undefined; isCopy: boolean }[] = [];
  const events = createProductEvents({
    jira: { onCreated: (listener) => void (happen = listener) },
    triggers: [trigger],
    duplicates,
    timeScale: 0,
    react(_trigger, { retryContext }, isCopy) {
      delivered.push({ retryCount: retryContext?.retryCount, isCopy });
      return answer(delivered.length);
    },
  });
  events.start();
  return { events, delivered, happen: (...made: IssueCreated[]) => void made.map((each) => happen(each)) };
}

const fine = () => Promise.resolve(undefined);
const again = () => Promise.resolve({ _retry: true, retryOptions: { retryAfter: 1, retryReason: 'FUNCTION_RETRY_REQUEST' } });

it('hands an event to a trigger once, and again to one that may be delivered twice', async () => {
  for (const [mode, times] of [
    ['none', 1],
    ['after', 2],
    ['together', 2],
  ] as const) {
    const { events, delivered, happen } = setUp(fine, mode);
    happen(event());
    expect(delivered).toEqual([]);
    await events.settled();
    expect(delivered.map(({ isCopy }) => isCopy).sort()).toEqual([false, true].slice(0, times));
  }
});

it('does not repeat an event whose function fails', async () => {
  const { events, delivered, happen } = setUp(() => Promise.reject(new Error('no')));
  happen(event());
  await events.settled();
  expect(delivered).toHaveLength(1);
});

it('repeats an event for a function that asks for it, four times at most, and says how often', async () => {
  const { events, delivered, happen } = setUp(again);
  happen(event());
  await events.settled();
  expect(delivered.map(({ retryCount }) => retryCount)).toEqual([undefined, 1, 2, 3, 4]);
});

it('leaves out what the app itself did, and everything without a license, where the manifest says so', async () => {
  const { events, delivered, happen } = setUp(fine);
  happen(event(true));
  events.setLicensed(false);
  happen(event());
  await events.settled();
  expect(delivered).toEqual([]);
  const other = setUp(fine, 'none', { ...TRIGGER, ignoreSelf: false, appIsLicensed: false });
  other.events.setLicensed(false);
  other.happen(event(true), event());
  await other.events.settled();
  expect(other.delivered).toHaveLength(2);
});
