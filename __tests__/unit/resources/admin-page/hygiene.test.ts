import { applyFinding } from '../../../../resources/admin-page/quality/hygiene/apply-finding';
import { findHygiene } from '../../../../resources/admin-page/quality/hygiene/find-hygiene';
import type { HygieneView, ProjectHygiene } from '../../../../src/contract/learning';
import { makeSettingsView } from './make-settings';

const value = (name: string, seen: number, lastAt: string | null) => ({
  name,
  seen,
  lastAt: lastAt === null ? null : `${lastAt}T00:00:00.000Z`,
});

const view = (field: HygieneView['field'], parts: Partial<HygieneView>): HygieneView => ({
  field,
  isOwnList: false,
  values: [],
  alike: [],
  together: [],
  ...parts,
});

const hygiene = (fields: HygieneView[], isWhole = true): ProjectHygiene => ({
  from: '2025-12-01T00:00:00.000Z',
  isWhole,
  issues: 900,
  fields,
});

const found = (fields: HygieneView[], isWhole = true) =>
  findHygiene(hygiene(fields, isWhole)).map(({ gone, stays, evidence }) => ({ gone, stays, evidence }));

describe('values to tidy up', () => {
  it('are those that differ in spelling alone, the rarer of them', () => {
    const values = [value('front-end', 40, '2026-10-01'), value('Frontend', 3, '2026-09-01'), value('backend', 9, '2026-09-01')];
    expect(found([view('labels', { values })])).toEqual([
      { gone: 'Frontend', stays: 'front-end', evidence: 'They differ only in spelling. 3 issues against 40 issues.' },
    ]);
  });

  it('are those that the words of issues do not tell apart, the one that is no longer used', () => {
    const values = [value('UI', 200, '2025-12-20'), value('Storefront', 30, '2026-10-01')];
    const alike = [{ one: 'UI', other: 'Storefront', ofOne: { asked: 40, taken: 14 }, ofOther: { asked: 12, taken: 6 } }];
    expect(found([view('components', { values, alike })])).toEqual([
      {
        gone: 'UI',
        stays: 'Storefront',
        evidence:
          'The words of issues do not tell them apart: 14 of 40 issues with “UI” read like “Storefront”, and 6 of 12 the other way around.',
      },
    ]);
  });

  it('are those that stand with another one nearly always', () => {
    const values = [value('web', 100, '2026-10-01'), value('shop', 20, '2026-10-01'), value('app', 20, '2026-10-01')];
    const together = [
      { one: 'web', other: 'shop', times: 19 },
      { one: 'web', other: 'app', times: 18 },
    ];
    expect(found([view('labels', { values, together })])).toEqual([
      { gone: 'shop', stays: null, evidence: '19 of the 20 issues that have it also have “web”.' },
    ]);
  });

  it('are those that nobody used for a year, as far back as was read', () => {
    const values = [value('new', 100, '2026-10-01'), value('old', 7, '2025-09-30'), value('never', 0, null)];
    const names = (isWhole: boolean) => found([view('labels', { values })], isWhole).map(({ gone }) => gone);
    expect(names(true)).toEqual(['old', 'never']);
    // What was read begins less than a year before the newest issue.
    expect(names(false)).toEqual(['old']);
  });
});

describe('tidying up', () => {
  const { settings } = makeSettingsView();
  const labels = ['ui', 'UX', 'other'].map((name) => ({ name, description: '' }));
  const before = {
    allowlists: { ...settings.allowlists, labels },
    automatic: { ...settings.automatic, labels: { ...settings.automatic.labels, enabled: true, except: ['kept'] } },
    labelMappings: [
      { from: 'interface', to: 'UX' },
      { from: 'ui', to: 'other' },
    ],
  };
  const finding = { key: '', title: '', evidence: '', field: 'labels' as const };

  it('maps a label to the one that means the same, with what was mapped to it, and keeps a rule from bringing it back', () => {
    const after = applyFinding(before, { ...finding, gone: 'UX', stays: 'ui' });
    expect(after.allowlists.labels.map(({ name }) => name)).toEqual(['ui', 'other']);
    expect(after.automatic.labels.except).toEqual(['kept', 'UX']);
    expect(after.labelMappings).toEqual([
      { from: 'interface', to: 'ui' },
      { from: 'UX', to: 'ui' },
    ]);
  });

  it('takes a value away, with the mappings that lead to it', () => {
    const after = applyFinding(before, { ...finding, gone: 'other', stays: null });
    expect(after.allowlists.labels.map(({ name }) => name)).toEqual(['ui', 'UX']);
    expect(after.labelMappings).toEqual([{ from: 'interface', to: 'UX' }]);
    const components = applyFinding(before, { ...finding, field: 'components', gone: 'other', stays: 'x' });
    expect(components.labelMappings).toEqual(before.labelMappings);
    expect(components.allowlists.labels).toEqual(labels);
  });
});
