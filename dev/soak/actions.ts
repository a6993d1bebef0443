import type { SettingsView } from '../../src/contract/admin';
import type { PanelState, SuggestOutcome, SuggestionView } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import type { Role } from '../jira';
import { pickWeighted, type Chance } from '../random';
import type { SoakSite } from './soak-site';

/** Suggestions and runs that someone has seen, on whichever issue. */
export interface Seen {
  suggestions: { issueKey: string; suggestion: SuggestionView }[];
  runs: { issueKey: string; id: string }[];
}

type Action = (site: SoakSite, chance: Chance, seen: Seen) => Promise<Result<unknown>>;

/** Open issues, one with a security level and one that agents do not see among them. */
const ISSUES = [...Array.from({ length: 12 }, (_each, index) => `SHOP-${13 + index}`), 'APP-9', 'FIELD-3', 'PPL-2', 'OPS-9'];
const MOST_SEEN = 60;

const pick = <Item>(chance: Chance, items: readonly Item[]): Item | undefined => items[chance(items.length)];

function anyone(chance: Chance): Role {
  return pick(chance, ['agent', 'agent', 'agent', 'agent', 'agent', 'administrator', 'administrator', 'viewer'] as const) ?? 'agent';
}

function note(seen: Seen, issueKey: string, suggestion: SuggestionView): void {
  seen.suggestions.push({ issueKey, suggestion });
  if (seen.suggestions.length > MOST_SEEN) seen.suggestions.shift();
}

const look: Action = async (site, chance, seen) => {
  const issueKey = pick(chance, ISSUES) ?? '';
  const result = (await site.panel('getPanel', undefined, { as: anyone(chance), issueKey })) as Result<PanelState>;
  if (result.ok && result.data.kind === 'suggestion') note(seen, issueKey, result.data.suggestion);
  if (result.ok && result.data.kind === 'working') seen.runs.push({ issueKey, id: result.data.run.id });
  return result;
};

const suggest: Action = async (site, chance, seen) => {
  const issueKey = pick(chance, ISSUES) ?? '';
  const result = (await site.panel(
    'suggestTriage',
    { again: chance(2) === 0 },
    { as: anyone(chance), issueKey },
  )) as Result<SuggestOutcome>;
  if (result.ok && result.data.status === 'ready') note(seen, issueKey, result.data.suggestion);
  if (result.ok && result.data.status === 'pending') seen.runs.push({ issueKey, id: result.data.run.id });
  return result;
};

/** Some of what is proposed or offered, and now and then what is not. */
function acceptance({ fields }: SuggestionView, chance: Chance): object {
  const chosen = (field: string): string[] => {
    const view = fields.find((each) => each.field === field);
    const known = [...(view?.proposals.map(({ value }) => value.id) ?? []), ...(view?.options.map(({ id }) => id).slice(0, 3) ?? [])];
    return known.filter(() => chance(2) === 0);
  };
  const wild = chance(12) === 0;
  const priority = chosen('priority').slice(0, 1);
  return {
    priority: wild ? priority.map(() => '1') : priority,
    components: chosen('components'),
    labels: [...chosen('labels'), ...(wild ? ['security'] : [])],
    ...(chance(30) === 0 ? { assignee: 'somebody' } : {}),
  };
}

const decide =
  (functionKey: 'applyTriage' | 'undoTriage' | 'dismissTriage'): Action =>
  async (site, chance, seen) => {
    // The newest ones most of the time; older ones are stale.
    const recent = seen.suggestions.slice(chance(5) === 0 ? 0 : -4);
    const known = pick(chance, recent);
    if (known === undefined) return look(site, chance, seen);
    const { issueKey, suggestion } = known;
    const suggestionId = suggestion.id;
    const payload = functionKey === 'applyTriage' ? { suggestionId, accepted: acceptance(suggestion, chance) } : { suggestionId };
    return site.panel(functionKey, payload, { as: anyone(chance), issueKey });
  };

/** Two people who accept the same suggestion at the same moment; the second one's result counts. */
const acceptTwice: Action = async (site, chance, seen) => {
  const [, result] = await Promise.all([decide('applyTriage')(site, chance, seen), decide('applyTriage')(site, chance, seen)]);
  return result;
};

const cancel: Action = async (site, chance, seen) => {
  const run = seen.runs.pop();
  if (run === undefined) return look(site, chance, seen);
  return site.panel('cancelRun', { runId: run.id }, { as: anyone(chance), issueKey: run.issueKey });
};

const administrate: Action = async (site, chance) => {
  const { endpoint } = site.settings;
  const calls = [
    ['getSettings', undefined],
    ['getActivity', undefined],
    ['getStatistics', { days: 7 }],
    ['listVersions', undefined],
    ['testConnection', { ...endpoint, token: { action: 'keep' } }],
    ['runCheck', undefined],
  ] as const;
  const [functionKey, payload] = pick(chance, calls) ?? calls[0];
  return site.admin(functionKey, payload, chance(6) === 0 ? 'agent' : 'administrator');
};

/** Other rules each time, so that questions change. */
const saveSettings: Action = async (site, chance) => {
  const read = (await site.admin('getSettings', undefined, 'administrator')) as Result<SettingsView>;
  if (!read.ok) return read;
  const settings = { ...site.settings, rules: `Edition ${chance(1_000)}` };
  return site.admin('saveSettings', { version: read.data.version, settings, token: { action: 'keep' } }, 'administrator');
};

/** What no front end sends. */
const misuse: Action = (site, chance) => {
  const calls: [string, unknown][] = [
    ['suggestTriage', { again: 'yes' }],
    ['applyTriage', { suggestionId: '../x', accepted: null }],
    ['saveSettings', {}],
    ['undoTriage', []],
  ];
  const [functionKey, payload] = pick(chance, calls) ?? ['nothing', undefined];
  return site.panel(functionKey, payload, { as: anyone(chance), issueKey: 'SHOP-13' });
};

/** How often each happens, of a hundred. */
const WEIGHTS: [Action, number][] = [
  [look, 28],
  [suggest, 26],
  [decide('applyTriage'), 16],
  [acceptTwice, 2],
  [decide('undoTriage'), 10],
  [decide('dismissTriage'), 4],
  [cancel, 3],
  [administrate, 7],
  [saveSettings, 2],
  [misuse, 2],
];

export function pickAction(chance: Chance): Action {
  return pickWeighted(chance, WEIGHTS);
}
