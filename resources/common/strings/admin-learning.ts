import { counted } from './settings';

/** Texts about what the app has learned of a project. */
export const learningStrings = {
  learning: {
    title: 'What the app has learned',
    intro:
      'Without an endpoint, the app proposes what it has learned from a project’s resolved issues. Nothing is sent anywhere, and no issue text is kept.',
    consentText:
      'The app reads up to 2,000 resolved issues of the project with your permissions: summary, description, priority, components and labels. Issues with a security level are left out. It keeps only counts of scrambled words. Each issue costs one of the app’s Jira points.',
    consent: 'Read the resolved issues of this project',
    learn: 'Learn',
    relearn: 'Learn again',
    forget: 'Forget',
    cancel: 'Stop learning',
    useMinimum: (minimum: number) => `Use ${minimum.toFixed(2)} as the site’s minimum`,
    failed: 'Learning has stopped.',
    states: {
      reading: 'Reading resolved issues. Keep this page open, or come back later to go on.',
      paused: 'Jira is currently limiting requests. Reading goes on by itself while this page is open.',
      training: 'Learning. You can leave this page.',
    },
    progress: (issues: number, points: number) => `${counted(issues, 'issue')} read, ${counted(points, 'Jira point')} used`,
    learned: (issues: number, day: string, points: number, decisions: number) =>
      `Learned from ${counted(issues, 'issue')} on ${day} for ${counted(points, 'Jira point')}, and from ${counted(decisions, 'decision')} since.`,
    backtestIntro:
      'What would it have done? The app learned from the older part of these issues and was asked about the newer part. What people chose counts as right.',
    tooFew: (field: string, labelled: number) =>
      `${field}: too few issues with an allowed value (${labelled}) to say how good proposals would be.`,
    minimum: (minimum: number, ticked: number, wrong: number, asked: number) =>
      `With a minimum confidence of ${minimum.toFixed(2)}, ${ticked} of 100 issues ${ticked === 1 ? 'gets' : 'get'} a tick, and ${wrong} of these ticks ${wrong === 1 ? 'is' : 'are'} wrong (${counted(asked, 'issue')} asked about).`,
    curve: 'By minimum confidence, in percent',
    ticked: 'Issues with a tick',
    right: 'Ticks that are right',
    columns: ['Minimum', 'Issues with a tick', 'Ticks that are right'],
    confusion: (chosen: string, proposed: string, times: number) => `${chosen} was taken for ${proposed} in ${counted(times, 'issue')}.`,
  },
};
