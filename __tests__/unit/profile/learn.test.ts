import { calibrate, confidenceOf } from '../../../src/profile/learn/calibrate';
import { packField, unpackField } from '../../../src/profile/store/pack-field';
import { generateProject } from '../../fixtures/generated-project';
import { ALLOWED, ask, asValue, learn, shareRight } from './generated-profile';

const past = generateProject(600, 1);
const later = generateProject(150, 2);
const learned = learn(past);

describe('a profile', () => {
  it('finds the component of later issues, in each of three languages', () => {
    for (const language of ['en', 'de', 'ja']) {
      expect(shareRight('components', learned.components.field, generateProject(60, 3, [language]))).toBeGreaterThan(0.95);
    }
  });

  it('learns what kind of issue it is from words that stand everywhere', () => {
    expect(shareRight('labels', learned.labels.field, later)).toBeGreaterThan(0.95);
  });

  it('is the same whenever it is learned from the same issues', () => {
    expect(packField(learn(past).components.field)).toEqual(packField(learned.components.field));
  });

  it('is sure of what the past decides alike, and not of what it decides at random', () => {
    const sure = ask('components', learned.components.field, { summary: 'voucher refund', description: 'basket payment' })[0];
    expect(sure).toMatchObject({ name: 'Checkout' });
    expect(sure?.confidence).toBeGreaterThan(0.9);
    const guess = ask('priority', learned.priority.field, { summary: 'voucher refund', description: 'basket payment' })[0];
    expect(guess?.confidence).toBeLessThan(0.8);
  });

  it('proposes each priority about as often as people chose it', () => {
    const share = (names: (string | undefined)[], name: string) => names.filter((each) => each === name).length / names.length;
    const proposed = later.map((issue) => ask('priority', learned.priority.field, issue)[0]?.name);
    for (const { name } of ALLOWED.priority) {
      const before = share(
        past.map(({ priority }) => priority),
        name,
      );
      expect(Math.abs(share(proposed, name) - before)).toBeLessThan(0.15);
    }
  });

  it('gives reasons in the ticket’s own words', () => {
    const [first] = ask('components', learned.components.field, { summary: 'Gutschein kaputt', description: 'Warenkorb und Zahlung' });
    expect(first?.reason).toMatch(/^In 600 past issues, “.*(gutschein|warenkorb|zahlung).*” go with it\.$/u);
  });

  it('lets values that it has never seen compete by name', () => {
    const allowed = { ...ALLOWED, components: [...ALLOWED.components, asValue('Newsletter')] };
    const [first] = ask(
      'components',
      learn(past.slice(0, 30), allowed).components.field,
      { summary: 'newsletter', description: '' },
      allowed,
    );
    expect(first).toMatchObject({ name: 'Newsletter', reason: expect.stringContaining('No past issue has it yet') });
  });

  it('says that it knows little where there are few issues', () => {
    const few = learn(past.slice(0, 12)).components.field;
    expect(ask('components', few, { summary: 'voucher', description: '' })[0]?.reason).toMatch(/12 past issues, which are few/);
  });

  it('works by names alone where there is no past at all', () => {
    const none = learn([]).components.field;
    const [first] = ask('components', none, { summary: 'Search is slow', description: '' });
    expect(first).toMatchObject({ name: 'Search' });
    expect(first?.confidence).toBeLessThan(0.84);
  });

  it('takes one word of a longer name for the name where the summary has it, and not where the description has it once', () => {
    const allowed = { ...ALLOWED, components: ['Customer accounts', 'Build runners', 'Search'].map(asValue) };
    const none = learn([], allowed).components.field;
    const sureOf = (summary: string, description: string) =>
      ask('components', none, { summary, description }, allowed).find(({ name }) => name === 'Customer accounts');
    const [named, passing, both] = [sureOf('My account', ''), sureOf('Hello', 'my account'), sureOf('Hello', 'the accounts of a customer')];
    expect(passing?.grounds.nameWords).toEqual([]);
    expect(named?.confidence).toBeGreaterThan(0.5);
    expect(both?.confidence).toBeGreaterThan(0.5);
    expect(passing?.confidence).toBeLessThan(0.5);
  });

  it('is no surer than the past is of all issues where it knows nothing of an issue', () => {
    const searching = past.map((issue, index) => (index % 4 === 0 ? issue : { ...issue, components: ['Search'] }));
    const { field } = learn(searching).components;
    // Sure of every first proposal, as of a past in which all issues have words that tell.
    const sure = { ...field, calibration: { ...field.calibration, first: { even: 3, slope: 0 } } };
    expect(ask('components', sure, { summary: 'search', description: '' })[0]?.confidence).toBeGreaterThan(0.9);
    const [first] = ask('components', sure, { summary: 'Verðið birtist rangt', description: '' });
    const share = searching.filter(({ components }) => components.includes('Search')).length / searching.length;
    expect(first?.name).toBe('Search');
    expect(first?.confidence).toBeCloseTo(share, 2);
  });

  it('follows a component that was renamed in Jira, because it knows it by its id', () => {
    const allowed = { ...ALLOWED, components: ALLOWED.components.map(({ id }) => ({ id, name: id === 'Checkout' ? 'Till' : id })) };
    expect(ask('components', learned.components.field, { summary: 'voucher refund', description: 'basket' }, allowed)[0]?.name).toBe(
      'Till',
    );
  });
});

describe('what is stored', () => {
  it('proposes what was learned', () => {
    const field = unpackField(JSON.parse(JSON.stringify(packField(learned.components.field))) as ReturnType<typeof packField>);
    for (const issue of later.slice(0, 40)) {
      const [before] = ask('components', learned.components.field, issue);
      const [after] = ask('components', field, issue);
      expect(after?.name).toBe(before?.name);
      expect(after?.confidence).toBeCloseTo(before?.confidence ?? 0, 1);
    }
  });

  it('holds no word of an issue and no name of a value, packed or unpacked', () => {
    const marked = past.map((issue, index) => ({ ...issue, description: `${issue.description} canaryword${index % 7}` }));
    const { components } = learn(marked);
    const field = packField(components.field);
    const stored = [JSON.stringify(field), Buffer.from(field.packed, 'base64').toString('latin1'), JSON.stringify(unpackField(field))].join(
      '\n',
    );
    for (const word of ['canaryword', 'Checkout', 'checkout', 'voucher', 'Gutschein']) expect(stored).not.toContain(word);
  });
});

describe('calibration', () => {
  it('stays finite where leads tell right from wrong without a fault', () => {
    const judged = Array.from({ length: 200 }, (_each, index) => ({ by: index % 2 === 0 ? 2 : -2, isRight: index % 2 === 0 }));
    const { even, slope } = calibrate(judged, { even: 0, slope: 1.7 });
    expect(confidenceOf({ even, slope }, 2)).toBeLessThan(1);
    expect(confidenceOf({ even, slope }, 0)).toBeCloseTo(0.5, 1);
  });

  it('never makes what speaks more for a value less sure', () => {
    const judged = Array.from({ length: 300 }, (_each, index) => ({ by: index % 2, isRight: index % 2 === 0 }));
    expect(calibrate(judged, { even: 0, slope: 1.7 }).slope).toBe(0);
  });
});
