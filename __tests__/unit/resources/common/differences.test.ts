import { changesBetween, divergences } from '../../../../resources/common/settings/differences';
import { projectFacts, settingsFacts } from '../../../../resources/common/settings/facts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/contract/settings';
import { INHERITED_SETTINGS } from '../../../../src/contract/project-settings';

const names = new Map([['2', 'High']]);
const facts = (patch: Partial<Settings>) => settingsFacts({ ...DEFAULT_SETTINGS, ...patch }, names);

/** Settings in which every leaf says something else than the default. */
const EVERYTHING: Settings = {
  schemaVersion: 2,
  endpoint: { baseUrl: 'https://llm.your-company.com/v1', model: 'small' },
  fields: {
    labels: { enabled: false, minConfidence: 0.1 },
    components: { enabled: false, minConfidence: 0.2 },
    priority: { enabled: false, minConfidence: 0.3, overwrite: true, defaultId: '2' },
  },
  allowlists: {
    labels: [{ name: 'ui', description: '' }],
    components: [{ name: 'storage', description: 'disks' }],
    priorities: [{ id: '2', description: '' }],
  },
  evidence: { enabled: false, count: 3 },
  labelMappings: [{ from: 'screen', to: 'ui' }],
  rules: 'Be brief.',
  maxLabels: 2,
  maxComponents: 1,
  maskPersonalData: false,
  sendRestrictedIssues: true,
  language: 'Deutsch',
  limits: { perUserPerMinute: 3, perSitePerDay: 30 },
  projects: { mode: 'only', keys: ['SHOP'], mayWiden: true },
  dailyCheck: false,
};

it('finds no difference between the same settings', () => {
  expect(changesBetween(facts({}), facts({}))).toEqual([]);
});

it('knows every setting there is', () => {
  const changes = changesBetween(facts({}), settingsFacts(EVERYTHING, names));
  const leaves = (value: unknown): number =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value).reduce((sum: number, part) => sum + leaves(part), 0)
      : 1;
  // All leaves but the schema's version; each list has one value.
  expect(changes).toHaveLength(leaves(EVERYTHING) - 1);
});

it('tells before and after in words, each value of a list for itself', () => {
  const before = facts({
    allowlists: {
      labels: [
        { name: 'old', description: 'gone' },
        { name: 'ui', description: '' },
      ],
      components: [],
      priorities: [],
    },
  });
  const after = facts({
    allowlists: { labels: [{ name: 'ui', description: 'screens' }], components: [], priorities: [{ id: '2', description: '' }] },
    maxLabels: 3,
  });
  expect(changesBetween(before, after).map(({ subject, before: was, after: is }) => [subject, was, is])).toEqual([
    ['Label old', 'gone', null],
    ['Label ui', 'allowed', 'screens'],
    ['Maximum number of labels', '5', '3'],
    ['Priority High', null, 'allowed'],
  ]);
});

it('tells mine from theirs, and what both changed', () => {
  const base = facts({});
  const theirs = facts({ rules: 'Theirs.', maxLabels: 2, language: 'Deutsch' });
  const mine = facts({ rules: 'Mine.', maxComponents: 1, language: 'Deutsch' });
  expect(divergences(base, theirs, mine).map(({ key, base: was, theirs: other, mine: own, by }) => [key, was, other, own, by])).toEqual([
    ['rules', 'none', 'Theirs.', 'Mine.', 'both'],
    ['maxLabels', '5', '2', '5', 'them'],
    ['maxComponents', '3', '3', '1', 'me'],
  ]);
});

it('tells an empty list of a project from one that is inherited', () => {
  const empty = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [] } };
  expect(changesBetween(projectFacts(INHERITED_SETTINGS, names), projectFacts(empty, names))).toEqual([
    { key: 'origin.labels', subject: 'Labels', before: 'inherited from the site', after: 'overridden' },
  ]);
});
