import { counted } from './settings';

/** Texts about what the app has learned of a project. */
export const learningStrings = {
  learning: {
    move: (minimum: number) => `Minimum confidence: ${minimum.toFixed(2)}`,
    useHere: (minimum: number) => `Use ${minimum.toFixed(2)} in this project`,
    useMinimum: (minimum: number) => `Use ${minimum.toFixed(2)} as the site’s minimum`,
    inUse: (meaning: string) => `In use in this project. When it was chosen: ${meaning}`,
    useSites: 'Use the site’s minimum again',
    backtestIntro:
      'What would it have done? The app learned from the older part of these issues and was asked about the newer part. What people chose counts as right.',
    tooFew: (field: string, labelled: number) =>
      `${field}: too few issues with an allowed value (${labelled}) to say how good proposals would be.`,
    minimum: (minimum: number, ticked: number, wrong: number, asked: number) =>
      `With a minimum confidence of ${minimum.toFixed(2)}, ${ticked} of 100 issues ${ticked === 1 ? 'gets' : 'get'} a tick, and ${wrong} of these ticks ${wrong === 1 ? 'is' : 'are'} wrong (${counted(asked, 'issue')} asked about).`,
    curve: 'Ticks that are right, by how many of 100 issues get one',
    right: 'Ticks that are right',
    columns: ['Minimum', 'Issues with a tick', 'Ticks that are right'],
    valueColumns: ['Value', 'Chosen by people', 'Proposed first', 'Found', 'Right when proposed'],
    levelColumns: ['Priority', 'Of what people chose', 'Of what was proposed', 'Found'],
    confusion: (chosen: string, proposed: string, times: number, of: number) => `${chosen} is taken for ${proposed} in ${times} of ${of}.`,
    urgent: (level: string, found: number, chosen: number) =>
      `${level}: ${found} of ${counted(chosen, 'issue')} would have been proposed as such.`,
    noAlarm: 'Do not rely on the app to notice what is urgent.',
  },
};
