import { cleanText } from '../../../../src/text/clean-text';
import { maskPersonalData } from '../../../../src/text/mask/mask-personal-data';

const NAMES = ['Mara Lindqvist', 'Tomás Okafor', 'May Green', 'Support'];

describe('names that Jira knows', () => {
  it.each([
    ['Mara Lindqvist cannot pay.', '[name] cannot pay.'],
    ['seen by mara  lindqvist and TOMÁS OKAFOR', 'seen by [name] and [name]'],
    ['Lindqvist, Mara wrote', '[name] wrote'],
    ['Thanks Mara, it works', 'Thanks [name], it works'],
    ['reported by Okafor yesterday', 'reported by [name] yesterday'],
    ['Mara said so', '[name] said so'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text, NAMES).text).toBe(masked);
  });

  it.each([
    'Green buttons are gone since May',
    'Support does not know',
    'Maraschino and Lindqvistgatan stay',
    'Mara Jones is somebody else',
    'Henrike Aldenhoven is nobody whom Jira knows',
  ])('leaves alone: %s', (text) => {
    expect(maskPersonalData(text, NAMES).text).toBe(text);
  });

  it('counts them, and finds none where none is given', () => {
    expect(maskPersonalData('Mara Lindqvist', NAMES).found.name).toBe(1);
    expect(maskPersonalData('Mara Lindqvist').text).toBe('Mara Lindqvist');
  });

  it.each([['User Name'], ['[name] email'], ['(a+)+$ .*'], ['\\ | ^'], [''], ['x'.repeat(300)]])(
    'keeps the cleaned text stable, whatever somebody calls themselves: %s',
    (name) => {
      const text = `Thanks ${name}, the user name ${name} and [email] are there.`;
      const options = { maskPersonalData: true, names: [name], limit: 1_000 };
      const once = cleanText(text, options).text;
      expect(cleanText(once, options).text).toBe(once);
      expect(once).toContain('the user name');
    },
  );
});
