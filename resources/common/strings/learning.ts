import { counted } from './settings';

/** Texts about what the app has learned of a project, on the admin page and on the project's own page. */
export const learningStrings = {
  title: 'What the app has learned',
  intro:
    'Without an endpoint, the app proposes what it has learned from a project’s resolved issues. Nothing is sent anywhere, and no issue text is kept.',
  consentText:
    'The app reads up to 2,000 resolved issues of the project with your permissions: summary, description, priority, components and labels. Issues with a security level are left out. It keeps only counts of scrambled words. Each issue costs one of the app’s Jira points.',
  consent: 'Read the resolved issues of this project',
  dailyConsent: 'From then on, let the app itself read once a day what was resolved since',
  learn: 'Learn',
  relearn: 'Learn again',
  forget: 'Forget',
  cancel: 'Stop learning',
  failed: 'Learning has stopped.',
  states: {
    reading: 'Reading resolved issues. Keep this page open, or come back later to go on.',
    paused: 'Jira is currently limiting requests. Reading goes on by itself while this page is open.',
    spent: 'The Jira points for this hour are used up. Reading goes on in the next hour while this page is open.',
    training: 'Learning. You can leave this page.',
  },
  progress: (issues: number, points: number, left: number) =>
    `${counted(issues, 'issue')} read, ${counted(points, 'Jira point')} used, ${left.toLocaleString('en')} left in this hour`,
  learned: (issues: number, day: string, points: number) =>
    `Learned from ${counted(issues, 'issue')} of this project for ${counted(points, 'Jira point')}, the first time on ${day}.`,
  daily: 'Learn every day from issues that were resolved since',
  dailyNever: 'The app itself reads them, at most once a day. It has not looked yet.',
  dailySince: (issues: number, when: string) => `${counted(issues, 'issue')} so far, last checked ${when}.`,
  dailyFailed: (when: string) => `The app could not read this project’s issues when it last checked, ${when}. It tries again every day.`,
  decisions: 'Learn from decisions about proposals',
  noDecisions: 'No decisions since.',
  decisionsSince: (count: number, when: string) => `${counted(count, 'decision')} since, the last one ${when}.`,
  decisionsOff: 'They do not count while this is off.',
  decisionsFull: 'More of them teach nothing until their issues are resolved, or until you click Learn again.',
  driftHeads: ['Field', 'Right in the backtest', 'Right since'],
  share: (percent: number, asked: number) => `${percent}% of ${asked.toLocaleString('en')}`,
  notAsked: '–',
  drifted: (fields: string) => `Proposals have become less often right: ${fields}`,
  driftedText: 'The project may triage differently by now. Click Learn again to learn from its newest issues.',
};
