import type { CanaryName } from './canary';
import type { Sighting } from './canary-site';

/** What the model is told travels to it, through the queue when it is slow, and is shown to an administrator who tries it out. */
const ASKED = ['prompts', 'events', 'result admin.tryTriage'];
/** Where suggestions are shown. */
const PANEL = [
  'result panel.getPanel',
  'result panel.suggestTriage',
  'result panel.applyTriage',
  'result panel.undoTriage',
  'result panel.dismissTriage',
  'result panel.cancelRun',
  'result queue.getQueue',
  'result queue.getIssue',
  'result panel.findSimilar',
  'result queue.findSimilar',
  'result queue.suggestTriage',
  'result queue.cancelRun',
];
/** Where settings are shown to those who make them. */
const SETTINGS = [
  'storage settings',
  'result admin.getSettings',
  'result admin.saveSettings',
  'result admin.readVersion',
  'result admin.readImport',
];
const PROJECT = [
  'result project.getProjectSettings',
  'result project.saveProjectSettings',
  'result admin.getProjectSettings',
  'result admin.saveProjectSettings',
  'result admin.listProjectSettings',
];
/** Which values there are in a project. */
const VALUES = ['result admin.readProjectValues', 'result project.readProjectValues'];
/** Those that may be proposed as well, and how the project uses them. */
const ALLOWED_VALUES = [...VALUES, 'result admin.getHygiene', 'result admin.previewPrompt'];
/** What became of the values of suggestions. */
const DECIDED = [
  'storage suggestion',
  'storage decision',
  'storage event',
  'storage statistics',
  'result admin.getStatistics',
  'result admin.getCoach',
];

/**
 * Where each canary may be; nowhere else. A name that is not here may be nowhere at all: comments,
 * people, keys of issues, text past the limit, masked and restricted text, and everything that servers say
 * in errors. No canary is ever in a log line.
 */
export const MAY_BE: Partial<Record<CanaryName, string[]>> = {
  // A list tells issues apart by it.
  summary: [...ASKED, 'jira reads', 'result queue.getQueue'],
  // The list shows Jira's own answer to the person; the issue goes nowhere else.
  restrictedSummary: ['result queue.getQueue'],
  description: [...ASKED, 'jira reads'],
  issueType: ASKED,
  // Its page names the project by key, and similar issues are shown with theirs.
  issueKey: [...PANEL, 'result panel.findNextIssue', ...PROJECT, 'jira reads', 'result admin.tryTriage', 'result admin.searchProjects'],
  projectName: [...PROJECT, 'result admin.searchProjects'],
  currentComponent: [...ASKED, ...PANEL, ...PROJECT, ...VALUES],
  currentLabel: [...ASKED, ...PANEL, ...VALUES],
  currentPriority: [
    ...ASKED,
    ...PANEL,
    ...PROJECT,
    ...VALUES,
    'storage suggestion',
    'storage decision',
    'result admin.getSettings',
    'result admin.saveSettings',
    'error panel.applyTriage',
    'error panel.undoTriage',
  ],
  similarSummary: [...ASKED, ...PANEL],
  similarLabel: [...ASKED, ...PANEL, ...VALUES],
  similarComponent: [...ASKED, ...PANEL, ...PROJECT, ...VALUES],
  token: ['secret endpoint-token', 'endpoint heads'],
  endpointHost: [...SETTINGS, 'storage endpoint', 'secret endpoint-token'],
  rules: [...SETTINGS, ...ASKED, ...PROJECT, 'result admin.previewPrompt'],
  language: [...SETTINGS, ...ASKED, 'result admin.previewPrompt', 'result admin.getCoach'],
  allowedComponent: [...SETTINGS, ...ASKED, ...PANEL, ...PROJECT, ...ALLOWED_VALUES, ...DECIDED, 'jira reads'],
  componentNote: [...SETTINGS, ...ASKED, ...PROJECT, 'result admin.previewPrompt'],
  allowedLabel: [
    ...SETTINGS,
    ...ASKED,
    ...PANEL,
    ...PROJECT,
    ...ALLOWED_VALUES,
    ...DECIDED,
    'result admin.checkValues',
    'jira writes',
    'storage project-settings',
  ],
  labelNote: [...SETTINGS, ...ASKED, ...PROJECT, 'result admin.previewPrompt'],
  mappedFrom: [...SETTINGS, ...PROJECT, 'events'],
  projectRules: ['storage project-settings', ...PROJECT, ...ASKED, 'result admin.previewPrompt'],
  projectNote: ['storage project-settings', ...PROJECT, ...ASKED, 'result admin.previewPrompt'],
  reason: [...PANEL, 'storage suggestion', 'result admin.tryTriage'],
  proseAroundReply: ['result admin.tryTriage'],
  unknownValue: ['result admin.tryTriage'],
  unknownKey: ['result admin.tryTriage'],
  // Who it was, to those who look at the same issue; and to everybody who they are themselves.
  agentAccount: ['result admin.tryTriage', 'channels', 'result panel.listen', 'result queue.listenToIssues'],
  pastedText: ['result admin.tryMasking'],
};

/** What came to the app is no leak; only what it made of that. */
export function isOutgoing({ place }: Sighting): boolean {
  return !place.startsWith('came from ');
}

/** Sightings where the canary does not belong, one line each. */
export function leaks(sightings: Sighting[]): string[] {
  return sightings
    .filter(isOutgoing)
    .filter(({ name, place }) => !(MAY_BE[name] ?? []).includes(place))
    .map(({ name, form, place }) => `${name} (${form}) in ${place}`);
}
