import { DEFAULT_SETTINGS, INHERITED_SETTINGS } from '../../../src/contract/default-settings';
import type { ProjectSettings } from '../../../src/contract/project-settings';
import type { Settings } from '../../../src/contract/settings';
import { effectiveSettings, isProjectIncluded } from '../../../src/settings/effective-settings';
import { wideningFaults, widerValues } from '../../../src/settings/project/widening';

const entry = (name: string) => ({ name, description: '' });
const site: Settings = {
  ...DEFAULT_SETTINGS,
  allowlists: { labels: ['crash', 'regression'].map(entry), components: ['Search'].map(entry), priority: [{ id: '1', description: '' }] },
  labelMappings: [{ from: 'boom', to: 'crash' }],
  rules: 'site',
};
const withLists = (allowlists: Partial<ProjectSettings['allowlists']>): ProjectSettings => ({
  ...INHERITED_SETTINGS,
  allowlists: { ...INHERITED_SETTINGS.allowlists, ...allowlists },
});
const widen: Settings = { ...site, projects: { ...site.projects, mayWiden: true } };

describe('effectiveSettings', () => {
  it('are the site’s where nothing is overridden', () => {
    expect(effectiveSettings(site, null)).toBe(site);
    expect(effectiveSettings(site, { settings: INHERITED_SETTINGS, mayExceed: false })).toEqual(site);
  });

  it.each([
    ['narrow only', site, false, ['Crash']],
    ['hold what an administrator of the site allowed', site, true, ['Crash', 'new']],
    ['hold what the site lets projects allow', widen, false, ['Crash', 'new']],
  ])('%s', (_what, settings, mayExceed, expected) => {
    const own = withLists({ labels: ['Crash', 'new'].map(entry) });
    expect(effectiveSettings(settings, { settings: own, mayExceed }).allowlists.labels.map(({ name }) => name)).toEqual(expected);
  });

  // @promise allowlist-of-the-site
  it('lose what left the site’s list since, also where an administrator of the site allowed something else beyond it', () => {
    const overrides = {
      settings: withLists({ labels: ['crash', 'regression', 'new'].map(entry) }),
      mayExceed: true,
      exceeding: ['labels:new'],
    };
    const narrower: Settings = { ...site, allowlists: { ...site.allowlists, labels: [entry('crash')] } };
    const labelsIn = (settings: Settings) => effectiveSettings(settings, overrides).allowlists.labels.map(({ name }) => name);
    expect([labelsIn(site), labelsIn(narrower)]).toEqual([
      ['crash', 'regression', 'new'],
      ['crash', 'new'],
    ]);
    const permitted: Settings = { ...narrower, projects: { ...site.projects, mayWiden: true } };
    expect(labelsIn(permitted)).toEqual(['crash', 'regression', 'new']);
  });

  it('drop a mapping to a label that the project does not allow', () => {
    expect(effectiveSettings(site, { settings: withLists({ labels: [entry('regression')] }), mayExceed: false }).labelMappings).toEqual([]);
  });

  it('take an empty list for what it is', () => {
    expect(effectiveSettings(site, { settings: withLists({ components: [] }), mayExceed: false }).allowlists.components).toEqual([]);
  });
});

describe('widerValues', () => {
  const own = withLists({
    labels: ['CRASH', 'new', 'older'].map(entry),
    components: [entry('Search '), entry('Other')],
    priority: [
      { id: '1', description: '' },
      { id: '9', description: '' },
    ],
  });

  it('are what the site’s lists do not have, with what is in force already', () => {
    const inForce = effectiveSettings(site, { settings: withLists({ labels: [entry('older')] }), mayExceed: true });
    const wider = widerValues(own, site, inForce);
    expect(wider.map(({ path, isInForce }) => [path, isInForce])).toEqual([
      ['allowlists.priority.1', false],
      ['allowlists.components.1', false],
      ['allowlists.labels.1', false],
      ['allowlists.labels.2', true],
    ]);
    expect(wideningFaults(wider).map(({ path }) => path)).toEqual([
      'allowlists.priority.1',
      'allowlists.components.1',
      'allowlists.labels.1',
    ]);
  });
});

it('includes every project, or those that are listed', () => {
  const only: Settings = { ...site, projects: { mode: 'only', keys: ['SHOP'], mayWiden: false } };
  expect([isProjectIncluded(site, 'APP'), isProjectIncluded(only, 'SHOP'), isProjectIncluded(only, 'APP')]).toEqual([true, true, false]);
});
