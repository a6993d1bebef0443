import { createProjectPast, PAST_TOPICS, type JiraState } from '../../dev/jira';
import { applyFinding } from '../../resources/admin-page/quality/hygiene/apply-finding';
import { findHygiene } from '../../resources/admin-page/quality/hygiene/find-hygiene';
import { PROJECT } from './support/learn-project';
import { startPastSite, learnPast, webShop } from './support/past-site';
import { good, suggest, type TriageSite } from './support/triage-site';

const DAY_MS = 86_400_000;
let site: TriageSite;

afterEach(() => site.close());

/** A web shop whose people call one thing by two names, in components and in labels, and have given up one label. */
function untidy(): JiraState {
  const { sample, shop, pattern } = webShop();
  const components = [...shop.components, { id: '19001', name: 'UI', description: '' }];
  const idOf = (name: string): string => components.find((component) => component.name === name)?.id ?? '';
  let issues = 0;
  const past = createProjectPast({
    pattern,
    count: 900,
    from: Date.now() - 1_000 * DAY_MS,
    to: Date.now() - DAY_MS,
    seed: 21,
    languages: ['en'],
    topics: PAST_TOPICS,
    componentsOf: (topic) => [
      idOf(topic === 'Storefront' && (issues += 1) % 2 === 0 ? 'UI' : topic === 'Sign-in' ? 'Customer accounts' : topic),
    ],
    labelsOf: (label, share, index) => [
      ...(label === null ? [] : [label]),
      ...(label === 'regression' ? ['upgrade'] : []),
      ...(share < 0.3 && index % 4 === 0 ? ['tech-debt'] : []),
      ...(index % 30 === 0 ? ['front-end'] : []),
      ...(index % 90 === 1 ? ['Frontend'] : []),
    ],
    prioritiesOf: () => [pattern.priorityId],
    firstNumber: 1_001,
  });
  const projects = sample.projects.map((project) => (project.id === shop.id ? { ...project, components } : project));
  return { ...sample, projects, issues: [...past, ...sample.issues] };
}

describe('values to tidy up', () => {
  it('are found with what speaks for it, and a click on each maps or removes it for good', async () => {
    site = await startPastSite(untidy());
    const named = (names: string[]) => names.map((name) => ({ name, description: '' }));
    const before = good(await site.admin('getSettings'));
    const { allowlists } = before.settings;
    const lists = {
      ...allowlists,
      components: [...allowlists.components, ...named(['UI'])],
      labels: [
        ...allowlists.labels.filter(({ name }) => !['upgrade', 'tech-debt'].includes(name)),
        ...named(['upgrade', 'tech-debt', 'front-end', 'Frontend']),
      ],
    };
    good(
      await site.admin('saveSettings', {
        version: before.version,
        settings: { ...before.settings, allowlists: lists },
        token: { action: 'keep' },
      }),
    );
    await learnPast(site);
    const findings = findHygiene(good(await site.admin('getHygiene', PROJECT)));
    const byKind = (kind: string) => findings.filter(({ key }) => key.startsWith(`${kind}/`));
    expect(byKind('spelling')).toMatchObject([
      { field: 'labels', gone: 'Frontend', stays: 'front-end', evidence: expect.stringMatching(/10 issues against 30 issues/u) },
    ]);
    const [alike, ...others] = byKind('alike');
    expect([others, [alike?.gone, alike?.stays].sort()]).toEqual([[], ['Storefront', 'UI']]);
    expect(alike?.evidence).toMatch(/^The words of issues do not tell them apart: \d+ of \d+ issues/u);
    expect(byKind('together')).toMatchObject([
      { gone: 'upgrade', stays: null, evidence: expect.stringMatching(/^(\d+) of the \1 issues that have it also have “regression”\.$/u) },
    ]);
    expect(byKind('unused')).toEqual(expect.arrayContaining([expect.objectContaining({ gone: 'tech-debt', field: 'labels' })]));

    const { version, settings } = good(await site.admin('getSettings'));
    const tidied = findings.reduce((draft, finding) => ({ ...draft, ...applyFinding(draft, finding) }), settings);
    good(await site.admin('saveSettings', { version, settings: tidied, token: { action: 'keep' } }));
    await learnPast(site);
    const left = findHygiene(good(await site.admin('getHygiene', PROJECT)));
    const gone = findings.map((finding) => `${finding.field}/${finding.gone}`);
    expect(left.filter((finding) => gone.includes(`${finding.field}/${finding.gone}`))).toEqual([]);
    const ui = alike?.gone ?? '';
    const proposed = (await suggest(site)).fields.flatMap(({ field, options }) => options.map(({ name }) => `${field}/${name}`));
    expect(proposed.filter((value) => gone.includes(value))).toEqual([]);
    expect(proposed).toContain(`components/${ui === 'UI' ? 'Storefront' : 'UI'}`);
    // A model that says the old label is understood to mean the other.
    expect(tidied.labelMappings).toContainEqual({ from: 'Frontend', to: 'front-end' });
  });
});
