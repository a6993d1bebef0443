import { existsSync } from 'node:fs';
import { buildHostilePrompt } from '../../../dev/attacks/prompt/hostile-prompt';
import { findAllowedNameFaults, findTextFaults } from '../../../dev/attacks/prompt/text-faults';
import { readBenignTexts } from '../../../dev/attacks/texts/benign-texts';
import { wordsBeforeAndAfter } from '../../../dev/attacks/texts/kept-words';
import { listFiles, readStrings } from '../../../dev/attacks/texts/read-strings';
import { cleanText } from '../../../src/text/clean-text';
import { findFaults } from './invariants';

/**
 * Folder of attack strings by others (text files, JSON, JSON lines), for instance clones of PayloadsAllTheThings,
 * html5lib-tests or the Big List of Naughty Strings. The project holds none of it.
 */
const folder = process.env.CORPORA ?? '';
const LIMIT = 1_000;
const TRUSTED = buildHostilePrompt().system;
/** One file may hold thousands of texts, and a busy machine takes its time. */
const TIMEOUT = 300_000;

function faultsOfCleaning(text: string): string[] {
  const cleaned = cleanText(text, { maskPersonalData: true, limit: LIMIT }).text;
  const again = cleanText(cleaned, { maskPersonalData: true, limit: LIMIT }).text;
  return [...findFaults(cleaned, LIMIT), ...(again === cleaned ? [] : ['changes when cleaned again'])];
}

/** Texts of one file at most, from all over it. */
const MOST_TEXTS = 400;

/**
 * Half of the texts as plain text and masked, half as a document and not masked, one in four as the name of a
 * component as well; `npm run attacks` does all of it with all texts of all files.
 */
function faultsIn(path: string): string[] {
  const texts = readStrings(path);
  const step = Math.ceil(texts.length / MOST_TEXTS);
  const some = texts.filter((_text, index) => index % step === 0);
  return some.flatMap((text, index) => {
    const way = index % 2 === 0 ? { format: 'plain' as const, mask: true } : { format: 'document' as const, mask: false };
    const faults = [
      ...faultsOfCleaning(text),
      ...findTextFaults(text, TRUSTED, way),
      ...(index % 4 === 0 ? findAllowedNameFaults(text) : []),
    ];
    return faults.map((fault) => `${fault}: ${JSON.stringify(text.slice(0, 200))}`);
  });
}

describe('for texts collected by others', () => {
  it('the folder that CORPORA names is there, and holds some', () => {
    expect(existsSync(folder)).toBe(true);
    expect(listFiles(folder).length).toBeGreaterThan(0);
  });

  it.each(existsSync(folder) ? listFiles(folder) : [])(
    'nothing live and no marker of %s gets into a prompt',
    (path) => {
      expect(faultsIn(path)).toEqual([]);
    },
    TIMEOUT,
  );

  it('honest ones that only read like attacks keep their words', () => {
    const texts = readBenignTexts(folder);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      const { before, after } = wordsBeforeAndAfter(text);
      expect(after).toEqual(before);
    }
  });
});
