import { attackFence } from '../../../dev/attacks/attacks';
import { forge } from '../../../dev/attacks/prompt/forgeries';
import { buildHostilePrompt } from '../../../dev/attacks/prompt/hostile-prompt';
import { findPromptFaults } from '../../../dev/attacks/prompt/prompt-faults';
import { visibleMarkers } from '../../../dev/attacks/prompt/visible-markers';
import { createRandom } from '../../../dev/random';
import { escapeFenceSigns, holdsMarker } from '../../../src/text/defuse-markers';

const COUNT = 2_000;
const SEED = 1;

describe('of forged markers', () => {
  // @promise prompt-fence
  it('none gets into a prompt, wherever it stands and however it is disguised', () => {
    expect(attackFence(COUNT, SEED)).toEqual({ name: 'Forged markers', cases: '2,000 forgeries (seed 1)', faults: [] });
  }, 120_000);

  it('each would be seen if it were let through', () => {
    const random = createRandom(SEED);
    const forgeries = Array.from({ length: COUNT }, (_each, index) => forge(random, index));
    expect(forgeries.filter(({ bare }) => visibleMarkers(bare).length !== 1)).toEqual([]);
    expect(new Set(forgeries.map(({ place }) => place)).size).toBeGreaterThan(15);
    const prompt = buildHostilePrompt();
    const pierced = forgeries.map(({ bare }) => ({ ...prompt, user: prompt.user.replace('Orders', bare.replace(/[\s"]/gu, ' ')) }));
    expect(pierced.filter((each) => findPromptFaults(each, prompt.system).length === 0)).toEqual([]);
  });

  // What a reader takes for one or several letters, in each place of the words where it fits, the end included: Ǳ for the D of END.
  it('none is missed because one character reads as several letters', () => {
    const missed: string[] = [];
    for (let codePoint = 0x80; codePoint < 0x20000; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      const letters = character.normalize('NFKD').toLowerCase();
      if (!/^[a-z]+$/u.test(letters)) continue;
      for (const words of ['TICKET START', 'TICKET END']) {
        for (let start = 0; start < words.length; start += 1) {
          const replaced = Array.from(letters, (_letter, index) => words.charAt(start + index)).join('');
          const text = `### ${words.slice(0, start)}${character}${words.slice(start + replaced.length)}`;
          if (visibleMarkers(text).length > 0 && !holdsMarker(text)) missed.push(text);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('a prompt for harmless texts has one of each', () => {
    const prompt = buildHostilePrompt();
    expect(visibleMarkers(`${prompt.system}\n${prompt.user}`)).toEqual(['start', 'end']);
    expect(findPromptFaults(prompt, prompt.system)).toEqual([]);
  });

  it.each([
    'the ticket start date and the ticket end date',
    '## Steps\n1. Open the ticket\n2. End it',
    'C# tickets started to fail',
    'a | b | ticket | status',
    '# ticketing starts here',
  ])('honest text has none: %j', (text) => {
    expect(visibleMarkers(text)).toEqual([]);
    expect(holdsMarker(text)).toBe(false);
  });

  it('signs in JSON are escaped so that it still says the same', () => {
    const value = { 'a-b': ['###', '井 \\# "=" ＃', '---\n|', '😀'] };
    const escaped = escapeFenceSigns(JSON.stringify(value));
    expect(JSON.parse(escaped)).toEqual(value);
    expect(escaped).not.toMatch(/[#＃井=|-]/u);
  });
});
