import { plural, text } from '../../../src/contract/text';
import type { TakenForOther } from '../../../src/contract/learning';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldNoun } from './common';
import { counts } from './counts';

/** Texts about values to tidy up. */
export const hygieneStrings = {
  hygiene: {
    title: text('Values to tidy up'),
    intro: text(
      'Components and labels that mean the same, that nobody uses, or that add nothing, by what was learned from this project’s issues.',
    ),
    siteWide: text('Each click changes the site’s lists, which count for every project without lists of its own.'),
    find: text('Find values to tidy up'),
    none: text('Nothing to tidy up was found.'),
    more: (count: number) => text('Show {count} more', { count }),
    titled: (title: string, field: TriageField) => `${title} (${fieldNoun(field)})`,
    same: (gone: string, stays: string) => text('“{gone}” and “{stays}” seem to mean the same', { gone, stays }),
    spelling: (gone: number, stays: number) =>
      text('They differ only in spelling. {gone} against {stays}.', { gone: counts.issues(gone), stays: counts.issues(stays) }),
    alike: (gone: string, stays: string, ofGone: TakenForOther, ofStays: TakenForOther) =>
      plural(
        ofGone.asked,
        'The words of issues do not tell them apart: {taken} of {count} issue with “{gone}” read like “{stays}”, and {others} of {of} the other way around.',
        'The words of issues do not tell them apart: {taken} of {count} issues with “{gone}” read like “{stays}”, and {others} of {of} the other way around.',
        { taken: ofGone.taken, gone, stays, others: ofStays.taken, of: ofStays.asked },
      ),
    together: (gone: string, stays: string) => text('“{gone}” is always set together with “{stays}”', { gone, stays }),
    togetherOf: (times: number, seen: number, stays: string) =>
      plural(
        seen,
        '{times} of the {count} issue that has it also has “{stays}”.',
        '{times} of the {count} issues that have it also have “{stays}”.',
        { times, stays },
      ),
    unused: (gone: string) => text('Nobody has used “{gone}” for a year', { gone }),
    neverUsed: (read: number, day: string) =>
      text('It is on none of the {read} issues that were read, resolved since {day}.', { read, day }),
    lastUsed: (day: string, seen: number) =>
      plural(
        seen,
        'It was last used on an issue resolved on {day}, and on {count} issue in all.',
        'It was last used on an issue resolved on {day}, and on {count} issues in all.',
        { day },
      ),
    map: (gone: string, stays: string) => text('Map “{gone}” to “{stays}”', { gone, stays }),
    remove: (gone: string) => text('Stop proposing “{gone}”', { gone }),
    openProjects: text('Open the project’s own list'),
    done: text('Done, as soon as you save it.'),
    review: text('Review and save the allowed values'),
  },
};
