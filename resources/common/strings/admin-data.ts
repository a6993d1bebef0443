import { counted } from './settings';

/** Texts of the Data tab: history, export and import, reset. */
export const dataStrings = {
  history: {
    title: 'Settings history',
    intro:
      'Each save creates a version. Restoring an earlier version also creates a new one, so nothing is lost. Versions do not include the token.',
    none: 'Nothing has been saved yet.',
    version: (version: number) => `Version ${version}`,
    current: 'current',
    origins: { edited: 'edited on this page', imported: 'from an import', restored: (version: number) => `version ${version} restored` },
    unknownTime: 'unknown time',
    compare: 'Compare and restore',
    whatChanges: (version: number) => `Restoring version ${version} would make these changes:`,
    dropsDraft: 'Your unsaved changes would be lost.',
    restore: (version: number) => `Restore version ${version}`,
    close: 'Close',
  },
  transfer: {
    exportTitle: 'Export',
    exportIntro: 'Your saved settings and those of projects, without the token. Select the text, copy it, and keep it in a file.',
    exportLabel: 'Settings as text',
    importTitle: 'Import',
    importIntro: 'Paste an export. You can review the changes before anything is saved.',
    importLabel: 'Exported settings',
    read: 'Review changes',
    whatChanges: 'The import would make these changes:',
    otherOrigin: (origin: string) =>
      `It uses a different endpoint (${origin}). The saved token will not be sent there: enter a token for it after you apply the import.`,
    projects: (keys: string) =>
      `The export also holds the settings of projects: ${keys}. They are saved at once, over what these projects have now.`,
    saveProjects: (count: number) => `Save the settings of ${counted(count, 'project')}`,
    savedProjects: (saved: number, failed: string) =>
      [
        `Saved for ${counted(saved, 'project')}.`,
        ...(failed === ''
          ? []
          : [`Not saved: ${failed}. You may not see these projects, or something else is wrong: open them on the Projects tab.`]),
      ].join(' '),
    take: 'Apply to form',
    taken: 'The form now contains the import. Nothing is saved yet: review the tabs, then save.',
  },
  reset: {
    title: 'Delete everything',
    intro:
      'Deletes everything that the app has stored: settings and their history, the token, suggestions, statistics and what it has learned of projects. Approval of all hosts is revoked. Issues do not change. This cannot be undone.',
    button: 'Delete everything…',
    confirmTitle: 'Delete everything that Auto-Triage AI has stored?',
    confirmText: (word: string) => `To confirm, type ${word}. Suggestions will not be available until you set up the app again.`,
    confirmLabel: 'Confirmation',
    word: 'delete',
    confirm: 'Delete everything',
    starting: 'Starting…',
    running: (deleted: number, remaining: number) =>
      `${counted(deleted, 'key')} deleted, ${remaining >= 100 ? 'more than 99' : remaining} left. This continues in the background if you leave this page.`,
    settling: (deleted: number) =>
      `${counted(deleted, 'key')} deleted, none left. The app waits half a minute for operations that may still be running, then checks again.`,
    stalled: 'There has been no progress for a while.',
    goOn: 'Continue',
    withdrawing: 'Revoking approved hosts…',
    doneTitle: 'Everything is deleted: 0 keys and 0 secrets left',
    done: 'Everything that the app had stored is deleted, and no hosts are approved.',
    egressFailed:
      'Everything that the app had stored is deleted. Jira could not revoke approval of all hosts; do that on the Connection tab.',
    startAnew: 'Start over',
  },
};
