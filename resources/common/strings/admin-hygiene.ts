import type { TakenForOther } from '../../../src/contract/learning';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { counted } from './settings';

const issues = (count: number): string => counted(count, 'issue');

/** Texts about values to tidy up. */
export const hygieneStrings = {
  hygiene: {
    title: 'Values to tidy up',
    intro:
      'Components and labels that mean the same, that nobody uses, or that add nothing, by what was learned from this project’s issues.',
    find: 'Find values to tidy up',
    none: 'Nothing to tidy up was found.',
    more: (count: number) => `Show ${count} more`,
    titled: (title: string, field: TriageField) => `${title} (${FIELD_TRAITS[field].noun})`,
    same: (gone: string, stays: string) => `“${gone}” and “${stays}” seem to mean the same`,
    spelling: (gone: number, stays: number) => `They differ only in spelling. ${issues(gone)} against ${issues(stays)}.`,
    alike: (gone: string, stays: string, ofGone: TakenForOther, ofStays: TakenForOther) =>
      `The words of issues do not tell them apart: ${ofGone.taken} of ${issues(ofGone.asked)} with “${gone}” read like “${stays}”, and ${ofStays.taken} of ${ofStays.asked} the other way around.`,
    together: (gone: string, stays: string) => `“${gone}” is always set together with “${stays}”`,
    togetherOf: (times: number, seen: number, stays: string) => `${times} of the ${issues(seen)} that have it also have “${stays}”.`,
    unused: (gone: string) => `Nobody has used “${gone}” for a year`,
    neverUsed: (read: number, day: string) =>
      `It is on none of the ${read.toLocaleString('en')} issues that were read, resolved since ${day}.`,
    lastUsed: (day: string, seen: number) => `It was last used on an issue resolved on ${day}, and on ${issues(seen)} in all.`,
    map: (gone: string, stays: string) => `Map “${gone}” to “${stays}”`,
    remove: (gone: string) => `Stop proposing “${gone}”`,
    openProjects: 'Open the project’s own list',
    done: 'Done, as soon as you save it.',
    review: 'Review and save the allowed values',
  },
};
