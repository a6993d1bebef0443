import '../bridge';
import { findChanges, findDivergences } from '../../../../resources/common/settings/differences';
import { listProjectFacts } from '../../../../resources/common/project/project-facts';
import { listSiteFacts } from '../../../../resources/common/settings/site-facts';
import { DEFAULT_SETTINGS, INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { SETTINGS_SCHEMA_VERSION } from '../../../../src/contract/limits';
import type { Settings } from '../../../../src/contract/settings';

const names = { priority: [{ id: '2', name: 'High' }], components: [], labels: [] };
const { fields } = DEFAULT_SETTINGS;
const facts = (patch: Partial<Settings>) => listSiteFacts({ ...DEFAULT_SETTINGS, ...patch }, names);

/** Settings in which every leaf says something else than the default. */
const EVERYTHING: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  endpoint: { baseUrl: 'https://llm.your-company.com/v1', model: 'small' },
  thinking: 'off',
  fields: {
    labels: { enabled: false, minConfidence: 0.1, max: 2 },
    components: { enabled: false, minConfidence: 0.2, max: 1 },
    priority: { enabled: false, minConfidence: 0.3, overwrite: true, defaultId: '2' },
  },
  allowlists: {
    labels: [{ name: 'ui', description: '' }],
    components: [{ name: 'storage', description: 'disks' }],
    priority: [{ id: '2', description: '' }],
  },
  automatic: {
    priority: { enabled: true, except: ['2'] },
    components: { enabled: true, except: ['storage'] },
    labels: { enabled: true, except: ['ui'], atLeast: 5 },
  },
  evidence: { enabled: false, count: 3 },
  labelMappings: [{ from: 'screen', to: 'ui' }],
  rules: 'Be brief.',
  maskPersonalData: false,
  sendRestrictedIssues: true,
  language: 'Deutsch',
  limits: { perUserPerMinute: 3, perSitePerDay: 30 },
  projects: { mode: 'only', keys: ['SHOP'], mayWiden: true },
  dailyCheck: false,
  markIssues: true,
};

it('finds no difference between the same settings', () => {
  expect(findChanges(facts({}), facts({}))).toEqual([]);
});

it('knows every setting there is', () => {
  const changes = findChanges(facts({}), listSiteFacts(EVERYTHING, names));
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
      priority: [],
    },
  });
  const after = facts({
    allowlists: { labels: [{ name: 'ui', description: 'screens' }], components: [], priority: [{ id: '2', description: '' }] },
    fields: { ...fields, labels: { ...fields.labels, max: 3 } },
  });
  expect(findChanges(before, after).map(({ subject, before: was, after: is }) => [subject, was, is])).toEqual([
    ['Maximum number of labels', '5', '3'],
    ['Label old', 'gone', null],
    ['Label ui', 'allowed', 'screens'],
    ['Priority High', null, 'allowed'],
  ]);
});

it('tells mine from theirs, and what both changed', () => {
  const base = facts({});
  const theirs = facts({ rules: 'Theirs.', fields: { ...fields, labels: { ...fields.labels, max: 2 } }, language: 'Deutsch' });
  const mine = facts({ rules: 'Mine.', fields: { ...fields, components: { ...fields.components, max: 1 } }, language: 'Deutsch' });
  expect(findDivergences(base, theirs, mine).map(({ key, base: was, theirs: other, mine: own, by }) => [key, was, other, own, by])).toEqual(
    [
      ['fields.components.max', '3', '3', '1', 'me'],
      ['fields.labels.max', '5', '2', '5', 'them'],
      ['rules', 'none', 'Theirs.', 'Mine.', 'both'],
    ],
  );
});

it('tells an empty list of a project from one that is inherited', () => {
  const empty = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [] } };
  expect(findChanges(listProjectFacts(INHERITED_SETTINGS, names), listProjectFacts(empty, names))).toEqual([
    { key: 'origin.labels', subject: 'Labels', before: 'inherited from the site', after: 'overridden' },
  ]);
});
