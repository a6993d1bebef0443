import { counted } from './settings';

/** Texts of the tab about stored data: history, export and import, reset. */
export const dataStrings = {
  history: {
    title: 'Settings history',
    intro: 'Each save is a version. Taking over an earlier one makes a new version, so nothing is lost. The token is not part of it.',
    none: 'Nothing has been saved yet.',
    version: (version: number) => `Version ${version}`,
    current: 'now',
    unknownTime: 'time not known',
    compare: 'Compare and restore',
    show: (version: number) => `Compare version ${version}`,
    whatChanges: (version: number) => `Restoring version ${version} would change this:`,
    dropsDraft: 'Changes that you have not saved would be lost.',
    restore: (version: number) => `Restore version ${version}`,
    close: 'Close',
  },
  transfer: {
    exportTitle: 'Export',
    exportIntro: 'Settings as they are saved, without the token. Click into it, select all, copy, and keep it in a file.',
    importTitle: 'Import',
    importIntro: 'Paste an export. You see what it would change before anything is saved.',
    importLabel: 'Exported settings',
    read: 'Show what it would change',
    whatChanges: 'The import would change this:',
    otherOrigin: (origin: string) =>
      `It names another endpoint (${origin}). The saved token is not sent there: type a token for it after taking it over.`,
    take: 'Take it over into the form',
    taken: 'The form holds the import now. Nothing is saved yet: look through the tabs, then save.',
  },
  reset: {
    title: 'Delete everything',
    intro:
      'Deletes all that the app has stored: settings and their history, the token, suggestions, statistics. Approved hosts are withdrawn. Issues stay as they are. This cannot be undone.',
    button: 'Delete everything…',
    confirmTitle: 'Delete everything that Auto-Triage AI has stored?',
    confirmText: (word: string) => `To confirm, type ${word}. People cannot ask for suggestions until you set the app up again.`,
    confirmLabel: 'Confirmation',
    word: 'delete',
    confirm: 'Delete everything',
    starting: 'Beginning…',
    running: (deleted: number, remaining: number) =>
      `${counted(deleted, 'key')} deleted, ${remaining >= 100 ? 'more than 99' : remaining} left. It goes on in the background, also when you leave this page.`,
    settling: (deleted: number) =>
      `${counted(deleted, 'key')} deleted, none left. It waits half a minute for what may still have been under way, and looks once more.`,
    stalled: 'Nothing has happened for a while.',
    goOn: 'Go on',
    withdrawing: 'Withdrawing approved hosts…',
    doneTitle: 'Nothing is left: 0 keys, 0 secrets',
    done: 'Everything that the app had stored is deleted, and no host is approved any more.',
    egressFailed: 'Everything that the app had stored is deleted. Jira did not withdraw all approved hosts; do that on the tab Connection.',
    startAnew: 'Start anew',
  },
};
