import { plural, text } from '../../../src/contract/text';

/** Texts of the Data tab: history, export and import, reset. */
export const dataStrings = {
  history: {
    title: text('Settings history'),
    intro: text(
      'Each save creates a version. Restoring an earlier version also creates a new one, so nothing is lost. Versions do not include the token.',
    ),
    none: text('Nothing has been saved yet.'),
    version: (version: number) => text('Version {version}', { version }),
    current: text('current'),
    origins: {
      edited: text('edited on this page'),
      imported: text('from an import'),
      restored: (version: number) => text('version {version} restored', { version }),
    },
    unknownTime: text('unknown time'),
    compare: text('Compare and restore'),
    whatChanges: (version: number) => text('Restoring version {version} would make these changes:', { version }),
    dropsDraft: text('Your unsaved changes would be lost.'),
    restore: (version: number) => text('Restore version {version}', { version }),
    close: text('Close'),
  },
  transfer: {
    exportTitle: text('Export'),
    exportIntro: text('Your saved settings and those of projects, without the token. Select the text, copy it, and keep it in a file.'),
    exportLabel: text('Settings as text'),
    importTitle: text('Import'),
    importIntro: text('Paste an export. You can review the changes before anything is saved.'),
    importLabel: text('Exported settings'),
    read: text('Review changes'),
    whatChanges: text('The import would make these changes:'),
    otherOrigin: (origin: string) =>
      text(
        'It uses a different endpoint ({origin}). The saved token will not be sent there: enter a token for it after you apply the import.',
        { origin },
      ),
    projects: (keys: string) =>
      text('The export also holds the settings of projects: {keys}. They are saved at once, over what these projects have now.', { keys }),
    saveProjects: (count: number) => plural(count, 'Save the settings of {count} project', 'Save the settings of {count} projects'),
    savedProjects: (saved: number, failed: string) =>
      [
        plural(saved, 'Saved for {count} project.', 'Saved for {count} projects.'),
        ...(failed === ''
          ? []
          : [
              text('Not saved: {failed}. You may not see these projects, or something else is wrong: open them on the Projects tab.', {
                failed,
              }),
            ]),
      ].join(' '),
    take: text('Apply to form'),
    taken: text('The form now contains the import. Nothing is saved yet: review the tabs, then save.'),
  },
  reset: {
    title: text('Delete everything'),
    intro: text(
      'Deletes everything that the app has stored: settings and their history, the token, suggestions, statistics and what it has learned of projects. Approval of all hosts is revoked. Issues do not change. This cannot be undone.',
    ),
    button: text('Delete everything…'),
    confirmTitle: text('Delete everything that Auto-Triage AI has stored?'),
    confirmText: (word: string) =>
      text('To confirm, type {word}. Suggestions will not be available until you set up the app again.', { word }),
    confirmLabel: text('Confirmation'),
    word: text('delete'),
    confirm: text('Delete everything'),
    starting: text('Starting…'),
    running: (deleted: number, remaining: number) =>
      plural(
        deleted,
        '{count} key deleted, {remaining} left. This continues in the background if you leave this page.',
        '{count} keys deleted, {remaining} left. This continues in the background if you leave this page.',
        { remaining: remaining >= 100 ? text('more than 99') : remaining },
      ),
    settling: (deleted: number) =>
      plural(
        deleted,
        '{count} key deleted, none left. The app waits half a minute for operations that may still be running, then checks again.',
        '{count} keys deleted, none left. The app waits half a minute for operations that may still be running, then checks again.',
      ),
    stalled: text('There has been no progress for a while.'),
    goOn: text('Continue'),
    withdrawing: text('Revoking approved hosts…'),
    doneTitle: text('Everything is deleted: 0 keys and 0 secrets left'),
    done: text('Everything that the app had stored is deleted, and no hosts are approved.'),
    egressFailed: text(
      'Everything that the app had stored is deleted. Jira could not revoke approval of all hosts; do that on the Connection tab.',
    ),
    startAnew: text('Start over'),
  },
};
