import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';
import type { Settings } from '../../../../src/contract/settings';
import { TriageError } from '../../../../src/contract/triage-error';
import { byField } from '../../../../src/contract/triage-field';
import { addUsedValues } from '../../../../src/settings/usage/add-used-values';
import { readCurrentUsage } from '../../../../src/settings/usage/read-current-usage';
import type { StoredUsage } from '../../../../src/settings/usage/usage-store';

const DAY_MS = 86_400_000;

function withRule(rule: Partial<Settings['automatic']['labels']>, listed: string[] = []): Settings {
  return {
    ...DEFAULT_SETTINGS,
    allowlists: { ...DEFAULT_SETTINGS.allowlists, labels: listed.map((name) => ({ name, description: 'as typed' })) },
    automatic: { ...DEFAULT_SETTINGS.automatic, labels: { enabled: true, atLeast: 2, except: [], ...rule } },
  };
}

function makeProject(issues: string[][]) {
  const claims = new Set<number>();
  const slots = new Set<string>();
  let stored: StoredUsage | null = null;
  let isBusy = false;
  let searches = 0;
  const read = (at: number, known: StoredUsage | null = stored, site = withRule({})) =>
    readCurrentUsage(
      {
        clock: () => at,
        deadline: at + 25_000,
        jira: {
          readUsedValues: async () => {
            searches += 1;
            if (isBusy) throw new TriageError('JIRA_BUSY');
            return issues.map((labels) => ({ ...byField(() => []), labels: labels.map((name) => ({ id: name, name })) }));
          },
        },
        random: { id: () => 'id', below: (below) => Math.floor(Math.random() * below) },
        store: {
          claimSlot: async ({ budget, slot }) => !slots.has(`${budget}:${slot}`) && Boolean(slots.add(`${budget}:${slot}`)),
          releaseSlot: async ({ budget, slot }) => void slots.delete(`${budget}:${slot}`),
          readUsage: async () => stored,
          writeUsage: async (_project, usage) => void (stored = usage),
          claimUsage: async (_project, when) => {
            const day = Math.floor(when / DAY_MS);
            if (claims.has(day)) return false;
            claims.add(day);
            return true;
          },
        },
      },
      site,
      { projectId: '1', known },
    );
  return { read, searches: () => searches, refuse: () => (isBusy = true), pointSlots: () => slots.size };
}

it('counts once a day, the most frequent first, and only where a rule asks for it', async () => {
  const project = makeProject([['rare', 'often'], ['often']]);
  expect(await project.read(0, null, DEFAULT_SETTINGS)).toBeNull();
  expect(project.searches()).toBe(0);
  const counted = await project.read(0);
  expect(counted?.values.labels).toEqual([
    { name: 'often', count: 2 },
    { name: 'rare', count: 1 },
  ]);
  expect(await project.read(DAY_MS - 1)).toBe(counted);
  // Somebody else has begun to count.
  expect(await project.read(1, null)).toBeNull();
  expect(project.searches()).toBe(1);
  // 505 points, 51 in a slot: the one who did not count gave them back.
  expect(project.pointSlots()).toBe(10);
  expect(await project.read(DAY_MS)).not.toBe(counted);
  expect(project.searches()).toBe(2);
});

it('keeps what was counted while Jira refuses, and does not ask again that day', async () => {
  const project = makeProject([['often']]);
  const counted = await project.read(0);
  project.refuse();
  expect(await project.read(DAY_MS)).toBe(counted);
  expect(await project.read(DAY_MS + 1)).toBe(counted);
  expect(project.searches()).toBe(2);
});

it('puts what is used often enough behind what is listed, without exceptions, up to the room there is', () => {
  const used = Array.from({ length: 600 }, (_each, index) => ({ name: `label-${index}`, count: 1_000 - index }));
  const usage = { readAt: 0, values: { labels: [{ name: 'Listed', count: 2_000 }, { name: 'Never', count: 1_500 }, ...used] } };
  const { labels } = addUsedValues(withRule({ atLeast: 10, except: ['never'] }, ['listed']), usage).allowlists;
  expect(labels).toHaveLength(500);
  expect(labels.slice(0, 2)).toEqual([
    { name: 'listed', description: 'as typed' },
    { name: 'label-0', description: '' },
  ]);
  expect(addUsedValues(withRule({ atLeast: 995 }), usage).allowlists.labels).toHaveLength(8);
  expect(addUsedValues(withRule({ enabled: false }), usage).allowlists.labels).toEqual([]);
});
