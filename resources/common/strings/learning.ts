import { plural, text } from '../../../src/contract/text';
import { counts } from './counts';

/** Texts about what the app has learned of a project, on the admin page and on the project's own page. */
export const learningStrings = {
  title: text('What the app has learned'),
  intro: text(
    'Without an endpoint, the app proposes what it has learned from a project’s resolved issues. Nothing is sent anywhere, and no issue text is kept.',
  ),
  consentText: text(
    'The app reads up to 2,000 resolved issues of the project with your permissions: summary, description, priority, components and labels. Issues with a security level are left out. It keeps only counts of scrambled words. Each issue costs one of the app’s Jira points.',
  ),
  consent: text('Read the resolved issues of this project'),
  dailyConsent: text('From then on, let the app itself read once a day what was resolved since'),
  learn: text('Learn'),
  relearn: text('Learn again'),
  forget: text('Forget'),
  cancel: text('Stop learning'),
  failed: text('Learning has stopped.'),
  states: {
    reading: text('Reading resolved issues. Keep this page open, or come back later to go on.'),
    elsewhere: text('Another page is reading the resolved issues. Reading goes on here if that page is closed.'),
    paused: text('Jira is currently limiting requests. Reading goes on by itself while this page is open.'),
    spent: text('The Jira points for this hour are used up. Reading goes on in the next hour while this page is open.'),
    training: text('Learning. You can leave this page.'),
  },
  progress: (issues: number, points: number, left: number) =>
    text('{issues} read, {points} used, {left} left in this hour', { issues: counts.issues(issues), points: counts.points(points), left }),
  started: (when: string) => text('Started {when}.', { when }),
  goesOn: (when: string) => text('Continues {when}.', { when }),
  learned: (issues: number, day: string, points: number) =>
    text('Learned from {issues} of this project for {points}, the first time on {day}.', {
      issues: counts.issues(issues),
      points: counts.points(points),
      day,
    }),
  daily: text('Learn every day from issues that were resolved since'),
  dailyNever: text('The app itself reads them, at most once a day. It has not looked yet.'),
  dailySince: (issues: number, when: string) =>
    plural(issues, '{count} issue so far, last checked {when}.', '{count} issues so far, last checked {when}.', { when }),
  dailyFailed: (when: string) =>
    text('The app could not read this project’s issues when it last checked, {when}. It tries again every day.', { when }),
  decisions: text('Learn from decisions about proposals'),
  noDecisions: text('No decisions since.'),
  decisionsSince: (count: number, when: string) =>
    plural(count, '{count} decision since, the last one {when}.', '{count} decisions since, the last one {when}.', { when }),
  decisionsOff: text('They do not count while this is off.'),
  decisionsFull: text('More of them teach nothing until their issues are resolved, or until you click Learn again.'),
  driftHeads: [text('Field'), text('Right in the backtest'), text('Right since')],
  share: (percent: number, asked: number) => text('{percent}% of {asked}', { percent, asked }),
  notAsked: '–',
  drifted: (fields: string) => text('Proposals have become less often right: {fields}', { fields }),
  driftedText: text('The project may triage differently by now. Click Learn again to learn from its newest issues.'),
};
