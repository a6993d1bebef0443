import type { PanelState, SuggestOutcome, SuggestionView } from '../../src/contract/panel';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import type { ProjectSettingsView } from '../../src/contract/project-settings';
import type { SettingsView } from '../../src/contract/admin';
import type { Result } from '../../src/contract/result';
import { pickWeighted, type Chance } from '../random';
import { markOf } from './mark';
import { settingsOf, type Installation } from './installation';

/** What an operation knows of earlier ones: the suggestions of all installations, which it may try in the wrong one. */
export interface Memory {
  suggestions: { installation: number; issueKey: string; id: string }[];
}

const ISSUES = Array.from({ length: 12 }, (_each, index) => `SHOP-${13 + index}`);
const MOST_REMEMBERED = 400;

type Operation = (installation: Installation, chance: Chance, memory: Memory) => Promise<Result<unknown>>;

function remember(memory: Memory, installation: Installation, issueKey: string, id: string): void {
  memory.suggestions.push({ installation: installation.index, issueKey, id });
  if (memory.suggestions.length > MOST_REMEMBERED) memory.suggestions.shift();
}

const pickIssue = (chance: Chance): string => ISSUES[chance(ISSUES.length)] ?? '';

const suggest: Operation = async (installation, chance, memory) => {
  const issueKey = pickIssue(chance);
  if (chance(8) === 0) await installation.becomeSlow();
  const result = (await installation.call('panel', 'suggestTriage', { again: chance(2) === 0 }, { issueKey })) as Result<SuggestOutcome>;
  if (result.ok) remember(memory, installation, issueKey, result.data.status === 'ready' ? result.data.suggestion.id : result.data.run.id);
  return result;
};

const look: Operation = async (installation, chance, memory) => {
  const issueKey = pickIssue(chance);
  const result = (await installation.call('panel', 'getPanel', undefined, {
    issueKey,
    as: chance(3) === 0 ? 'viewer' : 'agent',
  })) as Result<PanelState>;
  if (result.ok && result.data.kind === 'suggestion') remember(memory, installation, issueKey, result.data.suggestion.id);
  return result;
};

/** With a suggestion of this installation, or with one of any other, which must be none here. */
const decide: Operation = async (installation, chance, memory) => {
  const known = memory.suggestions[chance(Math.max(1, memory.suggestions.length))];
  if (known === undefined) return look(installation, chance, memory);
  const { issueKey, id: suggestionId } = known;
  const mark = markOf(installation.index);
  const accepted = { labels: [`data-loss-${mark}`], priority: ['2'] };
  const calls = [
    ['applyTriage', { suggestionId, accepted }],
    ['undoTriage', { suggestionId }],
    ['dismissTriage', { suggestionId }],
    ['cancelRun', { runId: suggestionId }],
  ] as const;
  const [functionKey, payload] = calls[chance(calls.length)] ?? calls[0];
  const result = (await installation.call('panel', functionKey, payload, { issueKey })) as Result<{ suggestion?: SuggestionView }>;
  if (known.installation !== installation.index && functionKey !== 'cancelRun' && result.ok) {
    throw new Error(`${functionKey} took a suggestion of installation ${known.installation} in installation ${installation.index}.`);
  }
  return result;
};

const saveSettings: Operation = async (installation, chance) => {
  const read = (await installation.call('admin', 'getSettings')) as Result<SettingsView>;
  if (!read.ok) return read;
  const settings = { ...settingsOf(installation), rules: `Rules of ${markOf(installation.index)}, edition ${chance(1_000)}` };
  return installation.call('admin', 'saveSettings', { version: read.data.version, settings, token: { action: 'keep' } });
};

const saveProject: Operation = async (installation, chance) => {
  const read = (await installation.call('project', 'getProjectSettings')) as Result<ProjectSettingsView>;
  if (!read.ok) return read;
  const settings = { ...INHERITED_SETTINGS, rules: `Project rules of ${markOf(installation.index)}, edition ${chance(1_000)}` };
  return installation.call('project', 'saveProjectSettings', { version: read.data.version, settings });
};

const keep = { action: 'keep' };

const administrate: Operation = (installation, chance) => {
  const settings = settingsOf(installation);
  const calls: [string, unknown][] = [
    ['getSettings', undefined],
    ['testConnection', { ...installation.endpoint, token: keep }],
    ['searchProjects', { query: '' }],
    ['readProjectValues', { projectIds: ['10001'] }],
    ['checkValues', { allowlists: settings.allowlists }],
    ['previewPrompt', { settings }],
    ['tryTriage', { settings, token: keep, issueKey: pickIssue(chance) }],
    ['getStatistics', { days: 7 }],
    ['getActivity', undefined],
    ['runCheck', undefined],
    ['listVersions', undefined],
    ['readVersion', { version: 1 }],
    ['listProjectSettings', undefined],
    ['getProjectSettings', { projectId: '10001' }],
  ];
  const [functionKey, payload] = calls[chance(calls.length)] ?? ['getSettings', undefined];
  return installation.call('admin', functionKey, payload);
};

/** How often each happens, of twenty. */
const WEIGHTS: [Operation, number][] = [
  [suggest, 7],
  [look, 4],
  [decide, 4],
  [administrate, 3],
  [saveSettings, 1],
  [saveProject, 1],
];

export function pickOperation(chance: Chance): Operation {
  return pickWeighted(chance, WEIGHTS);
}
