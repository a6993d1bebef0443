import { counted } from './settings';

/** Texts about what the app has learned of a project. */
export const learningStrings = {
  learning: {
    useMinimum: (minimum: number) => `Use ${minimum.toFixed(2)} as the site’s minimum`,
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
