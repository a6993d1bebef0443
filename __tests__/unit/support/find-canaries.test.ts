import { createHash } from 'node:crypto';
import { createCanarySearch } from '../../flow/support/canaries/find-canaries';

const VALUE = 'zqvkwmhdtrnxplgc ü/“ bfyjoseaiukqwzvx';
const search = createCanarySearch({ one: VALUE, other: 'hgfdsaqwertzuiop' });
const formsIn = (text: string) =>
  search(text)
    .filter(({ name }) => name === 'one')
    .map(({ form }) => form);

describe('the search for canaries', () => {
  it.each([
    ['as it is', 'raw', VALUE],
    ['in other letters', 'raw', VALUE.toUpperCase()],
    ['in a piece of twelve characters', 'raw', VALUE.slice(3, 15)],
    ['escaped for JSON, with everything but ASCII as codes', 'ASCII JSON', '\\u00fc/\\u201c'],
    ['escaped for an address', 'URL', encodeURIComponent(VALUE).slice(14, 30)],
    ['in hexadecimal', 'hex', Buffer.from(VALUE).toString('hex')],
    ['in base64', 'base64', Buffer.from(VALUE).toString('base64')],
    ['in base64 behind one byte', 'base64', Buffer.from(`a${VALUE}`).toString('base64')],
    ['in base64 behind two bytes', 'base64', Buffer.from(`ab${VALUE}`).toString('base64')],
    ['in base64 for addresses', 'base64url', Buffer.from(`{"text":${JSON.stringify(VALUE)}}`).toString('base64url')],
    ['backwards', 'reversed', Array.from(VALUE).reverse().join('')],
    ['as a hash', 'sha256', createHash('sha256').update(VALUE).digest('hex')],
  ])('finds one %s', (_how, form, text) => {
    expect(formsIn(`before${text}behind`)).toContain(form);
  });

  it('finds none in text that only resembles one', () => {
    expect(
      search(`${VALUE.slice(0, 11)} ${VALUE.slice(-11)} ${Buffer.from(VALUE.slice(0, 8)).toString('base64')} ${'hgfdsaqwertz'.slice(1)}`),
    ).toEqual([]);
  });

  it('tells which one it found', () => {
    expect(search('xx hgfdsaqwertz xx')).toEqual([{ name: 'other', form: 'raw' }]);
  });
});
